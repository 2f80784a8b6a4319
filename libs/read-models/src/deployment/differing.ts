import { ceilingsOf } from '../decision/ceiling.js';
import { leftByEachOther } from '../decision/left-by-others.js';
import type { DecisionRow } from '../decision/row.js';
import { standingFiles } from '../decision/uncounted.js';
import { approvedIn } from '../findings/approved-in.js';
import { conditionsAlong } from '../findings/conditions.js';
import { goneIn } from '../findings/presence-seen.js';
import { deploymentItem, figuresIn, findingsIn, partsIn, seenIn, type ItemSituation } from './item.js';
import { namedIn } from './named.js';
import type { MissionRecord } from './mission-record.js';
import { areSame, committedIn, missionTotals, standingOf, targetsIn } from './mission-totals.js';
import { presentInAll } from './present-in-all.js';
import { withOthers, type DeploymentItem, type MissionTotals } from './shape.js';

/** By what is known before something, and after it. */
export type Sides<Of> = readonly [before: Of, after: Of];

export interface Pair {
  /** Null: what is of no mission. */
  readonly mission: string | null;
  readonly party: string;
}

/** What is asked about: findings, or all else. */
export type Matter = 'findings' | 'rest';

/**
 * Where a party stands in a mission on a day by two states of knowledge, less what rests on the very same rows in both, and so is
 * alike; on one side alone all that is told. Undefined: nothing is on record of it.
 * @param matters what is looked into
 */
export function differingItems(
  { mission, party }: Pair,
  sides: Sides<ItemSituation | undefined>,
  matters: readonly Matter[],
): Sides<DeploymentItem | undefined> {
  const [before, after] = sides;
  if (!before || !after) return each(sides, (side) => side && deploymentItem(mission, party, side));
  const isSameFiles = before.decisions === after.decisions;
  const isSameSessions = areSame(before.sessions, after.sessions);
  const isAlike = isSameFiles && isSameSessions && before.presence === after.presence;
  const [findings, rest] = [!isAlike && matters.includes('findings'), matters.includes('rest')];
  const told = each([before, after], (side) => leftByEachOther(side.decisions));
  const [then, now] = each(told, (decisions) => new Set(standingFiles(decisions)));
  const isInBoth = (file: DecisionRow): boolean => isSameSessions && then.has(file) && now.has(file);
  // Where files and sessions are the same in both, what they say is looked at once.
  const conditionsOn = conditionsAlong(() => false);
  return each([before, after], (side, index): DeploymentItem => {
    const { day, presence } = side;
    const sessions = isSameSessions ? before.sessions : side.sessions;
    const files = [...(index === 0 ? then : now)];
    const ceilings = findings || !isSameFiles ? ceilingsOf(told[index], day) : [];
    const approvedLater = approvedIn(told[index]);
    const situation = { day, decisions: told[index], presence, ceilings, sessions, approvedLater };
    const gone = rest ? goneIn(situation) : undefined;
    const [own, left] = isSameFiles || !rest ? [[], []] : [side.decisions, told[index]];
    const { ceiling, committed, requested, approved } = figuresIn(own, left, () => ceilings, day);
    return {
      ...{ mission, party, ...namedIn(told[index], files) },
      ...seenIn(presence),
      ...(gone && { presentEnded: gone }),
      ...ceiling(),
      ...committed(),
      ...requested(),
      ...approved(),
      ...partsIn(rest ? files.filter((file) => !isInBoth(file)) : [], day, sessions),
      ...findingsIn(findings ? conditionsOn(situation) : []),
    };
  });
}

/**
 * The same of the totals of a mission.
 * @param present whether who is there may be told otherwise
 */
export function differingTotals(
  sides: Sides<MissionRecord | undefined>,
  present: boolean,
): Sides<MissionTotals | undefined> {
  const [before, after] = sides;
  if (!before || !after) return each(sides, (side) => side && missionTotals(side));
  const isSameSum = before.decisions === after.decisions && areSame(before.parties, after.parties);
  return each([before, after], (side) => ({
    ...standingOf(side),
    targets: targetsIn(side),
    ...withOthers('present', present ? presentInAll(side) : []),
    ...withOthers('committed', isSameSum ? [] : committedIn(side)),
  }));
}

const each = <Of, As>(sides: Sides<Of>, as: (side: Of, index: 0 | 1) => As): Sides<As> => [
  as(sides[0], 0),
  as(sides[1], 1),
];
