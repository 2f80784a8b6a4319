import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/http-server.js';

let server: TestServer;
const ids: Record<string, string> = {};
const people = (value: number) => ({ value, qualifier: 'exactly', basis: 'increase', unit: 'personnel' });

const registered: readonly (readonly [path: string, data: object, rest?: object])[] = [
  ['parties/belgium/register', { name: 'Belgium', kind: 'state' }],
  ['parties/luxembourg/register', { name: 'Luxembourg', kind: 'state' }],
  ['bodies/council/register', { name: 'Council of Ministers', party: 'belgium' }],
  ['bodies/staff/register', { name: 'General Staff', party: 'belgium' }],
  ['sources/press/register', { published: '2017-11-07', language: 'fr' }],
  ['missions/rs/open', { name: 'Resolute Support', lead: 'belgium' }, { occurred: '2015' }],
  ['sessions/staff-9/schedule', { body: 'staff', date: '2017-11-09' }],
  ['sessions/council-9/schedule', { body: 'council', date: '2017-11-09' }],
  ['decisions/more/open', { title: 'More', kind: 'personnel', contributor: 'belgium', mission: 'rs' }],
  ['decisions/more/make-commitment', { by: 'belgium', amount: people(25) }],
  ['presence/rs/belgium/observe', { amount: { ...people(62), basis: 'level' } }],
  ['decisions/more/link', { relation: 'part-of', to: 'missions/rs' }],
  ['decisions/more/open-study', { body: 'staff' }],
  ['decisions/more/conclude-study', { body: 'staff', outcome: 'feasible' }],
  ['decisions/more/await-approval', { body: 'council', session: 'council-9' }],
  ['decisions/more/grant-approval', { body: 'council', session: 'council-9' }],
  ['sessions/council-9/table-item', { topic: 'Peace' }],
  ['sessions/council-9/drop-item', { topic: 'Peace' }],
  ['parties/allies/register', { name: 'The allies', kind: 'collective', members: ['belgium'] }],
  ['decisions/over/open', { title: 'Over', kind: 'personnel', contributor: 'belgium' }],
  ['decisions/over/close', { outcome: 'lapsed' }],
];

beforeAll(async () => {
  server = await startTestServer({ project: false });
  for (const [path, data, rest] of registered) {
    const { body } = await server.post(`/v1/${path}`, { data, ...rest });
    ids[path] = body.events[0].id;
  }
  const commitment = ids['decisions/more/make-commitment'];
  ids['dispute'] = (
    await server.post(`/v1/events/${ids['sessions/staff-9/schedule']}/dispute`, { data: { reason: 'Never planned' } })
  ).body.events[0].id;
  const second = await server.post('/v1/decisions/more/make-commitment', {
    data: { by: 'belgium', amount: people(26) },
    links: [{ relation: 'restates', to: commitment }],
  });
  ids['retracted'] = second.body.events[0].id;
  await server.post(`/v1/events/${ids['retracted']}/retract`, { data: { reason: 'Said by nobody' } });
});
afterAll(() => server.close());

interface Bad {
  readonly what: string;
  /** `{name}` stands for the event that was recorded as that. */
  readonly path: string;
  readonly data?: object;
  readonly rest?: object;
  readonly status: number;
  readonly code: string;
  readonly pointer: string;
  /** A part of the sentence that comes with the pointer. */
  readonly says: string;
}

const commit = 'decisions/more/make-commitment';
const grant = 'decisions/more/grant-approval';
const register = 'parties/france/register';
const france = { name: 'France', kind: 'state' };
const amount = (fields: object) => ({ by: 'belgium', amount: { unit: 'personnel', basis: 'increase', ...fields } });
const correct = (name: string) => `events/{${name}}/correct`;
const misread = (data: object) => ({ replace: { data }, reason: 'The source was misread' });
const link = 'decisions/more/link';
const mandate = (fields: object) => ({
  body: 'council',
  mandate: { ceiling: { value: 90, unit: 'personnel' }, from: '2018', ...fields },
});

