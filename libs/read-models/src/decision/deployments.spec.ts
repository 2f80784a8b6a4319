import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import { decisionFile } from './file.js';

const troops = (value: number, basis = 'level') => ({ value, qualifier: 'exactly', basis, unit: 'personnel' });
const file = (record: Register, day: string) => decisionFile(record.asked(day), 'more');
const commit = (record: Register, amount: JsonObject) =>
  record.do('decisions/more/make-commitment', { data: { by: 'belgium', amount }, occurred: '2017-06-01' });

describe('a deployment', () => {
  it('is ordered, partly there, there, and over', async () => {
    const record = oneFile();
    const at = async (day: string) => (await file(record, day))?.deployments.map(({ status }) => status);
    record.do('decisions/more/order-deployment', { data: { by: 'belgium' }, occurred: '2018-01-01' });
    record.do('decisions/more/record-deployment', { data: { extent: 'partly' }, occurred: '2018-02-01' });
    record.do('decisions/more/record-deployment', { data: { extent: 'fully' }, occurred: '2018-03-01' });
    record.do('decisions/more/end-deployment', { data: {}, occurred: '2018-12-01' });
    expect(await at('2018-01-01')).toEqual(['ordered']);
    expect(await at('2018-02-15')).toEqual(['partly-deployed']);
    expect(await at('2018-03-01')).toEqual(['deployed']);
    expect(await at('2019-01-01')).toEqual(['ended']);
  });

  it('that is complete is all that was ordered, and not the part that was there before', async () => {
    const record = oneFile();
    const at = async (day: string) => (await file(record, day))?.deployments.map(({ amount }) => amount?.value);
    const tell = (command: string, data: JsonObject, occurred: string) =>
      record.do(`decisions/more/${command}`, { data, occurred });
    const personnel = (value: number): JsonObject => ({ value, basis: 'increase', unit: 'personnel' });
    tell('record-deployment', { extent: 'partly', amount: personnel(45) }, '2018-02-01');
    tell('record-deployment', { extent: 'fully' }, '2018-03-01');
    expect(await at('2018-02-15')).toEqual(['45']);
    expect(await at('2018-03-01')).toEqual([undefined]);
    tell('order-deployment', { by: 'belgium', amount: personnel(80) }, '2018-01-01');
    expect(await at('2018-02-15')).toEqual(['45']);
    expect(await at('2018-03-01')).toEqual(['80']);
  });

  it('of which a part is there is of no known size, and no more than was ordered', async () => {
    const record = oneFile();
    const at = async (day: string) =>
      (await file(record, day))?.deployments.map(({ amount }) => [amount?.qualifier, amount?.min, amount?.max]);
    const order = { by: 'belgium', amount: troops(50) };
    record.do('decisions/more/order-deployment', { data: order, occurred: '2018-01-01' });
    record.do('decisions/more/record-deployment', { data: { extent: 'partly' }, occurred: '2018-02-01' });
    expect(await at('2018-02-15')).toEqual([['unspecified', '1', '50']]);
    const data = { extent: 'partly', amount: troops(10, 'increase') };
    record.do('decisions/more/record-deployment', { data, occurred: '2018-03-01' });
    expect(await at('2018-03-15')).toEqual([['unspecified', '11', '60']]);
  });

  it('in another unit is another one, and takes the place of none', async () => {
    const record = oneFile();
    const tell = (amount: JsonObject, occurred: string) =>
      record.do('decisions/more/record-deployment', { data: { extent: 'partly', amount }, occurred });
    tell(troops(20), '2018-01-01');
    tell({ value: 3, basis: 'increase', unit: 'tank' }, '2018-02-01');
    tell(troops(5, 'increase'), '2018-03-01');
    const told = (await file(record, '2018-04-01'))?.deployments.map(({ amount, occurred }) => [
      amount?.value,
      amount?.unit,
      occurred?.edtf,
    ]);
    expect(told).toEqual([
      ['25', 'personnel', '2018-01-01'],
      ['3', 'tank', '2018-02-01'],
    ]);
  });

  it('that goes there part by part is as many as all of its parts, and no more than was promised', async () => {
    const record = oneFile();
    const at = async (day: string) => (await file(record, day))?.deployments.map(({ amount }) => amount?.value);
    const tell = (extent: string, amount: JsonObject, occurred: string) =>
      record.do('decisions/more/record-deployment', { data: { extent, amount }, occurred });
    tell('partly', troops(20), '2018-01-01');
    tell('partly', troops(30, 'increase'), '2018-02-01');
    const last = tell('fully', troops(50, 'increase'), '2018-03-01');
    expect(await at('2018-01-15')).toEqual(['20']);
    expect(await at('2018-02-15')).toEqual(['50']);
    expect(await at('2018-03-15')).toEqual(['100']);
    record.do(`events/${last}/retract`, { data: { reason: 'Written twice' } });
    commit(record, troops(80, 'increase'));
    tell('fully', troops(80, 'increase'), '2018-04-01');
    expect(await at('2018-04-15')).toEqual(['80']);
  });
});
