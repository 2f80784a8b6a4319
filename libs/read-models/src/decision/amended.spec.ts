import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { oneFile } from '../testing/one-file.js';

const troops = (value: number, basis: string): JsonObject => ({ value, basis, unit: 'personnel' });

/** What is committed once a first amount was amended by others, one a month from February on. */
async function committed(day: string, first: JsonObject, ...amendments: readonly JsonObject[]) {
  const record = oneFile();
  record.do('decisions/more/make-commitment', { data: { by: 'belgium', amount: first }, occurred: '2018-01-10' });
  amendments.forEach((amount, index) =>
    record.do('decisions/more/amend-commitment', { data: { amount }, occurred: `2018-0${index + 2}` }),
  );
  const { items } = await deploymentState(record.asked(day), { party: 'belgium' });
  const { text, basis } = items[0]?.committed ?? {};
  return [text, basis];
}

describe('an amendment of a commitment', () => {
  it('by so many fewer or more goes off a level or comes on top of it', async () => {
    const amounts = [troops(440, 'level'), troops(80, 'decrease'), troops(20, 'increase')] as const;
    expect(await committed('2018-02-10', ...amounts)).toEqual(['360 to 440', 'level']);
    expect(await committed('2018-02-28', ...amounts)).toEqual(['360', 'level']);
    expect(await committed('2018-04-01', ...amounts)).toEqual(['380', 'level']);
  });

  it('by a decrease goes off an increase, and may leave a decrease', async () => {
    const more = troops(100, 'increase');
    expect(await committed('2018-04-01', more, troops(20, 'decrease'))).toEqual(['an increase of 80', 'increase']);
    expect(await committed('2018-04-01', more, troops(130, 'decrease'))).toEqual(['a decrease of 30', 'increase']);
    expect(await committed('2018-04-01', troops(30, 'decrease'), troops(10, 'increase'))).toEqual([
      'a decrease of 20',
      'increase',
    ]);
  });

  it.each([
    ['a level by a level', troops(440, 'level'), troops(360, 'level'), '360'],
    ['a change by one of its kind', troops(100, 'increase'), troops(80, 'increase'), 'an increase of 80'],
    ['a change by a level', troops(100, 'increase'), troops(80, 'level'), '80'],
  ])('takes the place of %s', async (_what, first, amendment, text) => {
    expect((await committed('2018-04-01', first, amendment))[0]).toBe(text);
  });

  it('by an increase of unspecified size leaves the most open', async () => {
    const amount = { qualifier: 'unspecified', basis: 'increase', unit: 'personnel' };
    expect(await committed('2018-04-01', troops(440, 'level'), amount)).toEqual([
      'of unspecified size (at least 441)',
      'level',
    ]);
  });

  it('goes off what is promised at most', async () => {
    const [text] = await committed('2018-04-01', troops(440, 'ceiling'), troops(80, 'decrease'));
    expect(text).toBe('at most 360');
  });

  it('is of what is promised, and not of what is merely intended', async () => {
    const record = oneFile();
    const say = (command: string, data: JsonObject, occurred: string) =>
      record.do(`decisions/more/${command}`, { data, occurred });
    say('make-commitment', { by: 'belgium', amount: troops(440, 'level') }, '2018-01-10');
    say('announce-intention', { by: 'belgium', amount: troops(50, 'increase') }, '2018-02-01');
    say('amend-commitment', { amount: troops(80, 'decrease') }, '2018-03-01');
    const { items } = await deploymentState(record.asked('2018-04-01'), { party: 'belgium' });
    expect(items[0]?.committed?.text).toBe('360');
    expect(items[0]?.commitments.map(({ status, amount }) => [status, amount?.text])).toEqual([
      ['amended', '360'],
      ['intended', 'an increase of 50'],
    ]);
  });

  it('by so many more of something else leaves what was promised', async () => {
    const record = oneFile();
    const data = { by: 'belgium', amount: troops(440, 'level') };
    record.do('decisions/more/make-commitment', { data, occurred: '2018-01-10' });
    const amount = { value: 5, basis: 'increase', unit: 'helicopters' };
    record.do('decisions/more/amend-commitment', { data: { amount }, occurred: '2018-02-01' });
    const { items } = await deploymentState(record.asked('2018-04-01'), { party: 'belgium' });
    const { committed: people, alsoCommitted = [] } = items[0] ?? {};
    expect([people, ...alsoCommitted].map((figure) => figure?.text)).toEqual(['440', 'an increase of 5 helicopters']);
  });
});