/** Malformed: 400, whatever is on record. A table: one case a line. */
// prettier-ignore
const malformed: readonly Omit<Bad, 'status' | 'code'>[] = [
  { what: 'a missing field', path: register, data: { kind: 'state' }, pointer: '/data/name', says: 'is missing' },
  { what: 'a field of another type', path: register, data: { ...france, name: 7 }, pointer: '/data/name', says: 'is to be a text, and not a number' },
  { what: 'an unknown field', path: register, data: { ...france, size: 'large' }, pointer: '/data/size', says: 'is not known here; known are: name, kind' },
  { what: 'an unknown field beside the data', path: register, data: france, rest: { when: '2017' }, pointer: '/when', says: 'known are: data, occurred, evidence, links, note' },
  { what: 'a kind that is none', path: register, data: { ...france, kind: 'city' }, pointer: '/data/kind', says: 'is to be one of: state, alliance' },
  { what: 'a blank name', path: register, data: { ...france, name: ' ' }, pointer: '/data/name', says: 'may not be blank' },
  { what: 'a name that is too long', path: register, data: { ...france, name: 'x'.repeat(201) }, pointer: '/data/name', says: 'at most 200 characters' },
  { what: 'a list that is none', path: register, data: { ...france, members: 'belgium' }, pointer: '/data/members', says: 'is to be a list' },
  { what: 'an id in capitals', path: commit, data: { ...amount({ value: 1 }), by: 'Belgium' }, pointer: '/data/by', says: 'small letters' },
  { what: 'the reserved id', path: commit, data: { ...amount({ value: 1 }), by: 'new' }, pointer: '/data/by', says: 'reserved' },
  { what: 'a missing party', path: commit, data: { amount: people(1) }, pointer: '/data/by', says: 'is missing' },
  { what: 'a missing amount', path: commit, data: { by: 'belgium' }, pointer: '/data/amount', says: 'is missing' },
  { what: 'the least above the most', path: commit, data: amount({ min: 30, max: 20 }), pointer: '/data/amount/max', says: 'less than the least' },
  { what: 'a value outside its bounds', path: commit, data: amount({ value: 40, qualifier: 'about', min: 10, max: 20 }), pointer: '/data/amount/value', says: 'is not between min and max' },
  { what: 'a currency that does not exist', path: commit, data: amount({ value: 5, unit: 'money', currency: 'QQQ' }), pointer: '/data/amount/currency', says: 'ISO 4217' },
  { what: 'people in euros', path: commit, data: amount({ value: 5, currency: 'EUR' }), pointer: '/data/amount/unit', says: 'money' },
  { what: 'an unspecified amount with a value', path: commit, data: amount({ value: 5, qualifier: 'unspecified' }), pointer: '/data/amount/value', says: 'unspecified' },
  { what: 'a negative amount', path: commit, data: amount({ value: -5 }), pointer: '/data/amount/value', says: 'say "decrease"' },
  { what: 'half a soldier', path: commit, data: amount({ value: '2.5' }), pointer: '/data/amount/value', says: 'whole number' },
  { what: 'a fraction as a number', path: commit, data: amount({ value: 2.5 }), pointer: '/data/amount/value', says: 'decimal as a text' },
  { what: 'an amount without a basis', path: commit, data: { by: 'belgium', amount: { value: 5, unit: 'personnel' } }, pointer: '/data/amount/basis', says: 'one of: level, increase' },
  { what: 'a date that cannot be', path: register, data: france, rest: { occurred: '2017-13' }, pointer: '/occurred', says: 'such as "2017-11-07"' },
  { what: 'a day that does not exist', path: register, data: france, rest: { occurred: { edtf: '2017', earliest: '2017-02-29' } }, pointer: '/occurred/earliest', says: 'is not a day that exists' },
  { what: 'a date without an expression', path: register, data: france, rest: { occurred: { text: 'this summer' } }, pointer: '/occurred/edtf', says: 'is missing' },
  { what: 'a date that is a list', path: register, data: france, rest: { occurred: [2017] }, pointer: '/occurred', says: 'is to be a date' },
  { what: 'the earliest after the latest', path: register, data: france, rest: { occurred: { edtf: '2017', earliest: '2017-05-01', latest: '2017-04-01' } }, pointer: '/occurred/latest', says: 'before the earliest day' },
  { what: 'a session without a day', path: 'sessions/next/schedule', data: { body: 'council' }, pointer: '/data/date', says: 'is missing' },
  { what: 'an item without a name', path: 'sessions/council-9/table-item', pointer: '/data/topic', says: 'a topic or a decision' },
  { what: 'a quote without source', path: register, data: france, rest: { evidence: [{ quote: 'So it is' }] }, pointer: '/evidence/0/source', says: 'is missing' },
  { what: 'a speaker without name', path: register, data: france, rest: { evidence: [{ source: 'press', speaker: { role: 'minister' } }] }, pointer: '/evidence/0/speaker/name', says: 'is missing' },
  { what: 'a link to nowhere', path: register, data: france, rest: { links: [{ relation: 'restates', to: 'planets/mars' }] }, pointer: '/links/0/to', says: 'or the id of an event' },
  { what: 'a relation that is none', path: register, data: france, rest: { links: [{ relation: 'likes', to: 'decisions/more' }] }, pointer: '/links/0/relation', says: 'is to be one of: answers' },
  { what: 'votes below nothing', path: grant, data: { body: 'council', vote: { for: -1, against: 0, abstained: 0 } }, pointer: '/data/vote/for', says: 'is at least 0' },
  { what: 'half a vote', path: grant, data: { body: 'council', vote: { for: 1, against: 0.5, abstained: 0 } }, pointer: '/data/vote/against', says: 'is to be a whole number' },
  { what: 'a vote of which nothing is said', path: grant, data: { body: 'council', vote: {} }, pointer: '/data/vote', says: 'says nothing' },
  { what: 'a mandate without a beginning', path: grant, data: mandate({ from: undefined }), pointer: '/data/mandate/from', says: 'is missing' },
  { what: 'an amendment of nothing', path: 'decisions/more/amend-commitment', pointer: '/data', says: 'say what is amended' },
  { what: 'an address that is none', path: 'sources/gazette/register', data: { published: '2017', language: 'fr', url: 'javascript:alert(1)' }, pointer: '/data/url', says: 'address of the web' },
  { what: 'a correction of nothing', path: correct(commit), data: { replace: {}, reason: 'Why' }, pointer: '/data/replace', says: 'say what is replaced' },
  { what: 'a correction without reason', path: correct(commit), data: { replace: { occurred: '2017' } }, pointer: '/data/reason', says: 'is missing' },
  { what: 'a correction to fields of another type', path: correct(commit), data: { replace: { data: { name: 'Belgium', kind: 'state' } }, reason: 'Why' }, pointer: '/data/replace/data/kind', says: 'known are: by, to, amount' },
  { what: 'a correction to a broken amount', path: correct(commit), data: { replace: { data: amount({ value: -1 }) }, reason: 'Why' }, pointer: '/data/replace/data/amount/value', says: 'negative' },
];

