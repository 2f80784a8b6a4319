import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { deploymentState } from '../deployment/state.js';
import { anyRegister } from '../testing/random-register.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import type { FindingKind } from './kinds.js';
import { listFindings } from './list.js';

const troops = (value: number, basis = 'level'): JsonObject => ({ value, basis, unit: 'personnel' });
const unspecified = { qualifier: 'unspecified', basis: 'increase', unit: 'personnel' };
const inMore = (record: Register, command: string, data: JsonObject, occurred: string) =>
  record.do(`decisions/more/${command}`, { data, occurred });
const commit = (record: Register, amount: JsonObject, occurred: string) =>
  inMore(record, 'make-commitment', { by: 'belgium', amount }, occurred);
const awaiting = (record: Register, occurred: string) =>
  inMore(record, 'await-approval', { body: 'council' }, occurred);
const observe = (record: Register, value: number, occurred: string) =>
  record.do('presence/rs/belgium/observe', { data: { amount: troops(value) }, occurred });

/** What is open on a day: since when, and whether it is certain. */
const on = async (record: Register, kind: FindingKind, day: string) =>
  (await listFindings(record.asked(day), { kind, open: true })).items.map(({ from, certain }) => [from, certain]);

describe('a finding that rests on something of a vague day', () => {
  it('is possible between the first and the last of its days: an amount that is not specified', async () => {
    const record = oneFile();
    commit(record, unspecified, '2018-03');
    expect(await on(record, 'amount-unspecified', '2018-02-28')).toEqual([]);
    expect(await on(record, 'amount-unspecified', '2018-03-15')).toEqual([['2018-03-01', false]]);
    expect(await on(record, 'amount-unspecified', '2018-03-31')).toEqual([['2018-03-31', true]]);
    const inState = async (day: string) => {
      const [item] = (await deploymentState(record.asked(day), { party: 'belgium' })).items;
      return [item?.findings, item?.possibleFindings];
    };
    expect(await inState('2018-03-15')).toEqual([['amount-unspecified'], ['amount-unspecified']]);
    expect(await inState('2018-03-31')).toEqual([['amount-unspecified'], undefined]);
  });

  it('is possible while a file that was approved may be one that only sends fewer', async () => {
    const record = oneFile();
    inMore(record, 'grant-approval', { body: 'council' }, '2018-01-10');
    commit(record, troops(20, 'decrease'), '2018-03');
    expect(await on(record, 'approved-never-deployed', '2018-02-28')).toEqual([['2018-01-10', true]]);
    expect(await on(record, 'approved-never-deployed', '2018-03-15')).toEqual([['2018-01-10', false]]);
    expect(await on(record, 'approved-never-deployed', '2018-03-31')).toEqual([]);
  });

  it('is possible while troops may be there before approval', async () => {
    const record = oneFile();
    commit(record, troops(90, 'increase'), '2018-01-10');
    awaiting(record, '2018-01-15');
    inMore(record, 'order-deployment', { by: 'belgium' }, '2018-01-20');
    inMore(record, 'record-deployment', { extent: 'partly' }, '2018-02-03/2018-02-09');
    const kind = 'presence-before-approval';
    expect(await on(record, kind, '2018-02-02')).toEqual([]);
    expect(await on(record, kind, '2018-02-06')).toEqual([['2018-02-03', false]]);
    expect(await on(record, kind, '2018-02-09')).toEqual([['2018-02-09', true]]);
  });

  it('is possible in the state as in the list while an approval may have come, or may come yet', async () => {
    const record = oneFile();
    inMore(record, 'record-deployment', { extent: 'fully' }, '2018-05-22');
    inMore(record, 'grant-approval', { body: 'council' }, '2018-08');
    expect(await on(record, 'presence-before-approval', '2018-08-15')).toEqual([['2018-05-22', false]]);
    const [item] = (await deploymentState(record.asked('2018-08-15'), { party: 'belgium' })).items;
    expect(item?.possibleFindings).toContain('presence-before-approval');
  });

  it('is certain no more once what it rests on may be over: a commitment that may be withdrawn', async () => {
    const record = oneFile();
    commit(record, troops(90), '2018-01-10');
    awaiting(record, '2018-01-15');
    inMore(record, 'withdraw-commitment', { by: 'belgium' }, '2018-03');
    const kind = 'committed-never-approved';
    expect(await on(record, kind, '2018-02-28')).toEqual([['2018-01-15', true]]);
    const [doubted] = (await listFindings(record.asked('2018-03-15'), { kind })).items;
    expect(doubted).toMatchObject({ from: '2018-01-15', until: '2018-03-31', certain: false });
    expect(doubted?.certainUntil).toBe('2018-03-01');
    // When it is over, it was certain once.
    expect((await listFindings(record.asked('2018-12-31'), { kind })).items).toMatchObject([
      { from: '2018-01-15', certainUntil: '2018-03-01', until: '2018-03-31', certain: true },
    ]);
  });

  it('is certain no more once a file may be closed', async () => {
    const record = oneFile();
    commit(record, troops(90), '2018-01-10');
    awaiting(record, '2018-01-15');
    inMore(record, 'close', { outcome: 'abandoned' }, '2018-03');
    expect(await on(record, 'committed-never-approved', '2018-03-15')).toEqual([['2018-01-15', false]]);
    expect(await on(record, 'committed-never-approved', '2018-03-31')).toEqual([]);
  });

  it('is certain no more once a later observation may have been made', async () => {
    const record = oneFile();
    observe(record, 150, '2018-06-10');
    observe(record, 210, '2018-06-10');
    observe(record, 90, '2018-07');
    expect(await on(record, 'sources-contradict', '2018-06-30')).toEqual([['2018-06-10', true]]);
    expect(await on(record, 'sources-contradict', '2018-07-15')).toEqual([['2018-06-10', false]]);
    expect(await on(record, 'sources-contradict', '2018-07-31')).toEqual([]);
  });

  it('is possible where observations may contradict each other', async () => {
    const record = oneFile();
    observe(record, 90, '2018-07');
    observe(record, 210, '2018-07');
    expect(await on(record, 'sources-contradict', '2018-07-15')).toEqual([['2018-07-01', false]]);
    expect(await on(record, 'sources-contradict', '2018-07-31')).toEqual([['2018-07-01', false]]);
  });

  it('is possible where what is said of a long time need not be said of a day in it', async () => {
    const record = oneFile();
    observe(record, 300, '2017');
    observe(record, 100, '2017-12-15');
    expect(await on(record, 'sources-contradict', '2018-01-15')).toMatchObject([[expect.anything(), false]]);
  });

  it('is possible where one of two ceilings may be there without the other', async () => {
    const record = oneFile();
    const data = { title: 'Other', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
    record.do('decisions/other/open', { data, occurred: '2018-01-01' });
    const mandate = { ceiling: { value: 20, unit: 'personnel' }, from: '2018-01-01' };
    for (const file of ['more', 'other']) {
      record.do(`decisions/${file}/grant-approval`, { data: { body: 'council', mandate }, occurred: '2018-07' });
    }
    observe(record, 30, '2018-07-01');
    expect(await on(record, 'presence-above-ceiling', '2018-07-15')).toEqual([['2018-07-01', false]]);
    expect(await on(record, 'presence-above-ceiling', '2018-07-31')).toEqual([]);
  });

  it('is possible while a mandate may be in force, or may have ended', async () => {
    const record = oneFile();
    const mandate = { ceiling: troops(80, 'ceiling'), from: '2018-03', until: '2018-06' };
    inMore(record, 'grant-approval', { body: 'council', mandate }, '2018-02-15');
    observe(record, 95, '2018-02-20');
    expect(await on(record, 'presence-above-ceiling', '2018-03-15')).toEqual([['2018-03-01', false]]);
    expect(await on(record, 'presence-above-ceiling', '2018-05-15')).toEqual([['2018-03-31', true]]);
    expect(await on(record, 'presence-above-ceiling', '2018-06-15')).toEqual([['2018-03-31', false]]);
    expect(await on(record, 'mandate-expired-presence-continues', '2018-06-01')).toEqual([]);
    expect(await on(record, 'mandate-expired-presence-continues', '2018-06-15')).toEqual([['2018-06-02', false]]);
  });

  it('is one of the deployment state of that day, of any history', async () => {
    const days = fc.constantFrom('2017-09-30', '2017-10-15', '2017-11-07', '2017-11-21', '2018-03-01');
    await fc.assert(
      fc.asyncProperty(anyRegister({ minLength: 10, maxLength: 40 }), days, async (record, day) => {
        const asked = record.asked(day);
        const { items } = await deploymentState(asked, { mission: 'rs', party: 'belgium' });
        const open = (await listFindings(asked, { mission: 'rs', party: 'belgium', open: true })).items;
        const listed = [...new Set(open.map(({ kind }) => kind))].toSorted();
        if (items[0]) expect(listed).toEqual(items[0].findings);
      }),
      { seed: 31, numRuns: 100 },
    );
  });
});
