import type { Span } from '@acta/projections';
import { differingItems, type Matter, type Pair, type Sides } from '../deployment/differing.js';
import type { DeploymentItem } from '../deployment/shape.js';
import { partyAt } from '../deployment/state.js';
import { facetsOf, type Differing, type Facets } from '../diff/facets.js';
import { coursesOfParty } from '../findings/courses-of.js';
import { turningPoints, type Courses } from '../findings/sweep.js';
import type { PieceSource } from '../pieces/piece-source.js';
import { changesIn, joined, type ChangedAnswer, type Known } from './changed-answer.js';
import { together } from './own-courses.js';
import { allToldFrom, lastStretches, type LastStretches, type Stretch } from './stretches.js';

/** What is told of who or what was seen alone; all else rests on the files and sessions of a party, and findings on both. */
const seen: ReadonlySet<Differing> = new Set(['present', 'alsoPresent', 'presentOn']);

interface Part extends LastStretches {
  readonly matters: readonly Matter[];
  readonly isIn: (figure: Differing) => boolean;
}

/** In which stretches of days each part of what is told of a party stays as it is. */
export interface StretchesOfParty {
  readonly parts: readonly Part[];
  readonly toldFrom: LastStretches['toldFrom'];
}

/** One day alone. */
export const onDay = (day: Stretch): StretchesOfParty => ({
  parts: [{ stretches: [day], toldFrom: null, matters: ['findings', 'rest'], isIn: () => true }],
  toldFrom: null,
});

/**
 * @param courses what the stream itself says
 * @param differing when that is something else
 * @param within the stretch of days that the stream's own stretches come to
 */
export async function stretchesOfParty(
  pieces: PieceSource,
  pair: Pair,
  courses: Courses,
  differing: readonly Span[],
  within: Span,
): Promise<StretchesOfParty> {
  const all = together(courses, await coursesOfParty(pieces, pair, within));
  const between = (some: Courses): LastStretches => lastStretches(turningPoints(some), differing, [within]);
  const none: LastStretches = { stretches: [], toldFrom: null };
  const isObserved = courses.presences.length > 0;
  const parts: readonly Part[] = [
    { ...(isObserved ? between(courses) : none), matters: ['rest'], isIn: (figure) => seen.has(figure) },
    {
      ...(isObserved ? none : between({ ...all, presences: [] })),
      matters: ['rest'],
      isIn: (figure) => !seen.has(figure) && figure !== 'finding',
    },
    { ...between(all), matters: ['findings'], isIn: (figure) => figure === 'finding' },
  ];
  return { parts, toldFrom: allToldFrom(parts.map(({ toldFrom }) => toldFrom)) };
}

/** What is said otherwise of a party in a mission. */
export async function changesOfParty(
  pair: Pair,
  { parts }: StretchesOfParty,
  known: Known,
): Promise<readonly ChangedAnswer[]> {
  const changes: ChangedAnswer[] = [];
  for (const { stretches, matters, isIn } of parts) {
    for (const stretch of stretches) {
      const both = await saidOf(pair, stretch, known, matters);
      changes.push(...changesIn(both, stretch).filter(({ figure }) => isIn(figure)));
    }
  }
  return joined(changes);
}

async function saidOf(
  pair: Pair,
  { day }: Stretch,
  [before, after]: Known,
  matters: readonly Matter[],
): Promise<Sides<Facets>> {
  const [then, now] = await Promise.all([
    partyAt({ ...before, validAt: day }, pair),
    partyAt({ ...after, validAt: day }, pair),
  ]);
  const [itemThen, itemNow] = differingItems(pair, [then, now], matters);
  return [facetsIn(itemThen), facetsIn(itemNow)];
}

const facetsIn = (item: DeploymentItem | undefined): Facets => facetsOf({ items: item ? [item] : [], missions: [] });
