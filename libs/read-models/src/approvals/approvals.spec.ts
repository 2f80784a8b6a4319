import { describe, expect, it } from '@jest/globals';
import { decisionFile } from '../decision/file.js';
import { oneFile } from '../testing/one-file.js';
import { Register } from '../testing/register.js';
import { listApprovals } from './list.js';

function register(): Register {
  const record = new Register();
  const on = '2017-11-01';
  record.do('parties/belgium/register', { data: { name: 'Belgium', kind: 'state' } }, { on });
  record.do('bodies/council/register', { data: { name: 'Council', party: 'belgium' } }, { on });
  record.do('bodies/parliament/register', { data: { name: 'Parliament', party: 'belgium' } }, { on });
  record.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'belgium' } }, { on });
  record.do('sessions/thursday/schedule', { data: { body: 'council', date: '2017-11-09' } }, { on });
  const data = { title: 'More', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
  record.do('decisions/more/open', { data }, { on });
  record.do('decisions/more/await-approval', { data: { body: 'council', session: 'thursday' } }, { on });
  return record;
}
const approvals = async (record: Register, validAt: string) => (await listApprovals(record.asked(validAt), {})).items;
const statuses = async (record: Register, ...days: readonly string[]) =>
  Promise.all(days.map(async (day) => (await approvals(record, day))[0]?.status));

describe('an approval that is pending at a session', () => {
  it('is pending through the day of the session, and overdue from the next', async () =>
    expect(await statuses(register(), '2017-11-08', '2017-11-09', '2017-11-10')).toEqual([
      'pending',
      'pending',
      'overdue',
    ]));

  it('is due when the session meets after it has slipped', async () => {
    const record = register();
    record.do('sessions/thursday/postpone', { data: { date: '2017-11-10' }, occurred: '2017-11-08' });
    expect(await statuses(record, '2017-11-10', '2017-11-11')).toEqual(['pending', 'overdue']);
    expect((await approvals(record, '2017-11-07'))[0]?.due).toBe('2017-11-09');
    expect((await approvals(record, '2017-11-08'))[0]).toMatchObject({ due: '2017-11-10', sessionDate: '2017-11-10' });
  });

  it('may be overdue, and may not, while nobody told on which day the session was moved', async () => {
    const record = register();
    record.do('sessions/thursday/postpone', { data: { date: '2017-11-17' } }, { on: '2017-12-01' });
    expect((await approvals(record, '2017-11-12'))[0]).toMatchObject({
      status: 'pending',
      certain: false,
      possibly: ['overdue'],
      overdueDays: null,
    });
    expect((await approvals(record, '2017-11-20'))[0]).toMatchObject({ status: 'overdue', certain: true });
  });

  it('is pending without a day when the session is cancelled', async () => {
    const record = register();
    record.do('sessions/thursday/cancel', { data: {}, occurred: '2017-11-08' });
    expect((await approvals(record, '2017-11-07'))[0]).toMatchObject({
      due: '2017-11-09',
      sessionStatus: 'scheduled',
      onAgenda: null,
    });
    expect((await approvals(record, '2017-12-01'))[0]).toMatchObject({
      status: 'pending',
      due: null,
      session: 'thursday',
      sessionDate: null,
      sessionStatus: 'cancelled',
    });
  });

  it('says whether it is on the agenda of that session, or was dropped from it', async () => {
    const record = register();
    record.do('sessions/thursday/table-item', { data: { decision: 'more' }, occurred: '2017-11-02' });
    record.do('sessions/thursday/drop-item', { data: { decision: 'more' }, occurred: '2017-11-08' });
    const onAgenda = async (day: string) => (await approvals(record, day))[0]?.onAgenda;
    expect([await onAgenda('2017-11-01'), await onAgenda('2017-11-07'), await onAgenda('2017-11-08')]).toEqual([
      null,
      'tabled',
      'dropped',
    ]);
  });

  it('was believed to be in time before it was recorded that the session had slipped', async () => {
    const record = register();
    const before = BigInt(record.events.length);
    record.do('sessions/thursday/postpone', { data: { date: '2017-11-17' }, occurred: '2017-11-08' });
    const answer = await listApprovals(record.asked('2017-11-10', before), {});
    expect(answer.items[0]?.status).toBe('overdue');
  });

  it('is granted from the day of the grant on, with vote and mandate', async () => {
    const record = register();
    const ceiling = { value: 90, unit: 'personnel' };
    const data = {
      body: 'council',
      vote: { for: 9, against: 1, abstained: 0 },
      mandate: { ceiling, from: '2018-01-01' },
    };
    record.do('decisions/more/grant-approval', { data, occurred: '2017-11-16' });
    expect(await statuses(record, '2017-11-15', '2017-11-16')).toEqual(['overdue', 'granted']);
    expect((await approvals(record, '2017-11-16'))[0]).toMatchObject({
      vote: { for: 9 },
      mandate: { ceiling: { max: '90', basis: 'ceiling' } },
      due: null,
      overdueSince: null,
    });
  });

  it.each([{ for: 70 }, { text: 'unanimously' }, { for: 0, against: 9, text: 'nobody in favour' }])(
    'has as much of a vote as was stated: %j',
    async (vote) => {
      const record = register();
      record.do('decisions/more/grant-approval', { data: { body: 'council', vote }, occurred: '2017-11-16' });
      expect((await approvals(record, '2017-11-16'))[0]?.vote).toEqual(vote);
    },
  );

  it('may have been granted before a grant without a date was recorded', async () => {
    const record = register();
    record.do('decisions/more/grant-approval', { data: { body: 'council' } }, { on: '2017-12-01' });
    expect((await approvals(record, '2017-11-09'))[0]).toMatchObject({
      status: 'pending',
      certain: false,
      possibly: ['granted'],
    });
    expect((await approvals(record, '2017-12-01'))[0]).toMatchObject({ status: 'granted', certain: true });
  });

  it('is as before once the grant is retracted, and granted in what was known then', async () => {
    const record = register();
    const granted = record.do('decisions/more/grant-approval', { data: { body: 'council' }, occurred: '2017-11-09' });
    const known = BigInt(record.events.length);
    record.do(`events/${granted}/retract`, { data: { reason: 'It was another decision' } });
    expect(await statuses(record, '2017-11-09', '2017-11-10')).toEqual(['pending', 'overdue']);
    expect((await listApprovals(record.asked('2017-11-10', known), {})).items[0]?.status).toBe('granted');
  });
});

