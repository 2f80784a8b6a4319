import { ceilingsOf } from '../decision/ceiling.js';
import { withSuperseded } from '../decision/superseded.js';
import type { DecisionRow } from '../decision/timeline.js';
import { countingFiles } from '../decision/uncounted.js';
import { conditionsAlong } from '../findings/conditions.js';
import { deploymentItem, figuresIn, kindsOf, partsIn, seenIn, type ItemSituation } from './item.js';
import type { MissionRecord } from './mission-record.js';
import { areSame, missionTotals } from './mission-totals.js';
import type { DeploymentItem, MissionTotals } from './shape.js';

/** By what is known before something, and after it. */
export type Sides<Of> = readonly [before: Of, after: Of];

export interface Pair {
  readonly mission: string;
  readonly party: string;
}

/**
 * Where a party stands in a mission on a day by two states of knowledge, less what rests on the very same rows in both, and so is
 * alike; on one side alone all that is told. Undefined: nothing is on record of it.
 */
export function differingItems(
  { mission, party }: Pair,
  sides: Sides<ItemSituation | undefined>,
): Sides<DeploymentItem | undefined> {
  const [before, after] = sides;
  if (!before || !after) return each(sides, (side) => side && deploymentItem(mission, party, side));
  const isSameFiles = before.decisions === after.decisions;
  const isSameSessions = isSame(before.sessions, after.sessions);
  const isAlike = isSameFiles && isSameSessions && before.presence === after.presence;
  const told = each([before, after], (side) => withSuperseded(side.decisions));
  const [then, now] = each(told, (decisions) => new Set(countingFiles(decisions)));
  const isInBoth = (file: DecisionRow): boolean => isSameSessions && then.has(file) && now.has(file);
  // Where files and sessions are the same in both, what they say is looked at once.
  const conditionsOn = conditionsAlong(() => false);
  return each([before, after], (side, index): DeploymentItem => {
    const { day, presence } = side;
    const sessions = isSameSessions ? before.sessions : side.sessions;
    const files = [...(index === 0 ? then : now)];
    const ceilings = ceilingsOf(side.decisions, day);
    return {
      ...{ mission, party, decisions: files.map(({ id }) => id) },
      ...seenIn(presence),
      ...(isSameFiles ? figuresIn([], [], day) : figuresIn(side.decisions, ceilings, day)),
      ...partsIn(
        files.filter((file) => !isInBoth(file)),
        day,
        sessions,
      ),
      findings: isAlike ? [] : kindsOf(conditionsOn({ day, decisions: told[index], presence, ceilings, sessions })),
    };
  });
}

/** The same of the totals of a mission. */
export function differingTotals(sides: Sides<MissionRecord | undefined>): Sides<MissionTotals | undefined> {
  const [before, after] = sides;
  const isAlike = before && before.decisions === after?.decisions && areSame(before.parties, after.parties);
  return each(sides, (side) => side && missionTotals(side, isAlike ? [] : undefined));
}

const each = <Of, As>(sides: Sides<Of>, as: (side: Of, index: 0 | 1) => As): Sides<As> => [
  as(sides[0], 0),
  as(sides[1], 1),
];

const isSame = (a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean =>
  a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
