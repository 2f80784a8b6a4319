import type { Span } from '@acta/projections';
import { decisions } from '../decision/timeline.js';
import type { StoredLogSource } from '../known/stored-log.js';
import { missions } from '../mission/timeline.js';
import type { Computed } from '../pieces/computed-pieces.js';
import type { FoundPiece } from '../pieces/piece-source.js';
import { presences } from '../presence/timeline.js';
import { parties } from '../registers/timelines.js';
import { sessions } from '../session/timeline.js';
import type { Timeline } from '../time/timeline.js';

export const isOf =
  ({ streamPrefix }: Timeline) =>
  (stream: string): boolean =>
    stream.startsWith(streamPrefix);

/** When a stream says something else since a position, and what it says in those days, before and after. */
export interface Differing {
  readonly spans: readonly Span[];
  readonly gone: readonly StreamPiece[];
  readonly now: readonly StreamPiece[];
}

export type StreamPiece = FoundPiece<unknown> & Computed & { readonly knownFrom: bigint };

/** The timeline that a stream is one of; undefined where nothing that is told of deployments rests on it. */
const timelineOf = (stream: string): Timeline | undefined =>
  [decisions, presences, sessions, missions, parties].find((timeline) => isOf(timeline)(stream));

export async function differingAt({ view }: StoredLogSource, stream: string, position: bigint): Promise<Differing> {
  const timeline = timelineOf(stream);
  if (!timeline) return { spans: [], gone: [], now: [] };
  const filter = { streams: [stream] };
  const changed = await view.changed(timeline.name, { after: position - 1n, upTo: position, filter });
  const told = ({ from, until, row }: StreamPiece): string => JSON.stringify([from, until, row]);
  const [then, now] = [
    changed.filter((piece) => piece.knownFrom < position),
    changed.filter((piece) => piece.knownFrom === position),
  ];
  const [toldThen, toldNow] = [new Set(then.map(told)), new Set(now.map(told))];
  const spans = [
    ...then.filter((piece) => !toldNow.has(told(piece))),
    ...now.filter((piece) => !toldThen.has(told(piece))),
  ];
  return { spans, gone: then, now };
}