describe('an approval with a vague day', () => {
  it('is possibly overdue after its first day, and overdue after its last', async () => {
    const record = register();
    const due = { edtf: '2017-12', text: 'in December' };
    record.do('decisions/more/await-approval', { data: { body: 'parliament', due } }, { on: '2017-11-01' });
    const on = async (day: string) => (await approvals(record, day)).find(({ body }) => body === 'parliament');
    expect(await on('2017-12-01')).toMatchObject({ status: 'pending', due: '2017-12-31', dueEarliest: '2017-12-01' });
    expect(await on('2017-12-02')).toMatchObject({
      status: 'pending',
      certain: false,
      possibly: ['overdue'],
      overdueSince: null,
      overdueDays: null,
    });
    expect(await on('2018-01-01')).toMatchObject({ status: 'overdue', certain: true, overdueSince: '2018-01-01' });
    const found = async (status: 'overdue' | 'pending', day: string) =>
      (await listApprovals(record.asked(day), { status, body: 'parliament' })).items.length;
    expect([await found('overdue', '2017-12-31'), await found('pending', '2017-12-31')]).toEqual([0, 1]);
    expect([await found('overdue', '2018-01-01'), await found('pending', '2018-01-01')]).toEqual([1, 0]);
  });

  it('tells the first day that can be meant of a session of a vague day too', async () => {
    const record = register();
    record.do('sessions/thursday/postpone', { data: { date: '2017-11-20~' }, occurred: '2017-11-08' });
    expect((await approvals(record, '2017-11-09'))[0]).toMatchObject({
      ...{ sessionDate: '2017-11-25', sessionDateEarliest: '2017-11-15' },
      ...{ due: '2017-11-25', dueEarliest: '2017-11-15' },
    });
    expect((await approvals(record, '2017-11-07'))[0]).not.toHaveProperty('sessionDateEarliest');
  });
});

