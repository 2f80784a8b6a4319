import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { listApprovals } from '../approvals/list.js';
import { deploymentState } from '../deployment/state.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';

const troops = (value: number): JsonObject => ({ value, basis: 'increase', unit: 'personnel' });
const tell = (record: Register, path: string, data: object, occurred?: string) =>
  record.do(path, { data, ...(occurred !== undefined && { occurred }) } as never);
const request = (record: Register) =>
  tell(record, 'decisions/more/record-request', { by: 'belgium', to: 'belgium', amount: troops(15) }, '2018-02-03');

describe('what is found out late', () => {
  it('undoes no withdrawal of a vague day', async () => {
    const record = oneFile();
    tell(record, 'decisions/more/make-commitment', { by: 'belgium', amount: troops(10) }, '2018-02-10');
    tell(record, 'decisions/more/withdraw-commitment', { by: 'belgium' }, '2018-02');
    request(record);
    const committedOn = async (day: string) => (await deploymentState(record.asked(day), {})).items[0]?.committed;
    expect(await committedOn('2018-02-12')).toMatchObject({ min: '0', max: '10' });
    expect(await committedOn('2018-03-10')).toBeNull();
  });

  it('undoes no approval of a vague day', async () => {
    const record = oneFile();
    tell(record, 'decisions/more/await-approval', { body: 'council', due: '2018-03-15' }, '2018-02-10');
    tell(record, 'decisions/more/grant-approval', { body: 'council' }, '2018-02');
    request(record);
    const [approval] = (await listApprovals(record.asked('2018-03-20'), {})).items;
    expect(approval).toMatchObject({ status: 'granted', certain: true });
  });

  it('undoes no cancellation of a vague day', async () => {
    const record = oneFile();
    tell(record, 'sessions/council-1/schedule', { body: 'council', date: '2018-02-20' }, '2018-01-05');
    tell(record, 'decisions/more/await-approval', { body: 'council', session: 'council-1' }, '2018-01-06');
    tell(record, 'sessions/council-1/postpone', { date: '2018-02-25' }, '2018-02-10');
    tell(record, 'sessions/council-1/cancel', {}, '2018-02-01/2018-02-20');
    tell(record, 'sessions/council-1/table-item', { decision: 'more' }, '2018-01-30');
    const [approval] = (await listApprovals(record.asked('2018-02-26'), {})).items;
    expect(approval).toMatchObject({ status: 'pending', certain: true, due: null });
  });
});
