import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@acta/kernel';
import { recordedKnowledge } from '../known/knowledge.js';
import { inOwn } from '../testing/in-own.js';
import { oneFile } from '../testing/one-file.js';
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
    expect(await list({ mission: 'rs', party: 'belgium' })).toHaveLength(3);
    expect(await list({ party: 'nobody' })).toEqual([]);
  });

  it('is found by whose files wait for a session, or are on its agenda, where it is of that session', async () => {
    for (const command of [
      ['decisions/more/await-approval', { body: 'council', session: 'friday' }],
      ['sessions/friday/table-item', { decision: 'more' }],
    ] as const) {
      const record = oneFile();
      record.do('parties/france/register', { data: { name: 'France', kind: 'state' } });
      const planned = { body: 'council', date: '2018-02-02' };
      record.do('sessions/friday/schedule', { data: planned }, { key: 'friday' });
      record.do(command[0], { data: command[1] });
      const replace = { data: { ...planned, date: '2018-02-09' } };
      record.do('events/@friday/correct', { data: { replace, reason: 'A week later' } });
      await inOwn(record, '2018-06-01', async (asked, source) => {
        const count = async (filter: CorrectionFilter) => (await listCorrections(asked, source, filter)).items.length;
        const counts = [
          { party: 'belgium' },
          { mission: 'rs' },
          { mission: 'rs', party: 'belgium' },
          { party: 'france' },
        ];
        expect(await Promise.all(counts.map(count))).toEqual([1, 1, 1, 0]);
      });
    }
  });

  it('of a session is followed to the files that were dropped from its agenda', async () => {
    const record = oneFile();
    record.do('sessions/friday/schedule', { data: { body: 'council', date: '2018-02-02' } });
    record.do('sessions/friday/table-item', { data: { decision: 'more' } });
    record.do('sessions/friday/drop-item', { data: { decision: 'more' }, occurred: '2018-02-01' }, { key: 'drop' });
    record.do('events/@drop/retract', { data: { reason: 'It stayed' } });
    await inOwn(record, '2018-06-01', async (asked, source) => {
      const [retraction] = (await listCorrections(asked, source, {})).items;
      expect(retraction?.changes).toMatchObject([{ figure: 'finding', subject: 'item-dropped', party: 'belgium' }]);
    });
  });

  it('of the members of a collective is told of the missions in which that is, and is found by them', async () => {
    const record = oneFile();
    const allies = (members: readonly string[]) => ({ name: 'Allies', kind: 'collective', members });
    record.do('parties/allies/register', { data: allies([]) }, { key: 'allies' });
    const amount = { value: 10, basis: 'increase', unit: 'personnel' };
    const shared = { title: 'Together', kind: 'personnel', contributor: 'allies', mission: 'rs' };
    record.do('decisions/together/open', { data: shared, occurred: '2018-01-01' });
    for (const [file, by] of [
      ['more', 'belgium'],
      ['together', 'allies'],
    ] as const) {
      record.do(`decisions/${file}/make-commitment`, { data: { by, amount }, occurred: '2018-02-01' });
    }
    record.do('missions/other/open', { data: { name: 'Other', lead: 'belgium' } });
    const replace = { data: allies(['belgium']) };
    record.do('events/@allies/correct', { data: { replace, reason: 'Belgium is one of them' } });
    await inOwn(record, '2018-06-01', async (asked, source) => {
      const [found] = (await listCorrections(asked, source, { mission: 'rs' })).items;
      expect(found?.changes).toMatchObject([
        {
          ...{ mission: 'rs', party: null, figure: 'committed', from: '2018-02-01', until: null },
          ...{ before: { text: 'an increase of 20' }, after: { text: 'an increase of 10' } },
        },
      ]);
      expect((await listCorrections(asked, source, { mission: 'other' })).items).toEqual([]);
    });
  });

  it('of members of members is found by the mission, though they are not on record in it', async () => {
    const record = oneFile();
    const collective = (name: string, members: readonly string[]) => ({ name, kind: 'collective', members });
    record.do('parties/inner/register', { data: collective('Inner', []) }, { key: 'inner' });
    record.do('parties/outer/register', { data: collective('Outer', ['inner']) });
    record.do('presence/rs/belgium/observe', { data: level(10), occurred: '2018-02-01' });
    record.do('presence/rs/outer/observe', { data: level(30), occurred: '2018-02-01' });
    const replace = { data: collective('Inner', ['belgium']) };
    record.do('events/@inner/correct', { data: { replace, reason: 'Belgium is one of them' } });
    await inOwn(record, '2018-06-01', async (asked, source) => {
      const [found] = (await listCorrections(asked, source, { mission: 'rs' })).items;
      expect(found?.changes).toMatchObject([{ party: null, before: { text: '40' }, after: { text: '30' } }]);
    });
  });

  it('of the day of an observation is told where a whole that was seen has a member in it since', async () => {
    const record = oneFile();
    record.do('parties/allies/register', { data: { name: 'Allies', kind: 'collective', members: ['belgium'] } });
    record.do('presence/rs/belgium/observe', { data: level(45), occurred: '2018-01-05' }, { key: 'seen' });
    record.do('presence/rs/allies/observe', { data: level(30), occurred: '2018-03-01' });
    record.do('events/@seen/correct', { data: { replace: { occurred: '2018-04-01' }, reason: 'The day' } });
    await inOwn(record, '2018-06-01', async (asked, source) => {
      const [correction] = (await listCorrections(asked, source, {})).items;
      const totals = correction?.changes.filter(({ party, figure }) => party === null && figure === 'present');
      expect(totals?.at(-1)).toMatchObject({ until: null, before: { text: '30' }, after: { text: '45' } });
    });
  });

  it('of a mission that was never opened is told, though files name it', async () => {
    const record = oneFile();
    const opening = record.events.find(({ type }) => type === 'MissionOpened')?.id;
    record.do(`events/${opening}/retract`, { data: { reason: 'There was none' } });
    await inOwn(record, '2018-06-01', async (asked, source) => {
      const [correction] = (await listCorrections(asked, source, {})).items;
      expect(correction?.changes).toMatchObject([{ party: null, figure: 'status', before: 'open', after: null }]);
    });
  });

  it('of the day on which a mission ended is told', async () => {
    const record = oneFile();
    record.do('missions/rs/end', { data: {}, occurred: '2018-05-01' }, { key: 'end' });
    record.do('events/@end/correct', { data: { replace: { occurred: '2018-09-01' }, reason: 'The day' } });
    await inOwn(record, '2018-06-01', async (asked, source) => {
      const [correction] = (await listCorrections(asked, source, {})).items;
      expect(correction?.changes).toMatchObject([
        { party: null, figure: 'status', from: '2018-05-01', until: '2018-09-01', before: 'ended', after: 'open' },
      ]);
    });
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
    await inOwn(record, '2018-01-01', async (asked, source) => {
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
    });
  });

  it('tells a finding on the days of the mandate on which it is one, where what is there was corrected', async () => {
    const record = oneFile();
    const mandate = { ceiling: { value: 20, unit: 'personnel' }, from: '2018-02-01', until: '2018-03-01' };
    record.do('decisions/more/grant-approval', { data: { body: 'council', mandate }, occurred: '2018-01-15' });
    record.do('presence/rs/belgium/observe', { data: level(10), occurred: '2018-01-01' }, { key: 'seen' });
    record.do('events/@seen/correct', { data: { replace: { data: level(30) }, reason: 'Miscounted' } });
    await inOwn(record, '2018-06-01', async (asked, source) => {
      const [correction] = (await listCorrections(asked, source, {})).items;
      const found = correction?.changes.filter(({ figure }) => figure === 'finding');
      expect(found).toMatchObject([
        { subject: 'presence-above-ceiling', from: '2018-02-01', until: '2018-03-02', before: null },
      ]);
    });
  });
});
