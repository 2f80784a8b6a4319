import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import { decisionFile } from './file.js';

const troops = (value: number, basis = 'level'): JsonObject => ({ value, basis, unit: 'personnel' });
const euros = (value: string, rest: JsonObject = {}): JsonObject => ({ value, currency: 'EUR', ...rest });

function tell(record: Register, amount: JsonObject, occurred: string, rest: JsonObject = {}) {
  const { extent = 'partly', links = [] } = rest;
  return record.do('decisions/more/record-deployment', { data: { extent, amount }, occurred, links });
}
async function deployed(record: Register, day: string) {
  const file = await decisionFile(record.asked(day), 'more');
  return file?.deployments.map(({ status, amount }) => [status, amount?.basis, amount?.min]);
}

describe('money', () => {
  it('is paid in parts, each of which comes on top of what was paid before', async () => {
    const record = oneFile();
    tell(record, euros('300000'), '2018-05-01');
    tell(record, euros('250000.50'), '2018-06-01');
    expect(await deployed(record, '2018-05-31')).toEqual([['partly-deployed', 'level', '300000']]);
    expect(await deployed(record, '2018-06-01')).toEqual([['partly-deployed', 'level', '550000.5']]);
  });

  it('that is paid in another currency or for other things is told apart', async () => {
    const record = oneFile();
    tell(record, euros('300'), '2018-05-01');
    tell(record, euros('200', { excludes: ['pensions'] }), '2018-06-01');
    tell(record, { value: '100', currency: 'USD' }, '2018-07-01');
    expect((await deployed(record, '2018-07-01'))?.map(([, , min]) => min)).toEqual(['300', '200', '100']);
  });

  it('is all that was promised, once that is said to be paid in full', async () => {
    const record = oneFile();
    for (const value of ['600', '400']) {
      const data = { by: 'belgium', amount: euros(value) };
      record.do('decisions/more/make-commitment', { data, occurred: '2018-01-01' });
    }
    tell(record, euros('300'), '2018-05-01');
    tell(record, euros('1000'), '2018-06-01', { extent: 'fully' });
    expect(await deployed(record, '2018-06-01')).toEqual([['deployed', 'level', '1000']]);
  });

  it('is what is said in the place of what was said to be paid', async () => {
    const record = oneFile();
    const first = tell(record, euros('300'), '2018-05-01');
    tell(record, euros('350'), '2018-06-01', { links: [{ relation: 'supersedes', to: first }] });
    expect(await deployed(record, '2018-06-01')).toEqual([['partly-deployed', 'level', '350']]);
    const other = tell(record, euros('50'), '2018-07-01');
    tell(record, euros('60'), '2018-08-01', { links: [{ relation: 'supersedes', to: other }] });
    expect(await deployed(record, '2018-08-01')).toEqual([['partly-deployed', 'level', '410']]);
  });

  it('of which more was paid, and nobody said how much, is at least what was paid before', async () => {
    const record = oneFile();
    tell(record, euros('300'), '2018-05-01');
    record.do('decisions/more/record-deployment', { data: { extent: 'partly' }, occurred: '2018-06-01' });
    const file = await decisionFile(record.asked('2018-06-01'), 'more');
    expect(file?.deployments).toMatchObject([{ amount: { min: '300', max: null, qualifier: 'at-least' } }]);
  });
});

describe('a withdrawal in phases', () => {
  it('leaves fewer of those who are there, down to none', async () => {
    const record = oneFile();
    tell(record, troops(1000), '2018-02-01', { extent: 'fully' });
    tell(record, troops(400, 'decrease'), '2018-06-01');
    tell(record, troops(300, 'decrease'), '2018-09-01');
    expect(await deployed(record, '2018-06-01')).toEqual([['deployed', 'level', '600']]);
    expect(await deployed(record, '2018-09-01')).toEqual([['deployed', 'level', '300']]);
    tell(record, troops(400, 'decrease'), '2018-10-01');
    expect(await deployed(record, '2018-10-01')).toEqual([['deployed', 'level', '0']]);
  });

  it('of unknown size leaves some of an increase, or none', async () => {
    const record = oneFile();
    tell(record, troops(110, 'increase'), '2018-01-01');
    const fewer = { qualifier: 'unspecified', basis: 'decrease', unit: 'personnel' };
    tell(record, fewer, '2018-02-01');
    tell(record, troops(20, 'increase'), '2018-03-01');
    const range = async (day: string) =>
      (await decisionFile(record.asked(day), 'more'))?.deployments.map(({ amount }) => [amount?.min, amount?.max]);
    expect(await range('2018-02-01')).toEqual([['0', '109']]);
    expect(await range('2018-03-01')).toEqual([['20', '129']]);
  });

  it('takes from a level rather than from what came on top of it, and from an increase where there is no level', async () => {
    const record = oneFile();
    tell(record, troops(100, 'increase'), '2018-01-01', { extent: 'fully' });
    tell(record, troops(40, 'decrease'), '2018-02-01');
    expect(await deployed(record, '2018-02-01')).toEqual([['deployed', 'increase', '60']]);
    tell(record, troops(1000), '2018-03-01', { extent: 'fully' });
    const data = { by: 'belgium', amount: troops(50, 'increase') };
    record.do('decisions/more/order-deployment', { data, occurred: '2018-03-02' });
    tell(record, troops(50, 'increase'), '2018-03-10', { extent: 'fully' });
    tell(record, troops(400, 'decrease'), '2018-04-01');
    expect(await deployed(record, '2018-04-01')).toEqual([
      ['deployed', 'level', '600'],
      ['deployed', 'increase', '50'],
    ]);
  });
});

describe('what says a deployment or an approval again', () => {
  it('says nothing of the days before it, however vague its own day is', async () => {
    const record = oneFile();
    const restating = (to: string) => ({ links: [{ relation: 'restates', to }] });
    const data = { body: 'council' };
    const grant = record.do('decisions/more/grant-approval', { data, occurred: '2018-01-28' });
    record.do('decisions/more/grant-approval', { data, occurred: '2018-01', ...restating(grant) });
    const there = tell(record, troops(290), '2018-02-10', { extent: 'fully' });
    tell(record, troops(280), '2018-02', restating(there));
    expect(await deployed(record, '2018-02-05')).toEqual([]);
    expect((await decisionFile(record.asked('2018-01-10'), 'more'))?.approvals).toEqual([]);
    expect(await deployed(record, '2018-03-01')).toEqual([['deployed', 'level', '290']]);
  });
});
