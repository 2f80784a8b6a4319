import type { Span } from '@acta/projections';
import { differingItems, type Pair, type Sides } from '../deployment/differing.js';
import type { DeploymentItem } from '../deployment/shape.js';
import { partyAt } from '../deployment/state.js';
import { facetsOf, type Differing, type Facets } from '../diff/facets.js';
import { coursesOfParty } from '../findings/courses-of.js';
import type { Courses } from '../findings/sweep.js';
import type { PieceSource } from '../pieces/piece-source.js';
import { changesIn, joined, type ChangedAnswer, type Known } from './changed-answer.js';
import { together } from './own-courses.js';
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
  known: Known,
): Promise<readonly ChangedAnswer[]> {
  const said = new Map<string, Sides<Facets>>();
  const changes: ChangedAnswer[] = [];
  for (const [isMeant, days] of [
    [(figure: Differing) => !resting.has(figure), own],
    [(figure: Differing) => resting.has(figure), stretches],
  ] as const) {
    for (const stretch of days) {
      const both = said.get(stretch.day) ?? (await saidOf(pair, stretch, known));
      said.set(stretch.day, both);
      changes.push(...changesIn(both, stretch).filter(({ figure }) => isMeant(figure)));
    }
  }
  return joined(changes);
}

async function saidOf(pair: Pair, { day }: Stretch, [before, after]: Known): Promise<Sides<Facets>> {
  const [then, now] = await Promise.all([
    partyAt({ ...before, validAt: day }, pair),
    partyAt({ ...after, validAt: day }, pair),
  ]);
  const [itemThen, itemNow] = differingItems(pair, [then, now]);
  return [facetsIn(itemThen), facetsIn(itemNow)];
}

const facetsIn = (item: DeploymentItem | undefined): Facets => facetsOf({ items: item ? [item] : [], missions: [] });
