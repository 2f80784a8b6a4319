import { describe, expect, it } from '@jest/globals';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import type { FindingKind } from './kinds.js';
import { listFindings } from './list.js';

const found = async (record: Register, kind: FindingKind, validAt = '2019-12-31') =>
  (await listFindings(record.asked(validAt), { kind })).items.map(({ from, until, certain }) => [from, until, certain]);

describe('a study that is taken up again', () => {
  it('is one finding, for as long as none is open and there is no answer', async () => {
    const record = oneFile();
    const data = { by: 'belgium', to: 'belgium', amount: { value: 10, basis: 'level', unit: 'personnel' } };
    record.do('decisions/more/record-request', { data, occurred: '2018-01-05' });
    const study = (command: string, outcome: string | undefined, occurred: string) => {
      const body = { body: 'council', ...(outcome !== undefined && { outcome }) };
      record.do(`decisions/more/${command}`, { data: body, occurred });
    };
    study('open-study', undefined, '2018-01-10');
    study('conclude-study', 'inconclusive', '2018-01-20');
    study('open-study', undefined, '2018-02-01');
    study('conclude-study', 'feasible', '2018-02-20');
    expect(await found(record, 'study-unanswered')).toEqual([
      ['2018-01-20', '2018-02-01', true],
      ['2018-02-20', null, true],
    ]);
  });
});

describe('an intention without a figure', () => {
  it('is told as that', async () => {
    const record = oneFile();
    const amount = { qualifier: 'unspecified', basis: 'increase', unit: 'personnel' };
    record.do('decisions/more/announce-intention', { data: { by: 'belgium', amount }, occurred: '2018-01-10' });
    const [finding] = (await listFindings(record.asked('2018-06-01'), { kind: 'amount-unspecified' })).items;
    expect(finding?.detail).toBe('Intended: an increase of unspecified size.');
  });
});
