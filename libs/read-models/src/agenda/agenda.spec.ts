import { describe, expect, it } from '@jest/globals';
import { Register } from '../testing/register.js';
import { listMeetings } from './agenda.js';

function register(): Register {
  const record = new Register();
  record.do('parties/belgium/register', { data: { name: 'Belgium', kind: 'state' } });
  record.do('bodies/council/register', { data: { name: 'Council of Ministers', party: 'belgium' } });
  record.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'belgium' } });
  const file = { title: 'The reinforcement', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
  record.do('decisions/more/open', { data: file });
  record.do('sessions/thursday/schedule', { data: { body: 'council', date: '2017-11-09' } }, { key: 'scheduled' });
  record.do('sessions/thursday/table-item', { data: { decision: 'more' }, occurred: '2017-11-06' });
  record.do('sessions/thursday/table-item', { data: { topic: 'Aid' }, occurred: '2017-11-06' });
  const awaited = { data: { body: 'council', session: 'thursday' }, occurred: '2017-11-06' };
  record.do('decisions/more/await-approval', awaited);
  return record;
}

describe('the agenda as a calendar has it', () => {
  it('has names, titles and what is outstanding', async () => {
    const { items } = await listMeetings(register().asked('2017-11-07'), {});
    expect(items).toMatchObject([
      {
        ...{ id: 'thursday', bodyName: 'Council of Ministers', revision: 2 },
        items: [
          { decision: 'more', title: 'The reinforcement', outstanding: [{ status: 'pending', due: '2017-11-09' }] },
          { topic: 'Aid', outstanding: [] },
        ],
      },
    ]);
  });

  it('has nothing outstanding once it is settled', async () => {
    const record = register();
    record.do('decisions/more/grant-approval', { data: { body: 'council' }, occurred: '2017-11-09' });
    const { items } = await listMeetings(record.asked('2017-11-10'), {});
    expect(items[0]?.items[0]?.outstanding).toEqual([]);
  });

  it('keeps the identity of a session that slips, and counts its revisions', async () => {
    const record = register();
    const [before] = (await listMeetings(record.asked('2017-11-07'), {})).items;
    record.do(
      'sessions/thursday/postpone',
      { data: { date: '2017-11-10' }, occurred: '2017-11-07' },
      { on: '2017-11-08' },
    );
    const [after] = (await listMeetings(record.asked('2017-11-08'), {})).items;
    expect(after).toMatchObject({ uid: before?.uid, revision: 3, changedAt: '2017-11-08T12:00:00.000000Z' });
    expect(after?.date.latest).toBe('2017-11-10');
  });
});
