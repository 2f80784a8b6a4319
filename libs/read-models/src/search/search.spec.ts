import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishedKnowledge, recordedKnowledge } from '../known/knowledge.js';
import { Register } from '../testing/register.js';
import { storedRegister, type StoredRegister } from '../testing/stored-register.js';
import { search, type SearchFilter } from './search.js';

const citing = (source: string, paraphrase: string) => ({ evidence: [{ source, paraphrase, locator: 'paragraph 2' }] });
const people = (value: number) => ({ amount: { value, qualifier: 'exactly', basis: 'level', unit: 'personnel' } });

function register(): Register {
  const record = new Register();
  const tell = (path: string, body: object, key?: string) =>
    record.do(path, body as never, key === undefined ? {} : { key });
  tell('parties/belgium/register', { data: { name: 'Belgium', kind: 'state' } });
  tell('bodies/council/register', { data: { name: 'Council', party: 'belgium' } });
  const text = 'Le conseil a approuvé l’envoi de militaires. Un autre paragraphe parle de la météo.';
  const paper = { published: '2017-11-07', language: 'fr', title: 'Le renforcement', publisher: 'Une agence', text };
  tell('sources/paper/register', { data: paper });
  tell('sources/erratum/register', { data: { published: '2017-11-12', language: 'nl', title: 'Rechtzetting' } });
  tell('missions/rs/open', { data: { name: 'Resolute Support', lead: 'belgium' } });
  const file = { title: 'De verhoging van het contingent', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
  tell('decisions/more/open', { data: file, ...citing('paper', 'A file on the reinforcement.') }, 'file');
  tell(
    'presence/rs/belgium/observe',
    { data: people(62), occurred: '2017-11-07', ...citing('paper', 'Soixante-deux soldats belges sont déployés.') },
    'seen',
  );
  tell(
    'decisions/more/make-commitment',
    {
      data: { by: 'belgium', amount: { qualifier: 'unspecified', basis: 'increase', unit: 'personnel' } },
      occurred: '2018-03-01',
      ...citing('paper', 'After the elections of next spring they deploy more soldiers.'),
    },
    'promise',
  );
  return record;
}

let stored: StoredRegister;
let record: Register;
/** The positions of the register before anything was corrected, and after each correction. */
let untouched: bigint;

beforeAll(async () => {
  stored = await storedRegister();
  record = register();
  untouched = BigInt(record.events.length);
  const reworded = { replace: citing('erratum', 'Er zijn vijfenzestig manschappen.'), reason: 'Translated' };
  record.do('events/@seen/correct', { data: reworded }, { key: 'reworded' });
  const opening = record.events.find(({ type }) => type === 'DecisionOpened');
  const retitled = {
    replace: { data: { ...(opening?.data['data'] as object), title: 'The raising of the contingent' } },
    reason: 'Misheard',
  };
  record.do('events/@file/correct', { data: retitled } as never);
  const recounted = {
    replace: { data: { mission: 'rs', party: 'belgium', ...people(66) } },
    reason: 'Recounted',
  };
  record.do('presence/rs/belgium/observe', { data: people(70), occurred: '2018-01-01' } as never, { key: 'later' });
  record.do('events/@later/correct', { data: recounted, ...citing('erratum', 'An inquiry found sixty-six.') } as never);
  const doubted = { data: { reason: 'Says somebody' }, ...citing('erratum', 'The minister denied it roundly.') };
  record.do('events/@later/dispute', doubted as never);
  record.do('events/@promise/retract', { data: { reason: 'Never said' } });
  await stored.record(record.events);
});
afterAll(() => stored.close());

interface When {
  readonly knownAt?: bigint;
  readonly published?: string;
  readonly validAt?: string;
}

const ask = async (filter: SearchFilter, { knownAt, published, validAt = '2026-12-31' }: When = {}, page = {}) => {
  const view = await stored.view();
  const upTo = knownAt ?? view.position;
  const source = { ...stored, view };
  const known = published ? publishedKnowledge(source, published, upTo) : recordedKnowledge(source, upTo);
  return search({ ...known, validAt }, { pool: stored.pool, view, upTo }, filter, page);
};
const kinds = async (q: string, when?: When) =>
  (await ask({ q }, when)).items.map(({ kind, type }) => `${kind} ${type}`);

describe('a word', () => {
  const before = () => ({ knownAt: untouched });
  const presence = 'statement PresenceObserved';
  const promise = 'statement CommitmentMade';

  it.each([
    ['soldat', presence],
    ['SOLDATS', presence],
    ['deployes', presence],
    ['déployée', presence],
    ['militaire', 'source SourceRegistered'],
    ['approuvees', 'source SourceRegistered'],
    ['approuvées', 'source SourceRegistered'],
    ['verhogingen', 'decision DecisionOpened'],
    ['election', promise],
    ['élections', promise],
    ['soldier', promise],
    ['"next spring"', promise],
    ['agence', 'source SourceRegistered'],
  ])('%s is found in its other forms, with or without accents', async (q, found) => {
    expect(await kinds(q, before())).toContain(found);
  });

  it.each(['avion', '"spring next"', 'soldats -belges'])('that is not there is not found: %s', async (q) => {
    expect(await kinds(q, before())).toEqual([]);
  });

  it.each(['-soldats', 'the -soldats', '-"next spring" -soldats'])('that is wanted has to be there: %s', async (q) => {
    await expect(ask({ q })).rejects.toMatchObject({ code: 'invalid-query', errors: [{ pointer: '/q' }] });
  });

  it('that must not be there may be elsewhere in the same event', async () => {
    expect(await kinds('contingent -file', before())).toEqual(['decision DecisionOpened']);
  });

  it('is shown in an excerpt of what was said, with the place where it stands', async () => {
    const { items } = await ask({ q: 'soldat' }, before());
    const [{ excerpt, highlights, event, score }] = items as [(typeof items)[number]];
    expect(items).toMatchObject([
      { mission: 'rs', party: 'belgium', source: 'paper', locator: 'paragraph 2', decision: null, disputed: false },
    ]);
    expect(record.events.find(({ id }) => id === event)?.type).toBe('PresenceObserved');
    expect(highlights.map(({ from, until }) => excerpt.slice(from, until))).toEqual(['soldats']);
    expect(score).toBeGreaterThan(0);
  });

  it('of a statement in a file says which decision, mission and party that is about', async () => {
    const { items } = await ask({ q: 'reinforcement' }, before());
    expect(items).toMatchObject([
      { kind: 'statement', decision: 'more', mission: 'rs', party: 'belgium', source: 'paper' },
    ]);
    expect(items[0]?.excerpt).toMatch(/^A file on the reinforcement/);
  });
});

describe('what can be asked for', () => {
  it.each([
    [{ q: 'renforcement or reinforcement', kind: 'source' }, ['source']],
    [{ q: 'renforcement or reinforcement', kind: 'statement' }, ['statement']],
    [{ q: 'contingent', kind: 'decision' }, ['decision']],
    [{ q: 'contingent', kind: 'source' }, []],
    [{ q: 'contingent', decision: 'more' }, ['decision']],
    [{ q: 'contingent', mission: 'other' }, []],
    [{ q: 'soldats', party: 'belgium' }, ['statement']],
    [{ q: 'soldats or soldiers', source: 'erratum' }, []],
  ] as const)('%j', async (filter, found) => {
    expect((await ask(filter, { knownAt: untouched })).items.map(({ kind }) => kind)).toEqual(found);
  });
});

describe('what was retracted or corrected', () => {
  it('is not found as if it stood', async () => {
    expect(await kinds('soldiers')).toEqual([]);
    expect(await kinds('soldats')).toEqual([]);
    expect(await kinds('verhoging')).toEqual([]);
  });

  it('is found in the words that stand in its place, once', async () => {
    expect((await ask({ q: 'manschappen' })).items).toMatchObject([
      { kind: 'statement', type: 'PresenceObserved', source: 'erratum', mission: 'rs' },
    ]);
    expect((await ask({ q: 'contingent' })).items).toMatchObject([
      { kind: 'decision', title: 'The raising of the contingent' },
    ]);
  });

  it('is found in what the correction itself cites, and a dispute in what that one does', async () => {
    const stands = { kind: 'statement', source: 'erratum', mission: 'rs', party: 'belgium' };
    expect((await ask({ q: 'inquiry' })).items).toMatchObject([{ ...stands, type: 'PresenceObserved' }]);
    expect((await ask({ q: 'denied' })).items).toMatchObject([{ ...stands, type: 'EventDisputed' }]);
  });

  it('is found as it stood before, as known then', async () => {
    expect(await kinds('soldats', { knownAt: untouched })).toEqual(['statement PresenceObserved']);
    expect(await kinds('manschappen', { knownAt: untouched })).toEqual([]);
    expect(await kinds('verhoging', { knownAt: untouched })).toEqual(['decision DecisionOpened']);
    expect(await kinds('soldiers', { knownAt: untouched })).toEqual(['statement CommitmentMade']);
  });
});

describe('the other times', () => {
  it('leave out what cannot have happened by the day', async () => {
    const knownAt = untouched;
    expect(await kinds('soldiers', { knownAt, validAt: '2018-02-28' })).toEqual([]);
    expect(await kinds('soldiers', { knownAt, validAt: '2018-03-01' })).toEqual(['statement CommitmentMade']);
  });

  it('leave out what no source had said by the day of publication', async () => {
    expect(await kinds('reinforcement', { published: '2017-11-06' })).toEqual([]);
    expect(await kinds('reinforcement', { published: '2017-11-07' })).toEqual(['statement DecisionOpened']);
    expect(await kinds('rechtzetting', { published: '2017-11-11' })).toEqual([]);
    expect(await kinds('rechtzetting', { published: '2017-11-12' })).toEqual(['source SourceRegistered']);
  });
});

describe('the list', () => {
  it('comes page by page, the best first, nothing twice', async () => {
    const q = 'belges or soldats or contingent or reinforcement or soldiers or conseil or rechtzetting';
    const all = (await ask({ q }, { knownAt: untouched })).items;
    expect(all.map(({ score }) => score)).toEqual(all.map(({ score }) => score).toSorted((a, b) => b - a));
    const paged: unknown[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await ask({ q }, { knownAt: untouched }, { limit: 1, ...(cursor && { cursor }) });
      expect(page.items.length).toBeLessThanOrEqual(1);
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(all);
    expect(paged.length).toBeGreaterThanOrEqual(6);
  });
});