/** Well formed, and no sense as a record: 422, or 404 where there is no such thing to speak of. A table, too. */
// prettier-ignore
const senseless: readonly Bad[] = [
  { what: 'an unknown party', path: 'decisions/other/open', data: { title: 'X', kind: 'funds', contributor: 'atlantis' }, status: 422, code: 'unknown-reference', pointer: '/data/contributor', says: 'no party "atlantis"' },
  { what: 'an unknown source', path: commit, data: { by: 'belgium', amount: people(1) }, rest: { evidence: [{ source: 'rumour' }] }, status: 422, code: 'unknown-reference', pointer: '/evidence/0/source', says: 'no source "rumour"' },
  { what: 'an unknown session', path: grant, data: { body: 'council', session: 'never' }, status: 422, code: 'unknown-reference', pointer: '/data/session', says: 'no session "never"' },
  { what: 'an observation in an unknown mission', path: 'presence/none/belgium/observe', data: { amount: { ...people(1), basis: 'level' } }, status: 422, code: 'unknown-reference', pointer: '', says: 'no mission "none"' },
  { what: 'an increase as a presence', path: 'presence/rs/belgium/observe', data: { amount: people(1) }, status: 422, code: 'presence-not-a-level', pointer: '/data/amount/basis', says: 'as a level' },
  { what: 'a session of another body', path: grant, data: { body: 'council', session: 'staff-9' }, status: 422, code: 'session-of-another-body', pointer: '/data/session', says: 'one of "staff", not of "council"' },
  { what: 'a mandate that ends before it begins', path: grant, data: mandate({ until: '2017' }), status: 422, code: 'end-before-beginning', pointer: '/data/mandate/until', says: 'cannot end before' },
  { what: 'a commitment that ends before it was made', path: commit, data: { by: 'belgium', amount: people(1), until: '2016' }, rest: { occurred: '2017' }, status: 422, code: 'end-before-beginning', pointer: '/data/until', says: 'cannot end before' },
  { what: 'a mission that ends before it began', path: 'missions/rs/end', rest: { occurred: '2014' }, status: 422, code: 'end-before-beginning', pointer: '/occurred', says: 'cannot end before' },
  { what: 'a link to itself', path: 'decisions/more/close', data: { outcome: 'lapsed' }, rest: { links: [{ relation: 'same-as', to: 'decisions/more' }] }, status: 422, code: 'link-to-itself', pointer: '/links/0/to', says: 'related to itself' },
  { what: 'a link to an unknown event', path: commit, data: { by: 'belgium', amount: people(1) }, rest: { links: [{ relation: 'restates', to: '00000000-0000-4000-8000-000000000001' }] }, status: 422, code: 'unknown-reference', pointer: '/links/0/to', says: 'There is no event' },
  { what: 'a second registration', path: 'parties/belgium/register', data: france, status: 422, code: 'already-registered', pointer: '', says: 'registered already' },
  { what: 'a command on a closed file', path: 'decisions/over/announce-intention', data: { by: 'belgium' }, status: 422, code: 'file-closed', pointer: '', says: 'reopen it' },
  { what: 'a second end of a file', path: 'decisions/over/close', data: { outcome: 'lapsed' }, status: 422, code: 'already-closed', pointer: '', says: 'closed already' },
  { what: 'a file reopened that is open', path: 'decisions/more/reopen', data: { reason: 'Why' }, status: 422, code: 'not-closed', pointer: '', says: 'not closed' },
  { what: 'an answer to no request', path: 'decisions/more/answer-request', data: { by: 'belgium', answer: 'accepted' }, status: 422, code: 'no-request', pointer: '', says: 'record it first' },
  { what: 'the end of a study that was never opened', path: 'decisions/more/conclude-study', data: { body: 'council', outcome: 'feasible' }, status: 422, code: 'study-not-opened', pointer: '/data/body', says: 'open it first' },
  { what: 'an item dropped that was never tabled', path: 'sessions/council-9/drop-item', data: { topic: 'Aid' }, status: 422, code: 'item-not-tabled', pointer: '/data/topic', says: 'not on the agenda' },
  { what: 'a file that was never opened', path: 'decisions/none/close', data: { outcome: 'lapsed' }, status: 404, code: 'not-on-record', pointer: '', says: 'open it first' },
  { what: 'an event that is none', path: 'events/00000000-0000-4000-8000-000000000001/retract', data: { reason: 'Why' }, status: 404, code: 'unknown-event', pointer: '', says: 'There is no event' },
  { what: 'a second retraction', path: 'events/{retracted}/retract', data: { reason: 'Why' }, status: 422, code: 'already-retracted', pointer: '', says: 'retracted already' },
  { what: 'a correction of what is retracted', path: correct('retracted'), data: { replace: { occurred: '2017' }, reason: 'Why' }, status: 422, code: 'event-retracted', pointer: '', says: 'retract its retraction' },
  { what: 'a correction of a dispute', path: correct('dispute'), data: { replace: { occurred: '2017' }, reason: 'Why' }, status: 422, code: 'not-correctable', pointer: '', says: 'correct the event again' },
  { what: 'a correction of the party of a presence', path: correct('presence/rs/belgium/observe'), data: { replace: { data: { mission: 'rs', party: 'luxembourg', amount: { ...people(1), basis: 'level' } } }, reason: 'Why' }, status: 422, code: 'fixed-by-stream', pointer: '/data/replace/data/party', says: 'given by the stream' },
  { what: 'a correction to an unknown party', path: correct(commit), data: { replace: { data: { ...amount({ value: 1 }), by: 'atlantis' } }, reason: 'Why' }, status: 422, code: 'unknown-reference', pointer: '/data/replace/data/by', says: 'no party "atlantis" and no body "atlantis"' },
  { what: 'a correction to a link to an unknown file', path: correct(link), data: misread({ relation: 'part-of', to: 'decisions/none' }), status: 422, code: 'unknown-reference', pointer: '/data/replace/data/to', says: 'no decision "none"' },
  { what: 'a correction to a link to an unknown event', path: correct(link), data: misread({ relation: 'restates', to: '00000000-0000-4000-8000-000000000001' }), status: 422, code: 'unknown-reference', pointer: '/data/replace/data/to', says: 'There is no event' },
  { what: 'a correction to a link to itself', path: correct(link), data: misread({ relation: 'same-as', to: 'decisions/more' }), status: 422, code: 'link-to-itself', pointer: '/data/replace/data/to', says: 'related to itself' },
  { what: 'a correction to a collective in itself', path: correct('parties/allies/register'), data: misread({ name: 'The allies', kind: 'collective', members: ['belgium', 'allies'] }), status: 422, code: 'unknown-reference', pointer: '/data/replace/data/members/1', says: 'names itself' },
  { what: 'a correction to the end of a study that was never opened', path: correct('decisions/more/conclude-study'), data: misread({ body: 'council', outcome: 'feasible' }), status: 422, code: 'study-not-opened', pointer: '/data/replace/data/body', says: 'open it first' },
  { what: 'a correction to an item that was never tabled', path: correct('sessions/council-9/drop-item'), data: misread({ topic: 'War' }), status: 422, code: 'item-not-tabled', pointer: '/data/replace/data/topic', says: '"War" is not on the agenda' },
  { what: 'a correction to a wait for a session of another body', path: correct('decisions/more/await-approval'), data: misread({ body: 'council', session: 'staff-9' }), status: 422, code: 'session-of-another-body', pointer: '/data/replace/data/session', says: 'one of "staff", not of "council"' },
  { what: 'a correction to a grant at a session of another body', path: correct(grant), data: misread({ body: 'council', session: 'staff-9' }), status: 422, code: 'session-of-another-body', pointer: '/data/replace/data/session', says: 'one of "staff", not of "council"' },
  { what: 'a correction to a session of another body than its approvals', path: correct('sessions/council-9/schedule'), data: misread({ body: 'staff', date: '2017-11-09' }), status: 422, code: 'session-of-another-body', pointer: '/data/replace/data/body', says: 'An approval of "council" is at this session' },
  { what: 'a command that is none', path: 'decisions/more/approve', status: 404, code: 'unknown-command', pointer: '', says: 'grant-approval' },
  { what: 'a collection that is none', path: 'ships/one/open', status: 404, code: 'unknown-collection', pointer: '', says: 'decisions' },
  { what: 'a new one where none is opened', path: 'decisions/new/make-commitment', data: amount({ value: 1 }), status: 400, code: 'invalid-id', pointer: '', says: '"new" goes with "open" alone' },
  { what: 'an id that is none', path: 'parties/B/register', data: france, status: 400, code: 'invalid-id', pointer: '', says: 'is not an id of parties' },
];

