import { describe, expect, it } from '@jest/globals';
import { partyItems } from '../deployment/state.js';
import { listFindings } from '../findings/list.js';
import type { Register } from '../testing/register.js';
import { inOneFile, inTwoFiles, mandate, troops } from '../testing/two-files.js';

type Steps = Parameters<typeof inTwoFiles>[1];

const decided = async (record: Register, day: string) => {
  const [item] = await partyItems(record.asked(day), { mission: 'rs', party: 'belgium' });
  return [item?.ceiling?.max ?? null, item?.approved?.max ?? null, item?.approved?.basis];
};

/** What bodies decided comes to on a day, told in one file and in two. */
async function expectAlike(steps: Steps, day: string, expected: readonly unknown[]): Promise<void> {
  expect(await decided(inOneFile({}, ...steps), day)).toEqual(expected);
  for (const from of ['more', 'again'] as const) {
    expect([from, ...(await decided(inTwoFiles({}, steps, { from }), day))]).toEqual([from, ...expected]);
  }
}

const refused: Steps = [
  ['again', 'grant-approval', mandate(100, '2018-03-04', { amount: troops(60) }), '2018-04-05'],
  ['more', 'refuse-approval', { body: 'council' }, '2018-04-22'],
];

describe('the steps of a body that are told in two files which are the same', () => {
  it.each<[Steps[number]]>([
    [['more', 'require-approval', { body: 'council' }, '2018-05-17']],
    [['again', 'await-approval', { body: 'council', due: '2018-08-01' }, '2018-05-17']],
  ])('do not bring back what was refused when it is asked for again: %j', async (step) => {
    await expectAlike([...refused, step], '2018-06-01', [null, null, undefined]);
  });

  it('leave what was granted last while a renewal is awaited', async () => {
    const steps: Steps = [
      ['again', 'grant-approval', mandate(30, '2018-02-08', { amount: troops(40, 'increase') }), '2018-02-08'],
      ['more', 'grant-approval', { body: 'council', amount: troops(60, 'increase') }, '2018-02-17'],
      ['again', 'require-approval', { body: 'council' }, '2018-03-12'],
    ];
    await expectAlike(steps, '2018-04-09', ['30', '60', 'increase']);
  });

  it('leave a mandate that runs where the renewal that was awaited is refused', async () => {
    const steps: Steps = [
      ['again', 'grant-approval', mandate(30, '2018-02-08'), '2018-02-08'],
      ['more', 'await-approval', { body: 'council', due: '2018-04-01' }, '2018-03-01'],
      ['more', 'refuse-approval', { body: 'council' }, '2018-04-01'],
      ['again', 'require-approval', { body: 'council' }, '2018-05-01'],
    ];
    await expectAlike(steps, '2018-06-01', ['30', null, undefined]);
  });

  it('take back what was granted since it was awaited, where the file that awaited it says that it was refused', async () => {
    const steps: Steps = [
      ['more', 'await-approval', { body: 'council', due: '2018-06-15' }, '2018-01-10'],
      ['again', 'grant-approval', mandate(30, '2018-02-08'), '2018-02-10'],
      ['more', 'refuse-approval', { body: 'council' }, '2018-03-10'],
    ];
    await expectAlike(steps, '2018-06-01', [null, null, undefined]);
  });

  it('leave a mandate that runs where its renewal was awaited in the other file, and was refused', async () => {
    const steps: Steps = [
      ['again', 'grant-approval', mandate(30, '2018-02-01'), '2018-01-10'],
      ['more', 'await-approval', { body: 'council', due: '2018-06-15' }, '2018-02-10'],
      ['again', 'refuse-approval', { body: 'council' }, '2018-03-10'],
    ];
    await expectAlike(steps, '2018-06-01', ['30', null, undefined]);
  });

  it.each<Steps>([
    [
      ['more', 'await-approval', { body: 'council', due: '2018-06-15' }, '2018-02-10'],
      ['more', 'refuse-approval', { body: 'council' }, '2018-03-10'],
      ['again', 'refuse-approval', { body: 'council' }, '2018-04-10'],
    ],
    [
      ['more', 'require-approval', { body: 'council' }, '2018-02-10'],
      ['again', 'refuse-approval', { body: 'council' }, '2018-03-10'],
      ['more', 'refuse-approval', { body: 'council' }, '2018-04-10'],
    ],
  ])(
    'leave a mandate that runs where its renewal was refused, and refused again in the other file',
    async (...steps) => {
      const granted: Steps = [['more', 'grant-approval', mandate(30, '2018-02-01'), '2018-01-10']];
      await expectAlike([...granted, ...steps], '2018-06-01', ['30', null, undefined]);
    },
  );

  it('take a mandate back with the first refusal, whichever file tells it', async () => {
    for (const last of ['more', 'again'] as const) {
      const steps: Steps = [
        ['more', 'grant-approval', mandate(30, '2018-02-08'), '2018-02-10'],
        ['more', 'record-deployment', { amount: troops(10), extent: 'partly' }, '2018-03-10'],
        ['more', 'end-deployment', {}, '2018-04-10'],
        ['again', 'refuse-approval', { body: 'council' }, '2018-05-10'],
        [last, 'refuse-approval', { body: 'council' }, '2018-06-10'],
      ];
      const told = (['more', 'again'] as const).map((from) => inTwoFiles({ '2018-05-15': 10 }, steps, { from }));
      for (const record of [inOneFile({ '2018-05-15': 10 }, ...steps), ...told]) {
        const asked = { kind: 'mandate-expired-presence-continues' } as const;
        const { items } = await listFindings(record.asked('2018-07-01'), asked);
        expect(items.map(({ from, certain }) => [from, certain])).toEqual([['2018-05-15', true]]);
      }
    }
  });

  it('are required since the last that says so', async () => {
    const record = inTwoFiles({}, [
      ['more', 'require-approval', { body: 'council' }, '2018-02-07'],
      ['again', 'require-approval', { body: 'council' }, '2018-02-13'],
    ]);
    const [item] = await partyItems(record.asked('2018-02-14'), { mission: 'rs', party: 'belgium' });
    expect(item?.approvals.map(({ happened }) => happened.latest)).toEqual(['2018-02-13', '2018-02-13']);
  });
});

it('a deployment that went again has ended again where a file that is the same says so', async () => {
  const there = { amount: troops(10), extent: 'partly' };
  const steps: Steps = [
    ['again', 'record-deployment', there, '2018-01-10'],
    ['more', 'end-deployment', {}, '2018-02-10'],
    ['again', 'record-deployment', there, '2018-03-10'],
    ['more', 'end-deployment', {}, '2018-05-10'],
  ];
  for (const record of [inOneFile({ '2018-04-01': 10 }, ...steps), inTwoFiles({ '2018-04-01': 10 }, steps)]) {
    const [item] = await partyItems(record.asked('2018-06-01'), { mission: 'rs', party: 'belgium' });
    expect(item?.presentEnded).toBe('certainly');
  }
});

it('a deployment has perhaps ended where a file that is the same says so of a vague day', async () => {
  const there = { amount: troops(10), extent: 'partly' };
  const steps: Steps = [
    ['more', 'record-deployment', there, '2018-01-10'],
    ['again', 'record-deployment', there, '2018-02-10'],
    ['more', 'end-deployment', {}, '2018-03'],
  ];
  for (const record of [inOneFile({ '2018-02-15': 10 }, ...steps), inTwoFiles({ '2018-02-15': 10 }, steps)]) {
    const [item] = await partyItems(record.asked('2018-03-05'), { mission: 'rs', party: 'belgium' });
    expect(item?.presentEnded).toBe('possibly');
  }
});
