import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import type { FindingKind } from './kinds.js';
import { listFindings } from './list.js';

const troops = (value: number, basis = 'level'): JsonObject => ({ value, basis, unit: 'personnel' });
const ceiling = (value: number, from: string, until: string): JsonObject => ({
  mandate: { ceiling: { value, unit: 'personnel' }, from, until },
});
function register(): Register {
  const record = oneFile();
  record.do('bodies/parliament/register', { data: { name: 'Parliament', party: 'belgium' } });
  return record;
}
const tell = (record: Register, what: string, data: JsonObject, occurred: string) =>
  record.do(`decisions/more/${what}`, { data, occurred } as never);
const commit = (record: Register, amount: JsonObject) =>
  tell(record, 'make-commitment', { by: 'belgium', amount }, '2018-01-10');
const grant = (record: Register, body: string, occurred: string, data: JsonObject = {}) =>
  tell(record, 'grant-approval', { body, ...data }, occurred);
const observe = (record: Register, value: number, occurred: string) =>
  record.do('presence/rs/belgium/observe', { data: { amount: troops(value) }, occurred });
const found = async (record: Register, kind: FindingKind, day = '2018-12-31') =>
  (await listFindings(record.asked(day), { kind })).items.map(({ from, until, certain }) => [from, until, certain]);

describe('presence before approval', () => {
  it('is so of a body that has not approved what another gave a mandate for', async () => {
    for (const what of ['require-approval', 'refuse-approval']) {
      const record = register();
      commit(record, troops(40, 'increase'));
      tell(record, what, { body: 'parliament' }, '2018-02-02');
      grant(record, 'council', '2018-02-01', ceiling(50, '2018-02-01', '2018-12-31'));
      observe(record, 5, '2018-01-01');
      observe(record, 45, '2018-03-10');
      expect(await found(record, 'presence-before-approval')).toEqual([['2018-03-10', null, true]]);
    }
  });

  it('is so until what a body allows begins that was awaited, though another allows it already; and not where nobody awaited it', async () => {
    for (const isAwaited of [true, false]) {
      const record = register();
      commit(record, troops(40));
      tell(record, 'require-approval', { body: 'council' }, '2018-01-11');
      if (isAwaited) tell(record, 'require-approval', { body: 'parliament' }, '2018-01-11');
      observe(record, 30, '2018-02-01');
      grant(record, 'council', '2018-03-01', ceiling(60, '2018-03-01', '2018-12-31'));
      grant(record, 'parliament', '2018-04-01', ceiling(50, '2018-04-10', '2018-12-31'));
      const until = isAwaited ? '2018-04-10' : '2018-03-01';
      expect((await found(record, 'presence-before-approval')).at(-1)?.[1]).toBe(until);
    }
  });

  it('is none of those whom a mandate from before the commitment allows', async () => {
    const record = register();
    grant(record, 'council', '2018-01-02', ceiling(50, '2018-01-02', '2018-12-31'));
    commit(record, troops(40, 'increase'));
    tell(record, 'require-approval', { body: 'parliament' }, '2018-01-10');
    observe(record, 5, '2018-01-01');
    observe(record, 45, '2018-03-10');
    expect(await found(record, 'presence-before-approval')).toEqual([]);
  });

  it('is none of those who were there before a level was committed', async () => {
    const record = register();
    observe(record, 10, '2018-01-05');
    commit(record, troops(40));
    tell(record, 'require-approval', { body: 'council' }, '2018-01-10');
    expect(await found(record, 'presence-before-approval')).toEqual([]);
    observe(record, 10, '2018-02-01');
    expect(await found(record, 'presence-before-approval')).toEqual([]);
    observe(record, 40, '2018-02-10');
    expect(await found(record, 'presence-before-approval')).toEqual([['2018-02-10', null, true]]);
  });

  it('is so of the first who are seen once a level was committed', async () => {
    const record = register();
    commit(record, troops(40));
    tell(record, 'require-approval', { body: 'council' }, '2018-01-10');
    observe(record, 35, '2018-02-10');
    expect(await found(record, 'presence-before-approval')).toEqual([['2018-02-10', null, true]]);
  });

  it('is so until the first day of the mandate', async () => {
    const record = register();
    commit(record, troops(10, 'increase'));
    observe(record, 0, '2018-01-01');
    grant(record, 'council', '2018-02-01', ceiling(65, '2018-03-01', '2018-06-30'));
    observe(record, 10, '2018-02-10');
    expect(await found(record, 'presence-before-approval')).toEqual([['2018-02-10', '2018-03-01', true]]);
  });

  it('may be so through the days on which an approval that nobody had announced may have come', async () => {
    const record = register();
    commit(record, troops(20, 'increase'));
    observe(record, 10, '2018-01-01');
    observe(record, 30, '2018-02-01');
    grant(record, 'council', '2018-03');
    expect(await found(record, 'presence-before-approval', '2018-03-10')).toEqual([
      ['2018-02-01', '2018-03-31', false],
    ]);
    const [told] = (await listFindings(record.asked('2018-12-31'), { kind: 'presence-before-approval' })).items;
    expect(told).toMatchObject({ from: '2018-02-01', certainUntil: '2018-03-01', until: '2018-03-31', certain: true });
  });
});

