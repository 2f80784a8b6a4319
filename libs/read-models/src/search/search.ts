import { ActaError } from '@acta/kernel';
import { groupBy } from '../group-by.js';
import { limitOf, pageOf, placeOf, positionIn, unusableCursor, type Page, type PageRequest } from '../page.js';
import type { Asked } from '../pieces/times.js';
import { documentsOf, type Document, type DocumentKind, type Stands } from './documents.js';
import type { Excerpt } from './excerpt.js';
import { candidates, excerptsOf, isWordWanted, type Candidate, type SearchPlace, type SearchSource } from './find.js';

export interface SearchFilter {
  /** Words; as on the web: "quoted phrases", or, and a minus before what is not wanted. */
  readonly q: string;
  readonly kind?: DocumentKind;
  readonly mission?: string;
  readonly party?: string;
  readonly decision?: string;
  readonly source?: string;
}

/** Something on record that has the words, with an excerpt; the higher the score, the better. */
export interface Found extends Stands, Excerpt {
  readonly score: number;
}

interface Placed {
  readonly document: Document;
  readonly place: SearchPlace;
}

const isWanted = ({ stands }: Document, { kind, mission, party, decision, source }: SearchFilter): boolean =>
  (kind === undefined || stands.kind === kind) &&
  (mission === undefined || stands.mission === mission) &&
  (party === undefined || stands.party === party) &&
  (decision === undefined || stands.decision === decision) &&
  (source === undefined || stands.source === source);

const isAfter = ([score, position, document]: SearchPlace, after: SearchPlace | undefined): boolean =>
  !after || score !== after[0] || position !== after[1] || document > after[2];

/** The streams in which alone such documents are. */
const prefixOf = ({ kind, decision }: SearchFilter): string => {
  if (decision !== undefined) return `decision-${decision}`;
  return kind === undefined || kind === 'statement' ? '' : `${kind}-`;
};

function searchPlace([score, position, document]: readonly (string | number)[]): SearchPlace {
  if (typeof score !== 'number' || typeof document !== 'number') throw unusableCursor();
  return [score, positionIn(position), document];
}

const mostCandidates = 2000;

function nothingWanted(): ActaError {
  const message =
    'is to have a word that is wanted, beside small ones such as "the" and those with a minus before them';
  return new ActaError('invalid', 'invalid-query', `Nothing is looked for: q ${message}.`, [
    { pointer: '/q', message },
  ]);
}

/** The documents whose words are a candidate's own, as they stand. */
async function standingIn({ log, validAt }: Asked, found: readonly Candidate[]): Promise<readonly Placed[]> {
  const streams = [...new Set(found.map(({ stream }) => stream))];
  const histories = await log.events(streams);
  const documents = groupBy(
    streams.flatMap((stream) => documentsOf(histories.get(stream) ?? [], validAt)),
    ({ wordedBy }) => wordedBy,
  );
  return found.flatMap(({ id, score, position }) =>
    (documents.get(id) ?? []).map((document, index): Placed => ({ document, place: [score, position, index] })),
  );
}

/**
 * The statements, decisions and sources that have the words, the best first: as they stand in what is known, and as far as they
 * can have happened by the day asked about.
 * @throws ActaError `invalid-cursor`; `invalid-query` where no word is wanted
 */
export async function search(
  asked: Asked,
  source: SearchSource,
  filter: SearchFilter,
  page: PageRequest = {},
): Promise<Page<Found>> {
  const question = { list: 'search', validAt: asked.validAt, ...filter };
  const wanted = limitOf(page) + 1;
  const hits: { readonly found: Found; readonly place: SearchPlace }[] = [];
  const place = placeOf(page.cursor, question);
  let after = place && searchPlace(place);
  const streamPrefix = prefixOf(filter);
  if (!(await isWordWanted(source.pool, filter.q))) throw nothingWanted();
  // Where few of those that have the words are wanted, it goes on in larger steps.
  let more = true;
  for (let limit = wanted + 1; more && hits.length < wanted; limit = Math.min(2 * limit, mostCandidates)) {
    const batch = await candidates(source, { words: filter.q, streamPrefix, after, limit });
    const placed = (await standingIn(asked, batch)).filter(
      ({ document, place }) => isAfter(place, after) && isWanted(document, filter),
    );
    const excerpts = await excerptsOf(
      source.pool,
      filter.q,
      placed.map(({ document }) => document.text),
    );
    for (const [index, { document, place }] of placed.entries()) {
      const excerpt = excerpts[index];
      if (excerpt) hits.push({ found: { ...document.stands, score: place[0], ...excerpt }, place });
    }
    const last = batch.at(-1);
    more = batch.length === limit;
    if (last) after = [last.score, last.position, Number.MAX_SAFE_INTEGER];
  }
  const { items, nextCursor } = pageOf(hits, page, question, ({ place }) => place);
  return { items: items.map(({ found }) => found), nextCursor };
}
