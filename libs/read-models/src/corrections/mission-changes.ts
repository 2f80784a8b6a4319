import type { Day } from '@acta/domain';
import { committedOn } from '../decision/counting.js';
import type { DecisionRow } from '../decision/timeline.js';
import { saysSomething } from '../decision/uncounted.js';
import { differingTotals } from '../deployment/differing.js';
import type { MissionTotals } from '../deployment/shape.js';
import { missionAt } from '../deployment/state.js';
import { facetsOf, saidBy, type Differing, type Facets } from '../diff/facets.js';
import { statusesOf } from '../findings/situation.js';
import type { Courses } from '../findings/sweep.js';
import type { FoundPiece } from '../pieces/piece-source.js';
import { allPresentIn } from '../presence/present.js';
import { holdsOn } from '../time/timeline.js';
import { changesIn, joined, type ChangedAnswer, type Known } from './changed-answer.js';
import type { Stretch } from './stretches.js';

/** What is summed over all parties of a mission. */
export const summed: ReadonlySet<Differing> = new Set(['present', 'alsoPresent', 'committed', 'alsoCommitted']);

/** What is said otherwise of a mission as a whole. */
export async function changesOfMission(
  mission: string,
  days: readonly Stretch[],
  [before, after]: Known,
): Promise<readonly ChangedAnswer[]> {
  const changes: ChangedAnswer[] = [];
  for (const stretch of days) {
    const [then, now] = await Promise.all([
      missionAt({ ...before, validAt: stretch.day }, mission),
      missionAt({ ...after, validAt: stretch.day }, mission),
    ]);
    const [totalsThen, totalsNow] = differingTotals([then, now]);
    changes.push(...changesIn([facetsIn(totalsThen), facetsIn(totalsNow)], stretch));
  }
  return joined(changes);
}

const facetsIn = (totals: MissionTotals | undefined): Facets =>
  facetsOf({ items: [], missions: totals ? [totals] : [] });

/** Whether a stream says something else on a day that counts in the totals of its mission. */
export const mayChangeTotals = (then: Courses, now: Courses, stream: string, day: Day): boolean =>
  countedOn(then, stream, day) !== countedOn(now, stream, day);

function countedOn({ decisions, presences, missions }: Courses, stream: string, day: Day): string {
  const on = <Row>(pieces: readonly FoundPiece<Row>[]): readonly Row[] =>
    pieces.filter((piece) => piece.stream === stream && holdsOn(piece, day)).map(({ row }) => row);
  return saidBy([
    on(decisions).map((file) => countedIn(file, day)),
    on(presences).map((row) => [row.mission, row.party, allPresentIn(row)]),
    JSON.stringify(on(missions)),
  ]);
}

/** What of a file counts on a day, and what of other files counts because of it. */
function countedIn(file: DecisionRow, day: Day): readonly unknown[] {
  const { mission, contributor, kind, links } = file;
  const events = file.commitments.map(({ event }) => event);
  return [
    mission,
    contributor,
    kind,
    statusesOf(file),
    committedOn(day)(file),
    saysSomething(file),
    JSON.stringify([events, links]),
  ];
}