describe('a mandate that has expired', () => {
  it('may be that of one body, while that of another runs', async () => {
    const record = register();
    grant(record, 'parliament', '2018-01-02', ceiling(80, '2018-01-02', '2018-06-30'));
    grant(record, 'council', '2018-01-02', ceiling(100, '2018-01-02', '2018-12-31'));
    observe(record, 70, '2018-02-01');
    expect(await found(record, 'mandate-expired-presence-continues', '2018-06-30')).toEqual([]);
    expect(await found(record, 'mandate-expired-presence-continues', '2018-07-10')).toEqual([
      ['2018-07-01', '2019-01-01', false],
    ]);
  });

  it('may be that of one body though a mandate in another file runs, where that does not allow all who are there', async () => {
    for (const [value, expected] of [
      [15, [['2018-07-01', '2019-01-01', false]]],
      [55, []],
    ] as const) {
      const record = register();
      const data = { title: 'Other', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
      record.do('decisions/other/open', { data, occurred: '2018-01-01' });
      grant(record, 'council', '2018-01-02', ceiling(45, '2018-01-02', '2018-12-31'));
      grant(record, 'parliament', '2018-01-02', ceiling(35, '2018-01-02', '2018-06-30'));
      const mandate = { ceiling: { value, unit: 'personnel' }, from: '2018-03-01' };
      record.do('decisions/other/grant-approval', { data: { body: 'council', mandate }, occurred: '2018-03-01' });
      observe(record, 55, '2018-04-01');
      expect(await found(record, 'mandate-expired-presence-continues', '2018-09-01')).toEqual(expected);
    }
  });

  it('has begun before, however vague its days are', async () => {
    const record = register();
    const mandate = { ceiling: { value: 80, unit: 'personnel' }, from: '2018-08', until: '2018-10~' };
    grant(record, 'council', '2018-07-10', { mandate });
    observe(record, 70, '2018-02-01');
    const expired = (day: string) => found(record, 'mandate-expired-presence-continues', day);
    expect(await expired('2018-07-20')).toEqual([]);
    expect(await expired('2018-09-01')).toEqual([]);
    expect(await expired('2018-10-20')).toEqual([['2018-09-17', null, false]]);
  });

  it('may have done so with its file', async () => {
    const record = register();
    grant(record, 'council', '2018-01-02', ceiling(80, '2018-01-02', '2018-12-31'));
    observe(record, 70, '2018-02-01');
    tell(record, 'close', { outcome: 'fulfilled' }, '2018-03-01');
    const told = (await listFindings(record.asked('2018-04-01'), {})).items.find(({ until }) => until === null);
    expect(told).toMatchObject({ kind: 'mandate-expired-presence-continues', from: '2018-03-01', certain: false });
    expect(told?.detail).toBe('The file of the last mandate is closed; present: 70.');
  });
});

describe('a refusal', () => {
  const ceilingOn = async (record: Register, day: string) =>
    (await deploymentState(record.asked(day), {})).items[0]?.ceiling?.text ?? null;

  it('takes back what was granted, with its mandate', async () => {
    const record = register();
    grant(record, 'council', '2018-01-03', ceiling(50, '2018-01-21', '2018-12-31'));
    tell(record, 'refuse-approval', { body: 'council' }, '2018-01-25');
    expect([await ceilingOn(record, '2018-01-24'), await ceilingOn(record, '2018-01-25')]).toEqual(['50', null]);
  });

  it('ends the mandate of those who are there still, once they are seen for certain', async () => {
    const record = register();
    grant(record, 'council', '2018-01-03', ceiling(50, '2018-01-21', '2018-12-31'));
    const seen = { amount: { value: 40, basis: 'level', unit: 'personnel' } };
    record.do('presence/rs/belgium/observe', { data: seen, occurred: '2018-01-23' });
    tell(record, 'refuse-approval', { body: 'council' }, '2018-01-25');
    const expired = (day: string) => found(record, 'mandate-expired-presence-continues', day);
    expect(await expired('2018-01-24')).toEqual([]);
    expect(await expired('2018-01-25')).toEqual([['2018-01-25', null, false]]);
    const [{ detail } = { detail: '' }] = (
      await listFindings(record.asked('2018-01-25'), { kind: 'mandate-expired-presence-continues' })
    ).items;
    expect(detail).toBe('The last mandate was taken back by a refusal; its last day is 2018-01-24; present: 40.');
    record.do('presence/rs/belgium/observe', { data: seen, occurred: '2018-02-01' });
    expect(await expired('2018-02-01')).toEqual([['2018-02-01', null, true]]);
    grant(record, 'council', '2018-02-20', ceiling(50, '2018-02-20', '2018-12-31'));
    expect(await expired('2018-02-20')).toEqual([['2018-02-01', '2018-02-20', true]]);
    expect(await expired('2019-01-05')).toEqual([
      ['2018-02-01', '2018-02-20', true],
      ['2019-01-01', null, false],
    ]);
  });

  it('of a renewal leaves the mandate that runs', async () => {
    const record = register();
    grant(record, 'council', '2018-01-03', ceiling(50, '2018-01-03', '2018-12-31'));
    tell(record, 'await-approval', { body: 'council', due: '2018-11-01' }, '2018-10-01');
    tell(record, 'refuse-approval', { body: 'council' }, '2018-11-01');
    expect([await ceilingOn(record, '2018-12-31'), await ceilingOn(record, '2019-01-01')]).toEqual(['50', null]);
  });
});
