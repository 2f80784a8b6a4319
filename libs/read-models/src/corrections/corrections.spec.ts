import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@acta/kernel';
import { recordedKnowledge } from '../known/knowledge.js';
import { Register } from '../testing/register.js';
import { storedRegister, type StoredRegister } from '../testing/stored-register.js';
import { listCorrections, type CorrectionFilter } from './corrections.js';

const level = (value: number): JsonObject => ({
  amount: { value, qualifier: 'exactly', basis: 'level', unit: 'personnel' },
});

/** Sixty-two seen in November, seventy in December; in March the first is corrected, disputed, and a file retracted in part. */
function register(): Register {
  const record = new Register();
  record.do('parties/belgium/register', { data: { name: 'Belgium', kind: 'state' } });
  record.do('bodies/council/register', { data: { name: 'Council', party: 'belgium' } });
  record.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'belgium' } });
  record.do('sessions/thursday/schedule', { data: { body: 'council', date: '2017-11-09' } }, { key: 'thursday' });
  const file = { title: 'Reinforcement', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
  record.do('decisions/more/open', { data: file, occurred: '2017-10-01' });
  const awaited = { body: 'council', session: 'thursday' };
  record.do('decisions/more/await-approval', { data: awaited, occurred: '2017-10-02' });
  record.do('presence/rs/belgium/observe', { data: level(62), occurred: '2017-11-07' }, { key: 'seen' });
  record.do('presence/rs/belgium/observe', { data: level(70), occurred: '2017-12-01' });
  const later = { on: '2018-03-01' };
  const mended = { replace: { data: level(65) }, reason: 'Miscounted' };
  record.do('events/@seen/correct', { data: mended }, { ...later, key: 'mending' });
  record.do('events/@seen/dispute', { data: { reason: 'The staff says otherwise' } }, { on: '2018-04-01' });
  const friday = { replace: { data: { body: 'council', date: '2017-11-10' } }, reason: 'It was the Friday' };
  record.do('events/@thursday/correct', { data: friday }, { on: '2018-05-01' });
  return record;
}

describe('what was corrected', () => {
  let stored: StoredRegister;
  beforeAll(async () => {
    stored = await storedRegister();
    await stored.record(register().events);
  });
  afterAll(() => stored.close());

  const list = async (filter: CorrectionFilter = {}) => {
    const view = await stored.view();
    const source = { ...stored, view, knownAt: view.position };
    const asked = { ...recordedKnowledge(source, view.position), validAt: '2018-01-01' };
    return (await listCorrections(asked, source, filter)).items;
  };

  it('is told the newest first, with who, why, and the event as it was known before', async () => {
    const items = await list();
    expect(items.map(({ type, reason }) => [type, reason])).toEqual([
      ['EventCorrected', 'It was the Friday'],
      ['EventDisputed', 'The staff says otherwise'],
      ['EventCorrected', 'Miscounted'],
    ]);
    expect(items[2]).toMatchObject({
      actor: 'clerk',
      position: 9n,
      concerns: { type: 'PresenceObserved', position: 7n },
    });
    expect(items[2]?.concerns.corrected).toBeUndefined();
    expect(items[1]?.concerns.corrected?.data).toMatchObject({ amount: { value: '65' } });
  });

  it('names the answers that it changes, and the days about which they are given', async () => {
    const [, , mending] = await list();
    const change = mending?.changes.find(({ figure }) => figure === 'present');
    expect(change).toMatchObject({
      ...{ mission: 'rs', party: 'belgium', from: '2017-11-07', until: '2017-12-01' },
      before: { text: '62' },
      after: { text: '65' },
    });
  });

  it('follows a session to the approvals that wait for it', async () => {
    const [friday] = await list();
    expect(friday?.changes.filter(({ figure }) => figure === 'approval')).toMatchObject([
      { from: '2017-10-02', until: '2017-11-10', before: { due: '2017-11-09' }, after: { due: '2017-11-10' } },
      { from: '2017-11-10', until: '2017-11-11', before: { status: 'overdue' }, after: { status: 'pending' } },
      {
        from: '2017-11-11',
        until: null,
        before: { status: 'overdue', overdueSince: '2017-11-10' },
        after: { overdueSince: '2017-11-11' },
        differs: ['due', 'overdueSince', 'sessionDate'],
      },
    ]);
  });

  it('is told of one day alone where it is asked for', async () => {
    const [, , mending] = await list({ day: '2017-12-15' });
    expect(mending?.changes.filter(({ figure }) => figure === 'present')).toEqual([]);
  });

  it('is found by party and mission', async () => {
    expect(await list({ mission: 'rs', party: 'belgium' })).toHaveLength(2);
    expect(await list({ party: 'nobody' })).toEqual([]);
  });

  it('that changes answers in very many stretches of days is told of the last ones, and of any day that is asked about', async () => {
    const record = new Register();
    record.do('parties/belgium/register', { data: { name: 'Belgium', kind: 'state' } });
    record.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'belgium' } });
    record.do('presence/rs/belgium/observe', { data: level(40) }, { key: 'undated' });
    for (let day = 1; day <= 30; day++) {
      const occurred = `2017-11-${String(day).padStart(2, '0')}`;
      record.do('presence/rs/belgium/observe', { data: level(100 + day), occurred });
    }
    record.do('events/@undated/dispute', { data: { reason: 'Nobody says so' } });
    const other = await storedRegister();
    try {
      await other.record(record.events);
      const view = await other.view();
      const source = { ...other, view, knownAt: view.position };
      const asked = { ...recordedKnowledge(source, view.position), validAt: '2018-01-01' };
      const present = async (day?: string) => {
        const { items } = await listCorrections(asked, source, { ...(day !== undefined && { day }) });
        const [dispute] = items;
        const ofParty = dispute?.changes.filter(({ figure, party }) => figure === 'present' && party === 'belgium');
        return { days: ofParty?.map(({ from }) => from), from: dispute?.changesFrom };
      };
      const told = await present();
      // On the day on which it was recorded, the undated one is certain.
      expect(told.from).toBe('2017-11-12');
      expect(told.days).toHaveLength(20);
      expect(told.days).toContain('2017-11-30');
      expect(await present('2017-11-02')).toEqual({ days: ['2017-11-02'], from: null });
    } finally {
      await other.close();
    }
  });
});