const all = [...malformed.map((bad): Bad => ({ ...bad, status: 400, code: 'invalid-body' })), ...senseless];

describe('what cannot be recorded', () => {
  it.each(all.map((bad) => [bad.what, bad] as const))('is not: %s', async (_what, bad) => {
    const { path, data, rest, status, code, pointer, says } = bad;
    const head = await server.acta.adapters.store.head();
    const named = path.replace(/\{(.+?)\}/, (_match, name: string) => ids[name] ?? name);
    for (const query of ['', '?dryRun=true']) {
      const { status: got, headers, body } = await server.post(`/v1/${named}${query}`, { data, ...rest });
      expect({ status: got, code: body.code }).toEqual({ status, code });
      expect(headers.get('content-type')).toContain('application/problem+json');
      const problem = body.errors.find((one: { pointer: string }) => one.pointer === pointer);
      expect(problem?.message).toContain(says);
      expect(JSON.stringify(body)).not.toMatch(/Invalid|expected|received|Too (big|small)/);
    }
    expect(await server.acta.adapters.store.head()).toBe(head);
  });

  it('is told whole: every field that is wrong, each with its pointer', async () => {
    const { body } = await server.post(`/v1/${commit}`, {
      data: { by: 'B', amount: { value: -1, unit: 'personnel' }, until: 'soon' },
      evidence: [{ quote: 'So it is' }],
    });
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/data/by',
      '/data/amount/basis',
      '/data/amount/value',
      '/data/until',
      '/evidence/0/source',
    ]);
    expect(body.detail).toContain('(and 4 more)');
  });
});

describe('a key', () => {
  it('is its sender’s own: the same key of two senders is two commands', async () => {
    const token = await server.acta.identity.tokens.issue('another clerk', 'recorder');
    const key = { 'Idempotency-Key': 'first-of-the-day' };
    const other = { ...key, Authorization: `Bearer ${token}` };
    const mine = await server.post(`/v1/${commit}`, { data: { by: 'belgium', amount: people(1) } }, key);
    const theirs = await server.post(`/v1/${commit}`, { data: { by: 'belgium', amount: people(2) } }, other);
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.events[0].id).not.toBe(mine.body.events[0].id);
    const again = await server.post(`/v1/${commit}`, { data: { by: 'belgium', amount: people(1) } }, key);
    expect(again.body).toEqual(mine.body);
  });
});
