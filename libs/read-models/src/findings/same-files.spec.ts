import { describe, expect, it } from '@jest/globals';
import { partyItems } from '../deployment/state.js';
import type { Register } from '../testing/register.js';
import { inOneFile, inTwoFiles, mandate, troops } from '../testing/two-files.js';
import type { FindingKind } from './kinds.js';
import { listFindings } from './list.js';

type Steps = Parameters<typeof inTwoFiles>[1];
type Found = readonly (readonly [kind: FindingKind, from: string | null, until: string | null, certain: boolean])[];

const commit = (value: number, basis = 'level') => ({ by: 'belgium', amount: troops(value, basis) });
const unspecified = { by: 'belgium', amount: { qualifier: 'unspecified', basis: 'increase', unit: 'personnel' } };
const council = { body: 'council' };
const parliament = { body: 'parliament' };
const due = (body: string, day: string) => ({ body, due: day });

const found = async (record: Register, day: string) =>
  (await listFindings(record.asked(day), { mission: 'rs', party: 'belgium' })).items.map((one) => [
    one.kind,
    one.from,
    one.until,
    one.certain,
    one.certainUntil,
  ]);
const inState = async (record: Register, day: string) =>
  (await partyItems(record.asked(day), { mission: 'rs', party: 'belgium' })).flatMap(({ findings }) => findings);

const cases: readonly (readonly [string, Readonly<Record<string, number>>, Steps, day: string, Found])[] = [
  [
    'wait for another body in the other file',
    {},
    [
      ['more', 'await-approval', due('parliament', '2018-03-20'), '2018-02-23'],
      ['again', 'grant-approval', mandate(100, '2018-03-23'), '2018-03-23'],
    ],
    '2018-04-12',
    [['approval-overdue', '2018-03-21', null, true]],
  ],
  [
    'are not all approved once another body is to approve them',
    {},
    [
      ['more', 'grant-approval', parliament, '2018-01-14'],
      ['again', 'require-approval', council, '2018-01-22'],
    ],
    '2018-04-12',
    [['approved-never-deployed', '2018-01-14', '2018-01-22', true]],
  ],
  [
    'send nobody once the promise is withdrawn',
    {},
    [
      ['more', 'make-commitment', commit(80, 'increase'), '2018-01-10'],
      ['more', 'grant-approval', mandate(60, '2018-02-15'), '2018-02-15'],
      ['again', 'require-approval', council, '2018-03-05'],
      ['more', 'withdraw-commitment', { by: 'belgium' }, '2018-04-24'],
    ],
    '2018-05-14',
    [['approved-never-deployed', '2018-02-15', '2018-04-24', true]],
  ],
  [
    'were deployed before the approval in the other',
    {},
    [
      ['more', 'record-deployment', { extent: 'fully' }, '2018-01-27'],
      ['again', 'grant-approval', parliament, '2018-02-13'],
    ],
    '2018-02-14',
    [
      ['presence-before-approval', '2018-01-27', '2018-02-13', true],
      ['approval-after-effect', '2018-02-13', null, true],
    ],
  ],
  [
    'were there before the approval in the other',
    { '2018-03-01': 45 },
    [
      ['again', 'make-commitment', commit(80), '2018-01-31'],
      ['more', 'grant-approval', parliament, '2018-04-08'],
    ],
    '2018-04-14',
    [['presence-before-approval', '2018-03-01', '2018-04-08', true]],
  ],
  [
    'name an amount when they are ordered in the other',
    {},
    [
      ['more', 'make-commitment', unspecified, '2018-01-26'],
      ['again', 'order-deployment', { by: 'belgium', amount: troops(60) }, '2018-03-26'],
    ],
    '2018-04-14',
    [['amount-unspecified', '2018-01-26', '2018-03-26', true]],
  ],
  [
    'leave certain what only one of them says',
    { '2018-02-11': 20 },
    [
      ['more', 'make-commitment', commit(40), '2018-01-12'],
      ['more', 'grant-approval', mandate(100, '2018-04-14'), '2018-04-06'],
    ],
    '2018-04-10',
    [['presence-before-approval', '2018-02-11', '2018-04-14', true]],
  ],
  [
    'are not approved without a ceiling where the other has one',
    { '2018-01-17': 70 },
    [
      ['more', 'grant-approval', mandate(30, '2018-01-27'), '2018-01-15'],
      ['again', 'require-approval', parliament, '2018-01-24'],
      ['more', 'grant-approval', { body: 'parliament', amount: troops(45) }, '2018-02-12'],
    ],
    '2018-03-01',
    [],
  ],
];

describe('files that are the same', () => {
  it.each(cases)('%s, as one file', async (_what, seen, steps, day, expected) => {
    const one = inOneFile(seen, ...steps);
    const inOne = await found(one, day);
    if (expected.length > 0)
      expect(inOne.map((each) => each.slice(0, 4))).toEqual(expect.arrayContaining([...expected]));
    for (const from of ['more', 'again'] as const) {
      const two = inTwoFiles(seen, steps, { from });
      expect([from, await found(two, day)]).toEqual([from, inOne]);
      expect([from, await inState(two, day)]).toEqual([from, await inState(one, day)]);
    }
  });

  it.each(['more', 'again'] as const)(
    'are decided on together where one is of no mission: said by %s',
    async (from) => {
      const steps: Steps = [
        ['more', 'make-commitment', commit(50), '2018-01-10'],
        ['again', 'grant-approval', mandate(40, '2018-02-01', { amount: troops(40) }), '2018-01-20'],
      ];
      const seen = { '2018-02-10': 60 };
      const told = async (record: Register) => {
        const [item] = await partyItems(record.asked('2018-03-01'), { mission: 'rs', party: 'belgium' });
        return [item?.ceiling?.max, item?.approved?.max, item?.findings, await found(record, '2018-03-01')];
      };
      const inOne = await told(inOneFile(seen, ...steps));
      expect(inOne.slice(0, 2)).toEqual(['40', '40']);
      expect(await told(inTwoFiles(seen, steps, { from, mission: null }))).toEqual(inOne);
    },
  );

  it('are told as the first of them, by whichever they are looked for', async () => {
    const record = inTwoFiles({}, [['again', 'await-approval', due('parliament', '2018-03-20'), '2018-02-23']]);
    for (const decision of ['more', 'again']) {
      const { items } = await listFindings(record.asked('2018-04-12'), { decision });
      expect(items.map((one) => [one.kind, one.decision])).toEqual([['approval-overdue', 'more']]);
    }
  });
});
