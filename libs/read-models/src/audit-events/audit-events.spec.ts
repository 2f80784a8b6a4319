import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { article } from '../testing/article.js';
import { storedRegister, type StoredRegister } from '../testing/stored-register.js';
import { publishedKnowledge } from '../known/knowledge.js';
import { oneFile } from '../testing/one-file.js';
import { auditEvents } from './audit-events.js';
import type { AuditFilter } from './conditions.js';
import { tagsOf } from './event-index.js';

let stored: StoredRegister;
beforeAll(async () => {
  stored = await storedRegister();
  const register = article();
  register.do('events/@commitment/correct', {
    data: { replace: { occurred: '2017-07-01' }, reason: 'The minister named the day' },
  });
  register.do('sessions/be-council-2017-11-09/postpone', { data: { date: '2017-11-10' } });
  await stored.record(register.events);
});
afterAll(() => stored.close());

const source = async () => {
  const view = await stored.view();
  return { pool: stored.pool, view, knownAt: view.position };
};
const find = async (filter: AuditFilter, limit = 1000) => (await auditEvents(await source(), filter, { limit })).items;
const types = async (filter: AuditFilter) => [...new Set((await find(filter)).map(({ type }) => type))].toSorted();
const streams = async (filter: AuditFilter) =>
  [...new Set((await find(filter)).map(({ stream }) => stream))].toSorted();

describe('the events of the log', () => {
  it('are all there, the newest first or the oldest', async () => {
    const { view } = await source();
    const newest = await find({});
    expect(newest).toHaveLength(Number(view.position));
    expect(newest[0]?.position).toBe(view.position);
    expect((await find({ order: 'oldest' }))[0]).toMatchObject({ position: 1n, type: 'PartyRegistered', version: 1 });
  });

  it('are found by stream, type and actor', async () => {
    expect(await types({ stream: 'decision-be-further-2017' })).toEqual([
      'DecisionOpened',
      'RequestMade',
      'StudyOpened',
    ]);
    expect(await streams({ type: 'CommitmentMade' })).toEqual(['decision-aid-2017', 'decision-be-2017']);
    expect(await find({ actor: 'nobody' })).toEqual([]);
  });

  it('are found by the session, the decision and the source that they name', async () => {
    expect(await types({ session: 'be-council-2017-11-09' })).toEqual([
      'ApprovalPending',
      'ItemTabled',
      'SessionPostponed',
      'SessionScheduled',
    ]);
    expect(await streams({ decision: 'be-plan-2018' })).toEqual([
      'decision-be-plan-2018',
      'session-be-council-2017-11-09',
    ]);
    expect(await types({ source: 'press-2017-11-07' })).toContain('PresenceObserved');
  });

  it('are found by body, with all that happened in its sessions', async () => {
    expect(await types({ body: 'be-council' })).toEqual([
      'ApprovalPending',
      'BodyRegistered',
      'ItemTabled',
      'SessionPostponed',
      'SessionScheduled',
    ]);
    expect(await streams({ body: 'be-council', mission: 'resolute-support' })).toEqual(['decision-be-2017']);
    expect(await streams({ body: 'nato-ministers', party: 'belgium' })).toEqual([]);
  });

  it('are found by mission and party, with all that happened in the files that belong to them', async () => {
    expect(await streams({ mission: 'resolute-support', party: 'belgium' })).toEqual([
      'decision-be-2017',
      'decision-be-further-2017',
      'presence-resolute-support.belgium',
    ]);
    expect(await types({ party: 'belgium' })).toEqual(
      expect.arrayContaining(['ApprovalPending', 'StudyOpened', 'EventCorrected']),
    );
    expect(await streams({ mission: 'resolute-support' })).not.toContain('decision-aid-2017');
  });

  it('are found by when it happened', async () => {
    expect(await types({ validFrom: '2017-08-01', validTo: '2017-08-31' })).toEqual(['CommitmentMade', 'RequestMade']);
  });

  it('are found by the day by which they can have happened, at any day where none is stated', async () => {
    const promised = { stream: 'decision-be-2017', type: 'CommitmentMade' };
    expect(await find({ ...promised, validAt: '2017-06-20' })).toEqual([]);
    expect(await find({ ...promised, validAt: '2017-06-21' })).toHaveLength(1);
    expect(await types({ validAt: '2017-01-01', stream: 'decision-be-2017' })).toEqual([
      'ApprovalPending',
      'DecisionOpened',
    ]);
  });

  it('are found as far as they count as known', async () => {
    const given = await source();
    const on = (day: string, page = {}) =>
      auditEvents({ ...given, counting: publishedKnowledge({ ...stored, view: given.view }, day).log }, {}, page);
    const all = await find({});
    const stated = (await on('2017-11-07', { limit: 1000 })).items;
    expect(stated.map(({ type }) => type)).toContain('PresenceObserved');
    const early = (await on('2017-11-06', { limit: 1000 })).items;
    expect(early.length).toBeLessThan(all.length);
    expect(new Set(early.map(({ type }) => type))).not.toContain('PresenceObserved');
    expect((await on('2017-11-06', { limit: 2 })).items).toEqual(early.slice(0, 2));
  });

  it('are found by when it was recorded', async () => {
    const all = (await find({})).length;
    const [last] = await find({}, 1);
    expect(await find({ recordedFrom: last?.recordedAt ?? '' })).toMatchObject([{ position: last?.position }]);
    expect(await find({ recordedTo: '2017-11-07' })).toEqual([]);
    expect(await find({ recordedFrom: last?.recordedAt.slice(0, 10) ?? '' })).toHaveLength(all);
  });

  it('are found by their words, reasons among them', async () => {
    expect(await types({ q: 'billion dollars' })).toEqual(['CommitmentMade']);
    expect(await types({ q: 'minister named' })).toEqual(['EventCorrected']);
    expect(await find({ q: 'billion -dollars' })).toEqual([]);
  });

  it('are as they were known at a position', async () => {
    const { items } = await auditEvents({ ...(await source()), knownAt: 3n }, {}, {});
    expect(items.map(({ position }) => position)).toEqual([3n, 2n, 1n]);
  });

  it('come page by page, with a cursor that is good for the same question', async () => {
    const all = await find({ order: 'oldest' });
    const paged: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = { limit: 7, ...(cursor && { cursor }) };
      const { items, nextCursor } = await auditEvents(await source(), { order: 'oldest' }, page);
      paged.push(...items);
      cursor = nextCursor;
      if (cursor) {
        const other = auditEvents(await source(), { type: 'ItemTabled' }, { cursor });
        await expect(other).rejects.toMatchObject({ code: 'invalid-cursor' });
      }
    }
    expect(paged).toEqual(all);
  });
});

