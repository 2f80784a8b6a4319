import { describe, expect, it } from '@jest/globals';
import { Register } from '../testing/register.js';
import { listSessions, session } from './list.js';

function register(): Register {
  const record = new Register();
  record.do('parties/belgium/register', { data: { name: 'Belgium', kind: 'state' } });
  record.do('bodies/council/register', { data: { name: 'Council', party: 'belgium' } });
  record.do('bodies/staff/register', { data: { name: 'Staff', party: 'belgium' } });
  record.do('sessions/thursday/schedule', { data: { body: 'council', date: '2017-11-09' }, occurred: '2017-11-01' });
  record.do('sessions/monday/schedule', { data: { body: 'staff', date: '2017-11-06' }, occurred: '2017-11-01' });
  return record;
}
const ids = async (record: Register, filter = {}) =>
  (await listSessions(record.asked('2017-11-08'), filter)).items.map(({ id }) => id);
const thursday = (record: Register, day: string) => session(record.asked(day), 'thursday');

describe('sessions', () => {
  it('are listed by the day on which they meet, of one body, and within days', async () => {
    expect(await ids(register())).toEqual(['monday', 'thursday']);
    expect(await ids(register(), { body: 'council' })).toEqual(['thursday']);
    expect(await ids(register(), { from: '2017-11-07', to: '2017-11-10' })).toEqual(['thursday']);
    expect(await thursday(register(), '2017-10-31')).toBeUndefined();
  });

  it('are on record from their scheduling on, though nobody told when something was put on their agenda', async () => {
    for (const [command, data] of [
      ['table-item', { topic: 'Troops' }],
      ['hold', {}],
    ] as const) {
      const record = register();
      record.do(`sessions/thursday/${command}`, { data });
      expect(await thursday(record, '2017-10-31')).toBeUndefined();
      expect(await thursday(record, '2017-11-01')).toMatchObject({ status: 'scheduled', certain: true });
    }
  });

  it('that met are put off no more: without a day, it was before that', async () => {
    const record = register();
    record.do('sessions/thursday/hold', { occurred: '2017-11-09' });
    record.do('sessions/thursday/postpone', { data: { date: '2017-12-10' } }, { on: '2017-11-20' });
    expect(await thursday(record, '2017-11-08')).toMatchObject({ possibly: [{ status: 'postponed' }] });
    for (const day of ['2017-11-10', '2018-01-01'])
      expect(await thursday(record, day)).toMatchObject({ status: 'held', date: { latest: '2017-11-09' } });
  });

  it('were held on the day that is told of it, whenever that was recorded', async () => {
    const record = register();
    record.do('sessions/thursday/hold', { data: { date: '2017-11-08' } });
    record.do('sessions/monday/hold', { data: { date: '2017-11-05' }, occurred: '2017-11-20' });
    expect(await session(record.asked('2017-11-05'), 'monday')).toMatchObject({ status: 'held' });
    expect(await thursday(record, '2017-11-07')).toMatchObject({ status: 'scheduled' });
    expect(await thursday(record, '2017-11-08')).toMatchObject({ status: 'held', date: { latest: '2017-11-08' } });
  });

  it('move when they are postponed, are held, and may have been held on another day', async () => {
    const record = register();
    record.do('sessions/thursday/postpone', {
      data: { date: '2017-11-10', reason: 'No quorum' },
      occurred: '2017-11-08',
    });
    record.do('sessions/thursday/hold', { data: { date: '2017-11-13' }, occurred: '2017-11-13' });
    expect(await thursday(record, '2017-11-07')).toMatchObject({ status: 'scheduled', date: { latest: '2017-11-09' } });
    expect(await thursday(record, '2017-11-08')).toMatchObject({ status: 'postponed', date: { latest: '2017-11-10' } });
    expect(await thursday(record, '2017-11-13')).toMatchObject({ status: 'held', date: { latest: '2017-11-13' } });
  });

  it('were held on the day that was set, or on the one on which it is said to have happened', async () => {
    const record = register();
    record.do('sessions/thursday/hold', { occurred: '2017-11-10' });
    record.do('sessions/monday/hold', { occurred: '2017-11' });
    expect(await thursday(record, '2017-11-30')).toMatchObject({ status: 'held', date: { latest: '2017-11-10' } });
    expect(await session(record.asked('2017-11-30'), 'monday')).toMatchObject({ date: { latest: '2017-11-06' } });
  });

  it('keep what was dropped on the agenda, as dropped', async () => {
    const record = register();
    record.do('sessions/thursday/table-item', { data: { topic: 'Aid' }, occurred: '2017-11-02' });
    record.do('sessions/thursday/drop-item', { data: { topic: 'Aid', reason: 'Not ready' }, occurred: '2017-11-05' });
    expect((await thursday(record, '2017-11-04'))?.items).toMatchObject([{ topic: 'Aid', status: 'tabled' }]);
    expect((await thursday(record, '2017-11-05'))?.items).toMatchObject([{ status: 'dropped', reason: 'Not ready' }]);
  });

  it('may be cancelled while that is only known to have happened by a day', async () => {
    const record = register();
    record.do('sessions/thursday/cancel', { data: {} }, { on: '2017-11-20' });
    expect(await thursday(record, '2017-11-09')).toMatchObject({
      status: 'scheduled',
      possibly: [{ status: 'cancelled' }],
    });
    expect(await thursday(record, '2017-11-20')).toMatchObject({ status: 'cancelled', certain: true });
  });

  it('are held for certain on the day on which they were, though nobody told when they were scheduled', async () => {
    const record = register();
    record.do('sessions/friday/schedule', { data: { body: 'council', date: '2016-11-11' } });
    record.do('sessions/friday/hold', { data: {}, occurred: '2016-11-11' });
    const friday = (day: string) => session(record.asked(day), 'friday');
    expect(await friday('2016-11-10')).toMatchObject({ status: 'scheduled', certain: false });
    expect(await friday('2016-11-11')).toMatchObject({ status: 'held', certain: true });
  });
});