describe('an approval that is overdue', () => {
  const sunday = '2017-11-12';

  it('is so by the days since the last on which it was in time', async () => {
    const days = async (day: string) => (await approvals(register(), day))[0]?.overdueDays;
    expect([await days('2017-11-09'), await days('2017-11-10'), await days(sunday)]).toEqual([null, 1, 3]);
  });

  it('was decided at the session at which it was awaited only where that met on such a day', async () => {
    const decidedOn = async (occurred: string, session?: string) => {
      const record = register();
      const data = { body: 'council', ...(session !== undefined && { session }) };
      record.do('decisions/more/grant-approval', { data, occurred });
      return (await approvals(record, '2017-12-01'))[0];
    };
    expect(await decidedOn('2017-11')).toMatchObject({ session: 'thursday', sessionDate: '2017-11-09' });
    expect(await decidedOn('2017-11-20')).toMatchObject({ status: 'granted', session: null, sessionDate: null });
    expect(await decidedOn('2017-11-20', 'thursday')).toMatchObject({ session: 'thursday' });
  });

  it('comes with what became of it later, as far as is known', async () => {
    const record = register();
    const settled = async (day: string, known?: bigint) =>
      (await listApprovals(record.asked(day, known), {})).items[0]?.settled;
    expect(await settled(sunday)).toBeNull();
    const known = BigInt(record.events.length);
    record.do('sessions/later/schedule', { data: { body: 'council', date: '2017-11-16' } });
    const data = { body: 'council', session: 'later' };
    record.do('decisions/more/grant-approval', { data, occurred: '2017-11-16' });
    expect(await settled(sunday)).toEqual({ status: 'granted', on: '2017-11-16', session: 'later' });
    expect(await settled(sunday, known)).toBeNull();
    expect(await settled('2017-11-16')).toBeNull();
  });

  it('is overdue since no day that is still to come, where it may be awaited only then', async () => {
    const record = oneFile();
    const data = { body: 'council', due: '2018-11-26' };
    record.do('decisions/more/await-approval', { data, occurred: '2018-12-27/2019-10-19' });
    const [told] = (await listApprovals(record.asked('2018-12-31'), {})).items;
    expect(told).toMatchObject({ status: 'overdue', certain: false, overdueSince: null, overdueDays: null });
  });

  it('is settled by a refusal, or by the end of the file', async () => {
    const refused = register();
    refused.do('decisions/more/refuse-approval', { data: { body: 'council' }, occurred: '2017-11-20' });
    expect((await approvals(refused, sunday))[0]?.settled).toMatchObject({ status: 'refused', on: '2017-11-20' });
    const vague = register();
    vague.do('decisions/more/grant-approval', { data: { body: 'council' }, occurred: '2017-12' });
    const settled = { status: 'granted', on: '2017-12-31', onEarliest: '2017-12-01' };
    expect((await approvals(vague, sunday))[0]?.settled).toMatchObject(settled);
    const closed = register();
    closed.do('decisions/more/close', { data: { outcome: 'lapsed' }, occurred: '2017-12-01' });
    expect((await approvals(closed, sunday))[0]?.settled).toMatchObject({ status: 'closed', on: '2017-12-01' });
    expect(await approvals(closed, '2017-12-02')).toEqual([]);
  });
});

describe('approvals', () => {
  const deferred = (): Register => {
    const record = register();
    const on = '2017-11-01';
    record.do('decisions/more/require-approval', { data: { body: 'parliament' } }, { on });
    record.do('decisions/more/defer-approval', {
      data: { body: 'council', due: '2017-11-30' },
      occurred: '2017-11-09',
    });
    return record;
  };

  it('of several bodies stand side by side', async () =>
    expect((await approvals(deferred(), '2017-11-20')).map(({ body, status, due }) => [body, status, due])).toEqual([
      ['parliament', 'required', null],
      ['council', 'deferred', '2017-11-30'],
    ]));

  it('that were put off are overdue after the day to which they were', async () =>
    expect((await approvals(deferred(), '2017-12-01')).find(({ body }) => body === 'council')?.status).toBe('overdue'));

  it('are found by status, and page by page', async () => {
    const asked = deferred().asked('2017-12-01');
    expect((await listApprovals(asked, { status: 'overdue' })).items.map(({ body }) => body)).toEqual(['council']);
    expect((await listApprovals(asked, { mission: 'elsewhere' })).items).toEqual([]);
    const first = await listApprovals(asked, {}, { limit: 1 });
    const second = await listApprovals(asked, {}, { limit: 1, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ body }) => body)).toEqual(['parliament', 'council']);
    expect(second.nextCursor).toBeNull();
    await expect(listApprovals(asked, { body: 'council' }, { cursor: first.nextCursor ?? '' })).rejects.toMatchObject({
      code: 'invalid-cursor',
    });
  });

  it('of a closed file are awaited no more', async () => {
    const record = register();
    record.do('decisions/more/close', { data: { outcome: 'abandoned' }, occurred: '2017-11-20' });
    expect(await statuses(record, '2017-11-19', '2017-11-20')).toEqual(['overdue', undefined]);
    expect(await decisionFile(record.asked('2017-11-20'), 'more')).toMatchObject({
      status: 'closed',
      outcome: 'abandoned',
    });
  });

  it('of a file that may be closed are not certain', async () => {
    const record = register();
    record.do('decisions/more/close', { data: { outcome: 'abandoned' }, occurred: '2017-11' });
    expect(await approvals(record, '2017-11-15')).toMatchObject([{ status: 'overdue', certain: false }]);
    expect(await approvals(record, '2017-11-30')).toEqual([]);
  });

  it('of a file whose place another takes are awaited no more', async () => {
    const record = register();
    const file = { title: 'Anew', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
    record.do('decisions/anew/open', { data: file, occurred: '2017-11-12' });
    const amount = { value: 20, basis: 'increase', unit: 'personnel' };
    const links = [{ relation: 'supersedes', to: 'decisions/more' }];
    record.do('decisions/anew/make-commitment', { data: { by: 'belgium', amount }, occurred: '2017-11-12', links });
    expect(await statuses(record, '2017-11-11', '2017-11-12')).toEqual(['overdue', undefined]);
    const [overdue] = await approvals(record, '2017-11-11');
    expect(overdue?.settled).toEqual({ status: 'superseded', on: '2017-11-12', session: null });
  });
});
