import { describe, expect, it } from '@jest/globals';
import { listFindings } from '../findings/list.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import { listApprovals } from './list.js';

/** By the list of approvals, and by the finding: they say the same. */
async function since(record: Register, day: string) {
  const [approval] = (await listApprovals(record.asked(day), { status: 'overdue' })).items;
  const [finding] = (await listFindings(record.asked(day), { kind: 'approval-overdue', open: true })).items;
  return [approval?.overdueSince, approval?.overdueDays, finding?.from];
}
const tell = (record: Register, path: string, data: object, occurred: string) =>
  record.do(path, { data, occurred } as never);

describe('an approval is overdue', () => {
  it('since the day after its last, though it was awaited once more for the same day', async () => {
    const record = oneFile();
    tell(record, 'decisions/more/await-approval', { body: 'council', due: '2018-02-01' }, '2018-01-05');
    tell(record, 'decisions/more/await-approval', { body: 'council', due: '2018-02-01' }, '2018-02-10');
    expect(await since(record, '2018-02-12')).toEqual(['2018-02-02', 11, '2018-02-02']);
  });

  it('since its file was opened again', async () => {
    const record = oneFile();
    tell(record, 'decisions/more/await-approval', { body: 'council', due: '2018-02-01' }, '2018-01-05');
    tell(record, 'decisions/more/close', { outcome: 'abandoned' }, '2018-01-20');
    tell(record, 'decisions/more/reopen', { reason: 'Again' }, '2018-03-01');
    expect(await since(record, '2018-03-08')).toEqual(['2018-03-01', 8, '2018-03-01']);
  });

  it('since it was awaited by a day, or at a session, that was over', async () => {
    const record = oneFile();
    tell(record, 'sessions/january/schedule', { body: 'council', date: '2018-01-31' }, '2018-01-01');
    tell(record, 'decisions/more/grant-approval', { body: 'council' }, '2018-01-15');
    tell(record, 'decisions/more/await-approval', { body: 'council', session: 'january' }, '2018-03-06');
    expect(await since(record, '2018-03-08')).toEqual(['2018-03-06', 3, '2018-03-06']);
  });

  it('since its session was moved to a day that was over', async () => {
    const record = oneFile();
    tell(record, 'sessions/january/schedule', { body: 'council', date: '2018-01-19' }, '2018-01-01');
    tell(record, 'decisions/more/await-approval', { body: 'council', session: 'january' }, '2018-01-05');
    tell(record, 'sessions/january/postpone', { date: '2018-01-09' }, '2018-01-11');
    expect(await since(record, '2018-01-12')).toEqual(['2018-01-11', 2, '2018-01-11']);
  });
});