describe('what is said of an event', () => {
  it('names what that one names, through any number of retractions, but not its sources', () => {
    const record = oneFile();
    record.do('sources/paper/register', { data: { published: '2017-11-07', language: 'fr' } });
    const evidence = [{ source: 'paper', paraphrase: 'It says so.' }];
    const wait = { data: { body: 'council', due: '2018-03-01' }, evidence };
    let about = record.do('decisions/more/await-approval', wait);
    const mended = { data: { replace: { occurred: '2018-02-01' }, reason: 'It has a day' } };
    record.do(`events/${about}/correct`, mended);
    for (const reason of ['It was not so', 'It was so', 'No, it was not']) {
      about = record.do(`events/${about}/retract`, { data: { reason } });
    }
    const remarks = record.events.slice(-4);
    for (const remark of remarks) {
      const tags = tagsOf(remark, record.events);
      expect(tags).toContain('body:council');
      expect(tags).not.toContain('source:paper');
    }
    expect(tagsOf(record.events.at(-5) as (typeof remarks)[number], record.events)).toContain('source:paper');
  });

  it('names what a corrected link leads to, and what it led to', () => {
    const record = oneFile();
    const linked = record.do('decisions/more/link', { data: { relation: 'part-of', to: 'missions/rs' } });
    const link = (to: string) => ({ data: { replace: { data: { relation: 'answers', to } }, reason: 'Misread' } });
    const [observed = ''] = record.events.map(({ id }) => id);
    const tagsOfLast = () => record.events.slice(-1).flatMap((event) => tagsOf(event, record.events));
    record.do(`events/${linked}/correct`, link('parties/belgium'));
    expect(tagsOfLast()).toEqual(expect.arrayContaining(['mission:rs', 'party:belgium']));
    record.do(`events/${linked}/correct`, link(observed));
    expect(tagsOfLast()).toEqual(expect.arrayContaining(['mission:rs', `event:${observed}`]));
  });
});
