import { describe, expect, it } from '@jest/globals';
import { deploymentState, partyItems } from '../deployment/state.js';
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

describe('what was left open when a file was closed', () => {
  it('is in the state as in the list, though nobody is seen there', async () => {
    const record = oneFile();
    const amount = { value: 10, basis: 'level', unit: 'personnel' };
    record.do('decisions/more/record-request', {
      data: { by: 'belgium', to: 'belgium', amount },
      occurred: '2018-01-05',
    });
    record.do('decisions/more/open-study', { data: { body: 'council' }, occurred: '2018-01-10' });
    record.do('decisions/more/close', { data: { outcome: 'fulfilled' }, occurred: '2018-03-01' });
    const asked = record.asked('2018-04-10');
    expect((await listFindings(asked, { open: true })).items.map(({ kind }) => kind)).toEqual(['study-unanswered']);
    const { items } = await deploymentState(asked, {});
    expect(items).toMatchObject([{ party: 'belgium', requested: null, requests: [], findings: ['study-unanswered'] }]);
    expect(await partyItems(asked, { mission: 'rs', party: 'belgium' })).toEqual(items);
  });

  it('is told of nobody where nothing was', async () => {
    const record = oneFile();
    record.do('decisions/more/close', { data: { outcome: 'fulfilled' }, occurred: '2018-03-01' });
    expect((await deploymentState(record.asked('2018-04-10'), {})).items).toEqual([]);
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

describe('an amount that was never specified', () => {
  const amount = { qualifier: 'unspecified', basis: 'increase', unit: 'personnel' };
  const open = async (record: ReturnType<typeof oneFile>, day = '2018-12-31') =>
    (await listFindings(record.asked(day), { kind: 'amount-unspecified', open: true })).items.map(({ from }) => from);

  it('is specified by the approval, or by what was deployed', async () => {
    for (const [command, data] of [
      ['grant-approval', { body: 'council', amount: { value: 25, basis: 'increase', unit: 'personnel' } }],
      ['record-deployment', { extent: 'fully', amount: { value: 25, basis: 'increase', unit: 'personnel' } }],
    ] as const) {
      const record = oneFile();
      record.do('decisions/more/make-commitment', { data: { by: 'belgium', amount }, occurred: '2018-02-01' });
      record.do(`decisions/more/${command}`, { data, occurred: '2018-03-01' });
      expect([await open(record, '2018-02-15'), await open(record)]).toEqual([['2018-02-01'], []]);
    }
  });

  it('of a request is specified by what is promised, in its unit', async () => {
    const record = oneFile();
    record.do('decisions/more/record-request', {
      data: { by: 'belgium', to: 'belgium', amount },
      occurred: '2018-02-01',
    });
    const promise = (unit: string) => ({ by: 'belgium', amount: { value: 5, basis: 'increase', unit } });
    record.do('decisions/more/make-commitment', { data: promise('helicopters'), occurred: '2018-03-01' });
    expect(await open(record)).toEqual(['2018-02-01']);
    record.do('decisions/more/make-commitment', { data: promise('personnel'), occurred: '2018-03-02' });
    expect(await open(record)).toEqual([]);
  });

  it('is not specified in another currency', async () => {
    const record = oneFile();
    const some = { qualifier: 'unspecified', currency: 'EUR', basis: 'level' };
    record.do('decisions/more/make-commitment', { data: { by: 'belgium', amount: some }, occurred: '2018-02-01' });
    const granted = { body: 'council', amount: { value: 5, currency: 'USD' } };
    record.do('decisions/more/grant-approval', { data: granted, occurred: '2018-03-01' });
    expect(await open(record)).toEqual(['2018-02-01']);
  });
});
