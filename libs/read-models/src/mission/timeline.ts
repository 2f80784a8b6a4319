import type { Amount, DayBounds } from '@acta/domain';
import { addedTo } from '../decision/amended.js';
import { replaced, supersededBy, toldBy, withRestatement, type Told } from '../decision/told.js';
import { isSameMeasure } from '../figure/measure.js';
import { isChange } from '../figure/total.js';
import type { Course, States } from '../time/course.js';
import type { Dated } from '../time/dated.js';
import { held, type Held } from '../time/held.js';
import type { Opening } from '../time/pieces-along.js';
import { courseTimelineOf, idOfStream } from '../time/timeline.js';

/** A level that the mission aims for: neither presence nor a commitment. */
export interface Target extends Told {
  readonly by: string;
  readonly amount: Amount;
  readonly baseline?: Amount;
  /** Id of the decision that it follows from. */
  readonly decision?: string;
  /** Replaced by one of other days in the same unit, currency and period. */
  readonly status: 'current' | 'replaced';
}

interface MissionStatus {
  readonly status: 'open' | 'ended';
  readonly reason?: string;
}

export interface MissionRow extends Held<MissionStatus> {
  readonly id: string;
  /** Whether certain facts tell its status: that it was opened, or ended. */
  readonly certain: boolean;
  readonly name: string;
  readonly lead: string;
  readonly theatre?: string;
  readonly opened: DayBounds;
  readonly targets: readonly Held<Target>[];
}

interface State {
  /** Whether any fact tells its status. */
  readonly told: boolean;
  readonly mission: MissionStatus;
  readonly targets: readonly Target[];
}

const course: Course<State> = {
  initial: { told: false, mission: { status: 'open' }, targets: [] },
  evolve: ({ told, mission, targets }, dated) => ({
    told: told || dated.fact.type === 'MissionOpened' || dated.fact.type === 'MissionEnded',
    mission: dated.fact.type === 'MissionEnded' ? { status: 'ended', ...dated.fact.data } : mission,
    targets: targetsAfter(targets, dated),
  }),
};

function targetsAfter(targets: readonly Target[], dated: Dated): readonly Target[] {
  const { fact } = dated;
  if (fact.type !== 'TargetAnnounced') return targets;
  const restated = withRestatement(targets, dated, fact.data.amount);
  if (restated) return restated;
  const told: Target = { ...toldBy(dated), ...fact.data, status: 'current' };
  if (told.restates !== undefined) return [...targets, told];
  // What was said of the very same days stays beside it.
  const isBefore = ({ earliest, latest }: DayBounds): boolean =>
    earliest !== told.happened.earliest || latest !== told.happened.latest;
  const superseded = new Set(supersededBy(targets, dated));
  const isReplaced = (old: Target): boolean =>
    old.status === 'current' &&
    old.restates === undefined &&
    (superseded.has(old) || (isSameMeasure(old.amount, told.amount) && isBefore(old.happened)));
  const before = targets.filter(isReplaced);
  if (!isChange(told.amount)) return [...asReplaced(targets, before), told];
  // So many more are a level where it is known what they come on top of.
  const [base, ...others] = before.filter((old) => isSameMeasure(old.amount, told.amount));
  if (others.length > 0)
    return [
      ...asReplaced(
        targets,
        before.filter((old) => superseded.has(old)),
      ),
      told,
    ];
  const [from, events] = told.baseline ? [told.baseline, []] : [base?.amount, base?.events ?? []];
  const raised = { ...told, amount: addedTo(from, told.amount), events: [...events, ...told.events] };
  return [...asReplaced(targets, before), raised];
}

const asReplaced = (targets: readonly Target[], those: readonly Target[]): readonly Target[] =>
  those.reduce((list, old) => replaced(list, old, { ...old, status: 'replaced' }), targets);

function rowOf({ fact, bounds }: Opening<'MissionOpened'>, states: States<State>): MissionRow {
  const [mission] = held(
    states,
    (state) => [state.mission],
    () => 'mission',
  );
  return {
    id: idOfStream(fact.stream),
    ...fact.data,
    ...(mission as Held<MissionStatus>),
    certain: states[0].told,
    opened: bounds,
    targets: held(
      states,
      ({ targets }) => targets,
      ({ event }) => event,
    ),
  };
}

/** Keys: `mission`, and `party` (who leads it). */
export const missions = courseTimelineOf<'MissionOpened', State, MissionRow>({
  aggregate: 'mission',
  version: 9,
  keys: ['mission', 'party'],
  opening: 'MissionOpened',
  courseFrom: () => course,
  pieceOf(opening, states) {
    const row = rowOf(opening, states);
    return { row, keys: { mission: row.id, party: row.lead } };
  },
});
