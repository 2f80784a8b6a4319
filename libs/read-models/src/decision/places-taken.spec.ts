import { describe, expect, it } from '@jest/globals';
import { listApprovals } from '../approvals/list.js';
import { deploymentState, partyItems } from '../deployment/state.js';
import { listFindings } from '../findings/list.js';
import { allow, deploy, linkedFiles, promise, stands } from '../testing/linked-files.js';
import { observe } from '../testing/session-of-march.js';
import { listDecisions } from './file.js';

const year: readonly [string, string] = ['2018-02-01', '2018-12-31'];

/** What is told in each of two files that are the same, or in both. */
const tellers = [
  ['first', 'first'],
  ['first', 'second'],
  ['second', 'second'],
] as const;

describe('a file that takes the place of one of two that are the same', () => {
  it.each(tellers)('takes that of both: promised in the %s, allowed and deployed in the %s', async (one, other) => {
    for (const same of [
      { first: [], second: [['same-as', 'first']] },
      { second: [], first: [['same-as', 'second']] },
    ] as const) {
      const record = linkedFiles(
        { ...same, next: [['supersedes', 'first']] },
        promise(one, 60, '2018-01-10'),
        allow(other, 50, '2018-01-20', year),
        deploy(other, 55, '2018-02-10'),
        promise('next', 40, '2018-07-01'),
        allow('next', 40, '2018-08-01', ['2018-08-01', '2019-06-30']),
        deploy('next', 38, '2018-09-01'),
      );
      observe(record, 55, '2018-03-01');
      const above = ['presence-above-ceiling'];
      const before = { ceiling: '50', deployed: [`${other} 55`], findings: above };
      expect(await stands(record, '2018-06-01')).toEqual({ committed: '60', approved: '50', ...before });
      expect(await stands(record, '2018-07-02')).toEqual({ committed: '40', approved: '50', ...before });
      expect(await stands(record, '2018-08-02')).toMatchObject({ approved: '40', ceiling: '40', findings: above });
      expect((await stands(record, '2018-09-02')).deployed).toEqual(['next 38']);
      const { items } = await listDecisions(record.asked('2018-09-02'), {});
      expect(items.flatMap(({ id, supersededBy }) => (supersededBy ? [[id, supersededBy]] : []))).toEqual([
        ['first', ['next']],
        ['second', ['next']],
      ]);
    }
  });
});

describe('what is awaited in one of two files that are the same', () => {
  it('is settled where another takes the place of either', async () => {
    const record = linkedFiles(
      { first: [], second: [['same-as', 'first']], next: [['supersedes', 'first']] },
      promise('first', 50, '2018-01-10'),
      ['second', 'await-approval', { body: 'council', due: '2018-09-01' }, '2018-02-01'],
      ['next', 'await-approval', { body: 'council', due: '2018-10-01' }, '2018-03-01'],
    );
    const { items } = await listApprovals(record.asked('2018-02-10'), {});
    expect(items).toMatchObject([{ decision: 'second', settled: { status: 'superseded', on: '2018-03-01' } }]);
    const later = (await listApprovals(record.asked('2018-03-02'), {})).items;
    expect(later.map(({ decision, status }) => [decision, status])).toEqual([['next', 'pending']]);
  });
});

describe('what bodies decide in files that are the same, of which another takes the place', () => {
  it('is found alike of one party and of all', async () => {
    const record = linkedFiles(
      { first: [], second: [['same-as', 'first']], next: [['supersedes', 'first']] },
      ['second', 'refuse-approval', { body: 'council' }, '2018-02-01'],
      allow('first', 50, '2018-02-01', year),
    );
    const { items } = await deploymentState(record.asked('2018-03-01'), {});
    expect(items).toEqual(await partyItems(record.asked('2018-03-01'), { party: 'belgium' }));
    expect(items[0]?.findings).toEqual(['approved-never-deployed']);
  });
});

