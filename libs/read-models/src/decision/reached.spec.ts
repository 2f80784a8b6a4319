import { describe, expect, it } from '@jest/globals';
import { listApprovals } from '../approvals/list.js';
import { linkedFiles } from '../testing/linked-files.js';
import type { Register } from '../testing/register.js';
import { troops } from '../testing/two-files.js';
import { reachedFrom, type Reached } from './reached.js';

const ways: Readonly<Record<string, readonly Reached<string>[]>> = {
  a: [
    { to: 'b', certain: false },
    { to: 'c', certain: true },
    { to: 'd', certain: false },
  ],
  b: [{ to: 'a', certain: true }],
  c: [{ to: 'b', certain: true }],
};

describe('what is reached', () => {
  it('is so for certain over a longer way that is, and never where it started', () =>
    expect(reachedFrom('a', (one) => ways[one] ?? [])).toEqual([
      { to: 'c', certain: true },
      { to: 'b', certain: true },
      { to: 'd', certain: false },
    ]));
});

describe('a file that is the same as another over a third', () => {
  const awaited = (): Register => {
    const record = linkedFiles({ fb: [], fc: [['same-as', 'fb']], fa: [['same-as', 'fc']] });
    const due = { body: 'council', due: '2018-03-15' };
    record.do('decisions/fa/await-approval', { data: due, occurred: '2018-02-01' });
    const granted = { body: 'council', amount: troops(5) };
    record.do('decisions/fb/grant-approval', { data: granted, occurred: '2018-04-01' });
    return record;
  };
  const approvals = async (record: Register, day: string) => (await listApprovals(record.asked(day), {})).items;

  it('is no less so for a vague day on which one says so itself', async () => {
    const record = awaited();
    const link = { relation: 'same-as', to: 'decisions/fb' };
    record.do('decisions/fa/link', { data: link, occurred: '2018-10' });
    for (const item of await approvals(record, '2018-10-10')) expect(item).toMatchObject({ status: 'granted' });
  });

  it('says on which day a body decided what is awaited', async () => {
    const [item] = await approvals(awaited(), '2018-03-20');
    expect(item).toMatchObject({ decision: 'fa', settled: { on: '2018-04-01', status: 'granted' } });
  });
});
