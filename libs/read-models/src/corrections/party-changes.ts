import type { Span } from '@acta/projections';
import { differingItems, type Matter, type Pair, type Sides } from '../deployment/differing.js';
import type { DeploymentItem } from '../deployment/shape.js';
import { keysOfParty } from '../deployment/load.js';
import { partyAt } from '../deployment/state.js';
import { facetsOf, type Differing, type Facets } from '../diff/facets.js';
import { coursesOfParty } from '../findings/courses-of.js';
import { turningPoints, type Courses } from '../findings/sweep.js';
import { decisions } from '../decision/timeline.js';
import type { PieceSource } from '../pieces/piece-source.js';
import { presences } from '../presence/timeline.js';
import { changesIn, joined, type ChangedAnswer, type Known } from './changed-answer.js';
import { together } from './own-courses.js';
import { lastAlong, type LastAlong, type Looked } from './last-along.js';
import { lastStretches, type Stretch } from './stretches.js';

/** What is told of who or what was seen alone; all else rests on the files and sessions of a party, and findings on both. */
const seen: ReadonlySet<Differing> = new Set(['present', 'alsoPresent', 'presentOn']);

/** A part of what is told of a party, and in which stretches of days it stays as it is. */
interface Part extends LastAlong {
  readonly matters: readonly Matter[];
  readonly isIn: (figure: Differing) => boolean;
}

/** All of it. */
export const wholeOn = (along: LastAlong): readonly Part[] => [
  { ...along, matters: ['findings', 'rest'], isIn: () => true },
];

/**
 * @param courses what the stream itself says
 * @param differing when that is something else
 */
export async function partsOf(
  pair: Pair,
  looked: Looked,
  courses: Courses,
  differing: readonly Span[],
): Promise<readonly Part[]> {
  const along = (observed: boolean): Promise<LastAlong> =>
    lastAlong(
      looked,
      { timelines: observed ? [decisions, presences] : [decisions], filter: { keys: keysOfParty(pair) } },
      async (pieces, part) => {
        const all = together(courses, await coursesOfParty(pieces, pair, part));
        return turningPoints(observed ? all : { ...all, presences: [] });
      },
      differing,
    );
  const findings: Part = { ...(await along(true)), matters: ['findings'], isIn: (figure) => figure === 'finding' };
  if (courses.presences.length === 0) {
    const isIn = (figure: Differing): boolean => !seen.has(figure) && figure !== 'finding';
    return [{ ...(await along(false)), matters: ['rest'], isIn }, findings];
  }
  const own = lastStretches(turningPoints(courses), differing, [looked.within]);
  const pieces = looked.piecesIn(looked.within);
  const isSeen = (figure: Differing): boolean => seen.has(figure) || figure === 'presentEnded';
  return [{ ...own, pieces, matters: ['rest'], isIn: isSeen }, findings];
}

/** What is said otherwise of a party in a mission. */
export async function changesOfParty(
  pair: Pair,
  parts: readonly Part[],
  sidesOf: (pieces: PieceSource) => Known,
): Promise<readonly ChangedAnswer[]> {
  const changes: ChangedAnswer[] = [];
  for (const { stretches, pieces, matters, isIn } of parts) {
    const known = sidesOf(pieces);
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
