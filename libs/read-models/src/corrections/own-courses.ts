import { sessionsNamed } from '../approvals/load.js';
import { decisions } from '../decision/timeline.js';
import type { Pair } from '../deployment/differing.js';
import type { Courses } from '../findings/sweep.js';
import type { Knowledge } from '../known/knowledge.js';
import { missions } from '../mission/timeline.js';
import type { FoundPiece } from '../pieces/piece-source.js';
import { presences, type PresenceRow } from '../presence/timeline.js';
import { sessions, type SessionRow } from '../session/timeline.js';
import { idOfStream } from '../time/timeline.js';
import { isOf, type StreamPiece } from './differing.js';

/** What a stream itself says along valid time, and where it is a session, the files that wait for it or are on its agenda. */
export async function coursesWith(
  { pieces, log }: Knowledge,
  stream: string,
  changed: readonly StreamPiece[],
): Promise<Courses> {
  // A series of observations may be long: those that are others say enough.
  if (isOf(presences)(stream)) {
    const observed = changed as readonly FoundPiece<PresenceRow>[];
    return { decisions: [], presences: observed, sessions: [], missions: [] };
  }

  const awaiting = isOf(sessions)(stream) ? await log.naming([`session:${idOfStream(stream)}`]) : [];
  const onAgenda = isOf(sessions)(stream) ? filesOnAgenda(changed as readonly FoundPiece<SessionRow>[]) : [];
  const streams = [...new Set([stream, ...awaiting, ...onAgenda])].filter(isOf(decisions));
  const files = await pieces.along(decisions, { streams });
  const meetings = [stream, ...sessionsNamed(files.map(({ row }) => row)).map((id) => `session-${id}`)];
  const [awaited, opened] = await Promise.all([
    pieces.along(sessions, { streams: meetings.filter(isOf(sessions)) }),
    pieces.along(missions, { streams: [stream].filter(isOf(missions)) }),
  ]);
  return { decisions: files, presences: [], sessions: awaited, missions: opened };
}

const filesOnAgenda = (meetings: readonly FoundPiece<SessionRow>[]): readonly string[] =>
  meetings.flatMap(({ row }) =>
    row.items.flatMap(({ decision }) => (decision === undefined ? [] : `decision-${decision}`)),
  );

export const together = (a: Courses, b: Courses): Courses => ({
  decisions: [...a.decisions, ...b.decisions],
  presences: [...a.presences, ...b.presences],
  sessions: [...a.sessions, ...b.sessions],
  missions: [...a.missions, ...b.missions],
});

/** The parties in missions whose answers these have a part in, each once. */
export function pairsIn({ decisions: files, presences: observed }: Courses): readonly Pair[] {
  const pairs = [
    ...files.flatMap(({ row: { mission, contributor } }) =>
      mission === undefined ? [] : [{ mission, party: contributor }],
    ),
    ...observed.map(({ row: { mission, party } }) => ({ mission, party })),
  ];
  return [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()];
}
