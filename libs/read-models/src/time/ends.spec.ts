import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { decisionFile } from '../decision/file.js';
import { listFindings } from '../findings/list.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';

const tell = (record: Register, command: string, data: JsonObject, occurred: string) =>
  record.do(`decisions/more/${command}`, { data, occurred });
const amount = { value: 50, basis: 'level', unit: 'personnel' };
const deployed = async (record: Register, day: string) =>
  (await decisionFile(record.asked(day), 'more'))?.deployments.map(({ status, possibly }) => [status, possibly]);

describe('what ends on a vague day', () => {
  it('has not ended before it could begin: a deployment', async () => {
    const record = oneFile();
    tell(record, 'record-deployment', { amount, extent: 'fully' }, '2018-09-01');
    tell(record, 'end-deployment', {}, '2018');
    expect(await deployed(record, '2018-02-01')).toEqual([]);
    expect(await deployed(record, '2018-10-01')).toEqual([
      ['deployed', [expect.objectContaining({ status: 'ended' })]],
    ]);
    expect(await deployed(record, '2018-12-31')).toEqual([['ended', undefined]]);
  });

  it('has not ended before it could begin: a study', async () => {
    const record = oneFile();
    record.do('bodies/staff/register', { data: { name: 'Staff', party: 'belgium' } });
    tell(record, 'record-request', { by: 'belgium', to: 'belgium', amount }, '2018-01-02');
    tell(record, 'open-study', { body: 'staff' }, '2018-03-01');
    tell(record, 'conclude-study', { body: 'staff', outcome: 'inconclusive' }, '2018');
    const unanswered = await listFindings(record.asked('2019-02-01'), { kind: 'study-unanswered' });
    expect(unanswered.items.map(({ possiblyFrom, from }) => [possiblyFrom, from])).toEqual([
      ['2018-03-01', '2018-12-31'],
    ]);
  });

  it('has not ended before it could begin: a phase of a withdrawal', async () => {
    const record = oneFile();
    tell(record, 'record-deployment', { amount, extent: 'fully' }, '2018-02-01');
    tell(record, 'record-deployment', { amount, extent: 'fully' }, '2018-09-01');
    const fewer = { value: 20, basis: 'decrease', unit: 'personnel' };
    tell(record, 'record-deployment', { amount: fewer, extent: 'partly' }, '2018');
    const told = async (day: string) =>
      (await decisionFile(record.asked(day), 'more'))?.deployments.map((one) => [
        one.amount?.min,
        one.possibly?.map((other) => other.amount?.min),
      ]);
    expect(await told('2018-01-15')).toEqual([]);
    expect(await told('2018-03-01')).toEqual([['50', ['30']]]);
  });

  it('may have ended on any of its days, where no beginning is on record', async () => {
    const record = oneFile();
    tell(record, 'end-deployment', {}, '2018');
    expect(await deployed(record, '2018-02-01')).toEqual([['ended', undefined]]);
  });
});
