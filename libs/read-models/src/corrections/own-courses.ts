import { isEventId } from '@acta/domain';
import type { Pool } from 'pg';
import { sessionsNamed } from '../approvals/load.js';
import { keysOfConcerning } from '../decision/keys.js';
import { concernedIn, concerningLinks, saidAgainIn, twinLinks } from '../decision/links.js';
import type { DecisionRow } from '../decision/row.js';
import { decisions } from '../decision/timeline.js';
import type { Pair } from '../deployment/differing.js';
import type { Courses } from '../findings/sweep.js';
import type { Knowledge } from '../known/knowledge.js';
import { missions } from '../mission/timeline.js';
import type { FoundPiece, PieceSource } from '../pieces/piece-source.js';
import { presences, type PresenceRow } from '../presence/timeline.js';
import { sessions, type SessionRow } from '../session/timeline.js';
import { idOfStream } from '../time/timeline.js';
import { isOf, type StreamPiece } from './differing.js';

/**
 * What a stream itself says along valid time; where it is a session, with the files that wait for it or are on its agenda, and where it is a
 * file, with those that it concerns, such as those whose place it takes.
 */
export async function coursesWith(
  { pieces, log }: Knowledge,
  pool: Pool,
  stream: string,
  changed: readonly StreamPiece[],
): Promise<Courses> {
  // A series of observations may be long: those that are others say enough.
  if (isOf(presences)(stream)) {
    const observed = changed as readonly FoundPiece<PresenceRow>[];
    return { decisions: [], concerning: [], presences: observed, sessions: [], missions: [] };
  }

  const awaiting = isOf(sessions)(stream) ? await log.naming([`session:${idOfStream(stream)}`]) : [];
  const onAgenda = isOf(sessions)(stream) ? filesOnAgenda(changed as readonly FoundPiece<SessionRow>[]) : [];
  const streams = [...new Set([stream, ...awaiting, ...onAgenda])].filter(isOf(decisions));
  const files = await withThoseConcerned(pieces, pool, await pieces.along(decisions, { streams }));
  const meetings = [stream, ...sessionsNamed(files.map(({ row }) => row)).map((id) => `session-${id}`)];
  const [awaited, opened] = await Promise.all([
    pieces.along(sessions, { streams: meetings.filter(isOf(sessions)) }),
    pieces.along(missions, { streams: [stream].filter(isOf(missions)) }),
  ]);
  return { decisions: files, concerning: [], presences: [], sessions: awaited, missions: opened };
}

/** Files, and all that they concern, by themselves or by one of their commitments, and those that these do; and those that are the same. */
async function withThoseConcerned(
  pieces: PieceSource,
  pool: Pool,
  files: Courses['decisions'],
): Promise<Courses['decisions']> {
  const all = [...files];
  const known = new Set(all.map(({ stream }) => stream));
  for (let added = all; added.length > 0;) {
    const names = new Set(added.flatMap(({ row }) => concerningLinks(row).map(({ to }) => to)));
    const streams = (await streamsNamed(pool, [...names])).filter((stream) => !known.has(stream));
    const found = streams.length > 0 ? await pieces.along(decisions, { streams }) : [];
    const twins = (await twinsOf(pieces, added)).filter(({ stream }) => !known.has(stream));
    added = [...found, ...twins.filter(({ stream }) => !streams.includes(stream))];
    for (const { stream } of added) known.add(stream);
    all.push(...added);
  }
  return all;
}

/** The files that say to be the same as one of these, or say again what was said in one. */
async function twinsOf(pieces: PieceSource, files: Courses['decisions']): Promise<Courses['decisions']> {
  const rows = files.map(({ row }) => row);
  const names = new Set(rows.flatMap(concernedIn));
  const concerning = await pieces.along(decisions, await pieces.narrowed(decisions, { keys: keysOfConcerning(rows) }));
  const saying = (row: DecisionRow): readonly string[] => [...twinLinks(row).map(({ to }) => to), ...saidAgainIn(row)];
  return concerning.filter(({ row }) => saying(row).some((to) => names.has(to)));
}

/** The streams of files, and of events. */
async function streamsNamed(pool: Pool, names: readonly string[]): Promise<readonly string[]> {
  const [events, files] = [names.filter(isEventId), names.filter((name) => name.startsWith('decisions/'))];
  const streams = files.map((name) => name.replace('decisions/', decisions.streamPrefix));
  if (events.length === 0) return streams;
  const { rows } = await pool.query<{ stream: string }>('select stream from event where id = any($1::uuid[])', [
    events,
  ]);
  return [...new Set([...streams, ...rows.map(({ stream }) => stream)])].filter(isOf(decisions));
}

const filesOnAgenda = (meetings: readonly FoundPiece<SessionRow>[]): readonly string[] =>
  meetings.flatMap(({ row }) =>
    row.items.flatMap(({ decision }) => (decision === undefined ? [] : `decision-${decision}`)),
  );

export const together = (a: Courses, b: Courses): Courses => ({
  decisions: [...a.decisions, ...b.decisions],
  concerning: [...a.concerning, ...b.concerning],
  presences: [...a.presences, ...b.presences],
  sessions: [...a.sessions, ...b.sessions],
  missions: [...a.missions, ...b.missions],
});

/** The parties in missions whose answers these have a part in, each once. */
export function pairsIn({ decisions: files, presences: observed }: Courses): readonly Pair[] {
  const pairs = [
    ...files.map(({ row: { mission = null, contributor } }) => ({ mission, party: contributor })),
    ...observed.map(({ row: { mission, party } }) => ({ mission, party })),
  ];
  return [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()];
}
