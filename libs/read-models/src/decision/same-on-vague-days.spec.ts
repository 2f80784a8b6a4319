import { describe, expect, it } from '@jest/globals';
import { partyItems } from '../deployment/state.js';
import { listFindings } from '../findings/list.js';
import type { Register } from '../testing/register.js';
import { inOneFile, inTwoFiles, mandate, troops } from '../testing/two-files.js';

type Step = Parameters<typeof inTwoFiles>[1][number];

/** What is allowed and approved on a day, from the least to the most. */
const allowed = async (record: Register, day: string) => {
  const [item] = await partyItems(record.asked(day), { mission: 'rs', party: 'belgium' });
  return [item?.ceiling, item?.approved].map((figure) => figure && [figure.certain, figure.min, figure.max]);
};

describe('a grant or a mandate of a vague day, where a file that is the same says nothing', () => {
  const until = { ceiling: troops(100, 'ceiling'), from: '2018-03-01', until: '2019-02' };
  it.each<[string, string, string, object]>([
    ['from a vague day', '2018-03-08', '2018-03-09', mandate(100, '2018-03')],
    ['granted on a vague day', '2018-03', '2018-03-09', mandate(100, '2018-03-01', { amount: troops(100) })],
    ['until a vague day', '2018-03-08', '2019-02-09', { body: 'council', mandate: until }],
  ])('counts once: %s', async (_, occurred, day, data) => {
    for (const file of ['more', 'again'] as const) {
      const steps: readonly Step[] = [[file, 'grant-approval', data as Step[2], occurred]];
      const once = await allowed(inOneFile({}, ...steps), day);
      expect(once[0]).toEqual([null, '0', '100']);
      for (const from of ['more', 'again'] as const)
        expect([file, from, await allowed(inTwoFiles({}, steps, { from }), day)]).toEqual([file, from, once]);
    }
  });
});

it('what a body granted counts or not, where what refused it later is told in a file that is perhaps the same', async () => {
  const record = inOneFile({}, ['more', 'grant-approval', mandate(30, '2018-01-02'), '2018-01-02']);
  const data = { title: 'Again', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
  record.do('decisions/again/open', { data, occurred: '2018-01-01' });
  record.do('decisions/again/refuse-approval', { data: { body: 'council' }, occurred: '2018-02-01' });
  expect((await allowed(record, '2018-03-15'))[0]).toEqual([{ min: '30', max: '30' }, '30', '30']);
  const link = { relation: 'same-as', to: 'decisions/more' };
  record.do('decisions/again/link', { data: link, occurred: '2018-03' });
  expect((await allowed(record, '2018-03-15'))[0]).toEqual([null, '0', '30']);
  expect((await allowed(record, '2018-04-01'))[0]).toBeNull();
});

it('what is found of a certain grant is certain, where the file that is the same perhaps grants something else', async () => {
  const there = { amount: troops(10), extent: 'partly' };
  const found = async (record: Register) =>
    (await listFindings(record.asked('2018-03-05'), { mission: 'rs' })).items.map((one) => [one.kind, one.certain]);
  const amount = { body: 'council', amount: troops(10, 'increase') };
  const steps: readonly Step[] = [
    ['more', 'record-deployment', there, '2018-01-10'],
    ['more', 'grant-approval', mandate(10, '2018-04-01'), '2018-02-10'],
    ['again', 'grant-approval', amount, '2018-03'],
  ];
  const once = await found(inOneFile({}, ...steps));
  expect(once.map(([, certain]) => certain)).toEqual([true, true]);
  for (const from of ['more', 'again'] as const) expect(await found(inTwoFiles({}, steps, { from }))).toEqual(once);
});

it('a grant of a vague day in a file of another party that is the same may count for both', async () => {
  const record = inOneFile({}, ['more', 'grant-approval', mandate(30, '2018-01-02', {}), '2018-01-02']);
  record.do('parties/two/register', { data: { name: 'Two', kind: 'collective', members: ['belgium'] } });
  const data = { title: 'Of two', kind: 'personnel', contributor: 'two', mission: 'rs' };
  const links = [{ relation: 'same-as', to: 'decisions/more' }];
  record.do('decisions/of-two/open', { data, occurred: '2018-01-01', links });
  record.do('decisions/of-two/grant-approval', { data: mandate(40, '2018-01-02'), occurred: '2018-03' });
  const [ceiling] = await allowed(record, '2018-03-15');
  expect(ceiling).toEqual([{ min: '30', max: '30' }, '30', '40']);
});
