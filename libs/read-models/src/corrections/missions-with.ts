import type { Span } from '@acta/projections';
import { decisions } from '../decision/timeline.js';
import type { Courses } from '../findings/sweep.js';
import type { PieceSource } from '../pieces/piece-source.js';
import { presences } from '../presence/timeline.js';
import { parties, type PartyRow } from '../registers/timelines.js';
import { idOfStream } from '../time/timeline.js';
import { isOf } from './differing.js';

/**
 * The missions in whose totals a stream counts: those that it is of, and those of files that it concerns; where it is a party, those in which
 * that or a collective with it is on record.
 */
export async function missionsWith(
  pieces: PieceSource,
  stream: string,
  { decisions: files, presences: observed, missions }: Courses,
  within: Span,
): Promise<ReadonlySet<string>> {
  if (isOf(parties)(stream)) return missionsOf(pieces, await wholesWith(pieces, idOfStream(stream), within), within);
  const own = isOf(decisions)(stream) ? files : [];
  return new Set([
    ...own.flatMap(({ row }) => row.mission ?? []),
    ...observed.map(({ row }) => row.mission),
    ...missions.map(({ row }) => row.id),
  ]);
}

/** A party, and all that have it in them. */
async function wholesWith(pieces: PieceSource, party: string, within: Span): Promise<readonly string[]> {
  const all = (await pieces.along(parties, {}, within)).map(({ row }) => row);
  const wholes = new Set([party]);
  const isWhole = ({ members = [] }: PartyRow): boolean => members.some((member) => wholes.has(member));
  for (let size = 0; size < wholes.size;) {
    size = wholes.size;
    for (const row of all) if (isWhole(row)) wholes.add(row.id);
  }
  return [...wholes];
}

async function missionsOf(pieces: PieceSource, party: readonly string[], within: Span): Promise<ReadonlySet<string>> {
  const filter = { keys: { party } };
  const [files, observed] = await Promise.all([
    pieces.along(decisions, filter, within),
    pieces.along(presences, filter, within),
  ]);
  return new Set([...files.flatMap(({ row }) => row.mission ?? []), ...observed.map(({ row }) => row.mission)]);
}
