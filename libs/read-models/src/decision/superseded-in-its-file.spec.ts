import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { links, more, promise, register } from '../testing/pledging.js';
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
    const [certain, open] = [
      ['1', '1', '1'],
      ['4', '1', '4'],
    ];
    expect(await committed(replacing('2017-11-10'))).toEqual([certain, certain]);
    expect(await committed(replacing('2017-11'))).toEqual([open, open]);
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