describe('what is told in a file that is the same as one that takes the place of another', () => {
  it('counts as told in that one', async () => {
    for (const links of [
      { next: [['supersedes', 'old']], twin: [['same-as', 'next']] },
      {
        twin: [],
        next: [
          ['supersedes', 'old'],
          ['same-as', 'twin'],
        ],
      },
    ] as const) {
      const record = linkedFiles(
        { old: [], ...links },
        promise('old', 100, '2018-01-10'),
        allow('old', 100, '2018-01-20', year),
        deploy('old', 60, '2018-03-01'),
        promise('twin', 50, '2018-07-01'),
        allow('twin', 50, '2018-08-01', ['2018-08-01', '2019-06-30']),
        deploy('twin', 40, '2018-09-01'),
      );
      const now = { committed: '50', approved: '50', ceiling: '50', deployed: ['twin 40'], findings: [] };
      expect(await stands(record, '2018-09-02')).toEqual(now);
      expect((await listFindings(record.asked('2018-09-02'), { open: true })).items).toEqual([]);
    }
  });
});

describe('a file that says to take the place of one that it is the same as', () => {
  it('stands beside it, in the state and in the list of findings', async () => {
    const record = linkedFiles(
      {
        old: [],
        next: [
          ['supersedes', 'old'],
          ['same-as', 'old'],
        ],
      },
      promise('old', 50, '2018-01-10'),
      allow('old', 100, '2018-01-20', year),
      promise('next', 50, '2018-03-01'),
      allow('next', 50, '2018-04-01', ['2018-04-01', '2018-06-30']),
    );
    observe(record, 60, '2018-05-01');
    for (const [day, ceiling, findings] of [
      ['2018-05-02', '50', ['presence-above-ceiling']],
      ['2018-07-02', '100', []],
    ] as const) {
      expect(await stands(record, day)).toMatchObject({ committed: '50', ceiling });
      const { items } = await listFindings(record.asked(day), { open: true });
      const found = items.map(({ kind }) => kind).toSorted();
      expect(found).toEqual((await stands(record, day)).findings);
      expect(found).toEqual(expect.arrayContaining([...findings]));
    }
  });
});

describe('files that take the place of each other in turn', () => {
  it('wait for no deployment while the first one is deployed', async () => {
    const record = linkedFiles(
      { first: [], second: [['supersedes', 'first']], third: [['supersedes', 'second']] },
      promise('first', 100, '2018-01-10'),
      allow('first', 100, '2018-01-20', year),
      deploy('first', 60, '2018-03-01'),
      allow('third', 80, '2018-12-15', ['2019-01-01', '2019-12-31']),
    );
    expect(await stands(record, '2018-12-20')).toMatchObject({ deployed: ['first 60'], findings: [] });
    record.do('decisions/first/end-deployment', { data: {}, occurred: '2019-02-01' });
    expect((await stands(record, '2019-02-02')).findings).toEqual(['approved-never-deployed']);
  });

  it('wait for none while it is open which of them is deployed', async () => {
    const steps = [
      promise('first', 100, '2018-01-10'),
      allow('first', 100, '2018-01-20', year),
      deploy('first', 60, '2018-03-01'),
      promise('second', 50, '2018-07-01'),
      allow('second', 50, '2018-07-02', ['2018-07-02', '2019-06-30']),
    ] as const;
    const begun = linkedFiles(
      { first: [], second: [['supersedes', 'first']] },
      ...steps,
      deploy('second', 40, '2018-09'),
    );
    expect(await stands(begun, '2018-09-15')).toMatchObject({ deployed: ['first 60?', 'second 40?'], findings: [] });
    const linked = linkedFiles({ first: [], second: [] }, ...steps, deploy('second', 40, '2018-07-03'));
    const data = { relation: 'supersedes', to: 'decisions/first' };
    linked.do('decisions/second/link', { data, occurred: '2018-10' });
    expect(await stands(linked, '2018-10-15')).toMatchObject({ deployed: ['first 60?', 'second 40'], findings: [] });
  });
});
