import type { Span } from '@acta/projections';
import type { Differing } from '../diff/facets.js';
import { facetsAt } from '../diff/state.js';
import { coursesOfParty } from '../findings/courses-of.js';
import type { Courses } from '../findings/sweep.js';
import type { PieceSource } from '../pieces/piece-source.js';
import { changesIn, joined, type ChangedAnswer, type Said, type Sides } from './changed-answer.js';
import { together, type Pair } from './own-courses.js';
import { lastStretches, type LastStretches, type Stretch } from './stretches.js';

/** What rests on all files and observations of a party at once, and turns on days on which the corrected stream does not. */
const resting: ReadonlySet<Differing> = new Set([
  'finding',
  'ceiling',
  'alsoCeiling',
  'committed',
  'alsoCommitted',
  'requested',
  'alsoRequested',
  'approved',
  'alsoApproved',
]);

/** The stretches in which a stream itself says the same, and all that the party's answer rests on does. */
export interface StretchesOfParty {
  readonly own: readonly Stretch[];
  readonly fine: LastStretches;
}

/**
 * @param courses what the stream itself says
 * @param differing when that is something else
 * @param within the stretch of days that the stream's own stretches come to
 */
export const stretchesOfParty = async (
  pieces: PieceSource,
  pair: Pair,
  courses: Courses,
  differing: readonly Span[],
  within: Span,
): Promise<LastStretches> =>
  lastStretches(together(courses, await coursesOfParty(pieces, pair, within)), differing, [within]);

/** What is said otherwise of a party in a mission. */
export async function changesOfParty(
  pair: Pair,
  { own, fine: { stretches } }: StretchesOfParty,
  sides: Sides,
): Promise<readonly ChangedAnswer[]> {
  const said = new Map<string, Said>();
  const changes: ChangedAnswer[] = [];
  for (const [isMeant, days] of [
    [(figure: Differing) => !resting.has(figure), own],
    [(figure: Differing) => resting.has(figure), stretches],
  ] as const) {
    for (const stretch of days) {
      const known = said.get(stretch.day) ?? (await saidOf(pair, stretch, sides));
      said.set(stretch.day, known);
      changes.push(...changesIn(known, stretch).filter(({ figure }) => isMeant(figure)));
    }
  }
  return joined(changes);
}

async function saidOf(pair: Pair, { day }: Stretch, [before, after]: Sides): Promise<Said> {
  const [then, now] = await Promise.all([before, after].map((side) => facetsAt({ ...side, validAt: day }, pair)));
  return [then, now] as Said;
}
