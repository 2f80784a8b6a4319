import type { View } from '@acta/projections';
import type { Pool } from 'pg';
import { eventIndex } from '../audit-events/event-index.js';
import { began, between, ended, inOwnWords, readExcerpt, unmarked, type Excerpt } from './excerpt.js';
import { plainWords, searchable, wantedWords } from './words.js';

/** Where words are looked for: in the events up to a position. */
export interface SearchSource {
  readonly pool: Pool;
  /** Open on the event index. */
  readonly view: View;
  readonly upTo: bigint;
}

/** Where a search has got to: the rank of an event, its position, and how many of its documents came. */
export type SearchPlace = readonly [score: number, position: string, document: number];

/** An event with the words in it; whether they stand is another matter. */
export interface Candidate {
  readonly id: string;
  readonly stream: string;
  readonly position: string;
  readonly score: number;
}

export interface CandidateRequest {
  readonly words: string;
  /** Only in streams that begin so. */
  readonly streamPrefix?: string;
  readonly after?: SearchPlace;
  readonly limit: number;
}

/** Whether there is a word that is looked for, beside what must not be there. */
export async function isWordWanted(pool: Pool, words: string): Promise<boolean> {
  const { rows } = await pool.query<{ wanted: string | null }>('select acta_search_wanted($1)::text as wanted', [
    wantedWords(words),
  ]);
  return Boolean(rows[0]?.wanted);
}

/**
 * The events in which the words are, the best first. What must not be there is left to `excerptsOf`: it may be in the event, and
 * not in the document.
 */
export async function candidates(
  { pool, view, upTo }: SearchSource,
  { words, streamPrefix = '', after, limit }: CandidateRequest,
): Promise<readonly Candidate[]> {
  const { rows } = await pool.query<Candidate>(
    `with found as (
       select i.position, i.stream, ts_rank(i.search, acta_search_wanted($1), 1)::float8 as score
       from ${view.table(eventIndex.name)} i
       where i.search @@ acta_search_wanted($1) and i.position <= $2::bigint and starts_with(i.stream, $6))
     select e.id, f.stream, f.position, f.score from (
       select * from found
       where $3::float8 is null or (score, position) <= ($3::float8, $4::bigint)
       order by score desc, position desc limit $5) f
     join event e on e.position = f.position order by f.score desc, f.position desc`,
    [wantedWords(words), upTo, after?.[0], after?.[1], limit, streamPrefix],
  );
  return rows;
}

const headline = [
  `StartSel="${began}"`,
  `StopSel="${ended}"`,
  'MaxFragments=2',
  'MinWords=12',
  'MaxWords=30',
  // Short words at the beginning of a statement are part of it.
  'ShortWord=0',
  `FragmentDelimiter="${between}"`,
].join(', ');

/** For each text, an excerpt with the words; undefined where it does not answer the search. */
export async function excerptsOf(
  pool: Pool,
  words: string,
  texts: readonly string[],
): Promise<readonly (Excerpt | undefined)[]> {
  if (texts.length === 0) return [];
  const { rows } = await pool.query<{ place: number; marked: string }>(
    `select d.place::int - 1 as place, ts_headline(l.configuration, d.text, l.query, $3) as marked
     from unnest($1::text[], $4::text[]) with ordinality d (text, found_by, place)
     cross join lateral (
       select q.configuration, q.query from acta_search_queries($2) q
       where to_tsvector(q.configuration, d.found_by) @@ q.query order by q.place limit 1) l`,
    [texts.map(unmarked).map(plainWords), wantedWords(words), headline, texts.map(searchable)],
  );
  const found = new Map(rows.map(({ place, marked }) => [place, marked]));
  return texts.map((text, place) => {
    const marked = found.get(place);
    return marked === undefined ? undefined : inOwnWords(readExcerpt(marked), text);
  });
}
