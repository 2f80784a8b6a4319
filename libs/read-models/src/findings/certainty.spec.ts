import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import type { FindingKind } from './kinds.js';
import { listFindings } from './list.js';

const troops = (value: number): JsonObject => ({ value, basis: 'level', unit: 'personnel' });
const money = (value: number, currency: string): JsonObject => ({ value, currency });
const found = async (record: Register, kind: FindingKind, validAt = '2019-12-31') =>
  (await listFindings(record.asked(validAt), { kind })).items.map(({ from, until, certain }) => [from, until, certain]);
const isCertainOn = async (record: Register, kind: FindingKind, day: string) =>
  (await listFindings(record.asked(day), { kind, open: true })).items.map(({ certain }) => certain);

describe('a contradiction of two of the same day', () => {
  it('is certain on that day, whatever else may have been observed on any day', async () => {
    const record = oneFile();
    const observe = (value: number, occurred: string) =>
      record.do('presence/rs/belgium/observe', { data: { amount: troops(value) }, occurred });
    observe(10, '2018-01-01');
    observe(11, '2018-01-01');
    observe(14, '../2018-03-01');
    expect(await isCertainOn(record, 'sources-contradict', '2018-01-01')).toEqual([true]);
    // By then the third may have been made.
    expect(await isCertainOn(record, 'sources-contradict', '2018-01-02')).toEqual([false]);
    expect(await found(record, 'sources-contradict')).toEqual([['2018-01-01', '2018-03-01', true]]);
  });
});

describe('what is missing', () => {
  it('is missing possibly where it may have happened: a grant', async () => {
    const record = oneFile();
    record.do('decisions/more/make-commitment', {
      data: { by: 'belgium', amount: troops(90) },
      occurred: '2018-03-02',
    });
    record.do('decisions/more/await-approval', { data: { body: 'council' }, occurred: '2018-03-02' });
    record.do('decisions/more/grant-approval', { data: { body: 'council' }, occurred: '2018-03' });
    // It may have been granted from the first of the month on.
    expect(await found(record, 'committed-never-approved')).toEqual([['2018-03-02', '2018-03-31', false]]);
  });

  it('is missing possibly where it may have happened: a deployment', async () => {
    const record = oneFile();
    record.do('decisions/more/grant-approval', { data: { body: 'council' }, occurred: '2018-03-02' });
    record.do('decisions/more/record-deployment', { data: { extent: 'fully' }, occurred: '2018' });
    expect(await found(record, 'approved-never-deployed')).toEqual([['2018-03-02', '2018-12-31', false]]);
  });
});

describe('a ceiling of which no figure is known', () => {
  it('is exceeded by nobody', async () => {
    const record = oneFile();
    const mandate = { ceiling: { qualifier: 'unspecified', unit: 'personnel' }, from: '2018-03-01' };
    record.do('decisions/more/grant-approval', { data: { body: 'council', mandate }, occurred: '2018-03-01' });
    record.do('presence/rs/belgium/observe', { data: { amount: troops(95) }, occurred: '2018-04-01' });
    expect(await found(record, 'presence-above-ceiling')).toEqual([]);
  });
});

describe('an observation of a vague day', () => {
  const observed = (occurred: JsonObject | string): Register => {
    const record = oneFile();
    const mandate = { ceiling: troops(80), from: '2018-03-01', until: '2018-06-30' };
    const ceiling = { ...(mandate.ceiling as object), basis: 'ceiling' };
    record.do('decisions/more/grant-approval', {
      data: { body: 'council', mandate: { ...mandate, ceiling } },
      occurred: '2018-03-01',
    });
    record.do('presence/rs/belgium/observe', { data: { amount: troops(70) }, occurred: '2018-04-01' });
    record.do('presence/rs/belgium/observe', { data: { amount: troops(60) }, occurred });
    return record;
  };
  const kind = 'mandate-expired-presence-continues';

  it('was made on no day that is still to come', async () => {
    const record = observed('2018-07');
    const on = async (day: string) => (await deploymentState(record.asked(day), {})).items[0]?.presentOn;
    expect(await on('2018-07-15')).toBe('2018-04-01');
    expect(await on('2018-07-31')).toBe('2018-07-31');
  });

  it('says for certain that somebody stayed once it is certain', async () => {
    const record = observed('2018-07');
    expect(await isCertainOn(record, kind, '2018-07-15')).toEqual([false]);
    expect(await found(record, kind)).toEqual([['2018-07-31', null, true]]);
  });

  it('does not, where it may be from before the end of the mandate', async () => {
    expect(await found(observed('2018-06/2018-07'), kind)).toEqual([['2018-07-01', null, false]]);
  });
});

describe('what sources say again', () => {
  const promised = (): [Register, string] => {
    const record = oneFile();
    const data = { by: 'belgium', amount: money(50, 'EUR') };
    return [record, record.do('decisions/more/make-commitment', { data, occurred: '2018-02-01' })];
  };
  const again = (record: Register, to: string, amount: JsonObject, occurred: string) =>
    record.do('decisions/more/make-commitment', {
      data: { by: 'belgium', amount },
      occurred,
      links: [{ relation: 'restates', to }],
    });
  const amend = (record: Register) =>
    record.do('decisions/more/amend-commitment', { data: { amount: money(100, 'EUR') }, occurred: '2018-03-01' });

  it('contradicts no later amount', async () => {
    const [record, first] = promised();
    again(record, first, money(50, 'EUR'), '2018-02-02');
    amend(record);
    expect(await found(record, 'sources-contradict')).toEqual([]);
  });

  it('contradicts the amendment that it says again', async () => {
    const [record] = promised();
    again(record, amend(record), money(116, 'EUR'), '2018-03-01');
    expect(await found(record, 'sources-contradict')).toEqual([['2018-03-01', null, true]]);
    const [item] = (await deploymentState(record.asked('2018-03-01'), {})).items;
    expect(item?.commitments).toHaveLength(1);
    expect(item?.committed).toMatchObject({ min: '100', max: '100' });
  });

  it('is not held against it in another currency: nothing is converted', async () => {
    const [record, first] = promised();
    again(record, first, money(60, 'USD'), '2018-02-02');
    expect(await found(record, 'sources-contradict')).toEqual([]);
  });
});
