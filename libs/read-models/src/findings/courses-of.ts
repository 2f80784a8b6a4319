import type { Span } from '@acta/projections';
import { sessionsNamed } from '../approvals/load.js';
import { concerningFound } from '../decision/concerning.js';
import { decisions } from '../decision/timeline.js';
import { isOfMission, keysOfParty } from '../deployment/load.js';
import type { PieceSource } from '../pieces/piece-source.js';
import { presences } from '../presence/timeline.js';
import { keysOfDropping, sessions } from '../session/timeline.js';
import type { Courses } from './sweep.js';

/** The sessions that these files wait for, and those from whose agenda one of them was dropped. */
export async function sessionsFor(
  pieces: PieceSource,
  files: Courses['decisions'],
  within?: Span,
): Promise<Courses['sessions']> {
  const named = sessionsNamed(files.map(({ row }) => row)).map((id) => `session-${id}`);
  const [awaited, dropped] = await Promise.all([
    named.length > 0 ? pieces.along(sessions, { streams: named }, within) : [],
    pieces.along(sessions, { keys: keysOfDropping(files.map(({ row }) => row.id)) }, within),
  ]);
  const known = new Set(named);
  return [...awaited, ...dropped.filter(({ stream }) => !known.has(stream))];
}

/** The files beside these that change how one of them stands (`concerningLinks`), and those that do so of such. */
export const concerningAlong = (
  pieces: PieceSource,
  files: Courses['decisions'],
  within?: Span,
): Promise<Courses['decisions']> =>
  concerningFound(
    pieces,
    files.map(({ row }) => row),
    (filter) => pieces.along(decisions, filter, within),
  );

/** All that is told of a party in a mission rests on, or in what is of none, within a stretch of time. */
export async function coursesOfParty(
  pieces: PieceSource,
  pair: { readonly party: string; readonly mission: string | null },
  within: Span,
): Promise<Courses> {
  const filter = { keys: keysOfParty(pair) };
  const [found, observed] = await Promise.all([
    pieces.along(decisions, filter, within),
    pair.mission === null ? [] : pieces.along(presences, filter, within),
  ]);
  const files = found.filter(({ row }) => isOfMission(row, pair.mission));
  const [meetings, concerning] = await Promise.all([
    sessionsFor(pieces, files, within),
    concerningAlong(pieces, files, within),
  ]);
  return { decisions: files, concerning, presences: observed, sessions: meetings, missions: [] };
}
