import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { links, more, open, promise, register } from '../testing/pledging.js';
import type { Register } from '../testing/register.js';

/** What Belgium and the mission have committed in the middle of November: for certain, and from the least to the most. */
async function committed(record: Register): Promise<readonly (readonly unknown[])[]> {
  const { items, missions } = await deploymentState(record.asked('2017-11-15'), { mission: 'rs' });
  const figures = [items.find(({ party }) => party === 'belgium'), ...missions];
  return figures.map((of) => [of?.committed?.certain?.min, of?.committed?.min, of?.committed?.max]);
}

/** A promise of November that takes the place of one of October in the same file. */
function replacing(occurred: string): Register {
  const record = register();
  const old = promise(record, 'of-be', 'belgium', more(4));
  const data = { by: 'belgium', amount: more(1) };
  record.do('decisions/of-be/make-commitment', { data, occurred, ...links('supersedes', old) });
  return record;
}

describe('a promise that takes the place of another in its file', () => {
  it('stands instead of it once it was certainly made, and until then there is the one or the other', async () => {
    const [certain, perhaps] = [
      ['1', '1', '1'],
      ['4', '1', '4'],
    ];
    expect(await committed(replacing('2017-11-10'))).toEqual([certain, certain]);
    expect(await committed(replacing('2017-11'))).toEqual([perhaps, perhaps]);
  });

  it('counts by itself where the file is perhaps the same as that of another party', async () => {
    const record = replacing('2017-11-10');
    record.do('decisions/of-be/make-commitment', { data: { by: 'belgium', amount: more(1) }, occurred: '2017-11-11' });
    promise(record, 'of-no', 'norway', more(1));
    const data = { relation: 'same-as', to: 'decisions/of-no' };
    record.do('decisions/of-be/link', { data, occurred: '2017-11' });
    const [, mission] = await committed(record);
    expect(mission).toEqual(['1', '1', '3']);
  });
});

it('a promise that one of another party perhaps takes the place of may stand whatever else is promised beside it', async () => {
  const record = register();
  const old = promise(record, 'of-be', 'belgium', more(1));
  for (const occurred of ['2017-11-02', '2017-11'])
    record.do('decisions/of-be/make-commitment', { data: { by: 'belgium', amount: more(1) }, occurred });
  open(record, 'of-two', 'two');
  const data = { by: 'two', amount: more(1) };
  record.do('decisions/of-two/make-commitment', { data, occurred: '2017-11', ...links('supersedes', old) });
  const [belgium] = await committed(record);
  expect(belgium).toEqual(['2', '1', '3']);
});
