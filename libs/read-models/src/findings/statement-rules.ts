import type { Amount, Day } from '@acta/domain';
import type { Told } from '../decision/told.js';
import type { Target } from '../mission/timeline.js';
import { amountText } from '../figure/text.js';
import type { Observation, PresenceRow } from '../presence/timeline.js';
import { areIncompatible } from '../statement/contradiction.js';
import type { Held } from '../time/held.js';
import { isSameMeasure } from '../figure/measure.js';
import { dayAfter } from '../time/day-after.js';
import { extentIn, meantIn } from './extent.js';
import { conditionsTo, type Condition, type FileRule, type Rule } from './situation.js';

type Stated = Told & { readonly amount?: Amount };
type Happened = Pick<Told, 'happened'>;

/** The restatements that cannot be true together with what they restate; dollars are not held against euros. */
const contradicting = ({ amount, restatements }: Stated) =>
  restatements.filter((again) => amount && again.amount && areIncompatible(amount, again.amount));

const isContradicted = (item: Stated): boolean => contradicting(item).length > 0;

const contradictions = (decision: string | null, item: Held<Stated>): readonly Condition[] =>
  conditionsTo(extentIn<Stated>(item, isContradicted), () => {
    const [meant = item] = meantIn<Stated>([item], isContradicted);
    const { amount, event } = meant;
    const others = contradicting(meant);
    const texts = [amount, ...others.map((other) => other.amount)].flatMap((one) => (one ? amountText(one) : []));
    return {
      kind: 'sources-contradict',
      decision,
      subject: event,
      detail: `Stated side by side: ${texts.join('; ')}.`,
      events: [event, ...others.map((other) => other.event)],
    };
  });

export const sourcesContradictInFile: FileRule = (file) =>
  [...file.requests, ...file.commitments].flatMap((item) => contradictions(file.id, item));

/** Targets of the very same days that cannot both be meant. */
const sideBySide = (targets: readonly Held<Target>[]): readonly Held<Target>[] => {
  const current = targets.filter(({ status, restates }) => status === 'current' && restates === undefined);
  return current.filter((a) => current.some((b) => areOfSameDays(a, b) && areIncompatible(a.amount, b.amount)));
};

export const sourcesContradictOnTarget: Rule = ({ targets = [] }) => {
  const beside = sideBySide(targets);
  const events = beside.map(({ event }) => event);
  return [
    ...targets.flatMap((target) => contradictions(target.decision ?? null, target)),
    ...conditionsTo(beside.length === 0 ? 'no' : beside.every(isSettled) ? 'certainly' : 'possibly', () => ({
      kind: 'sources-contradict',
      decision: null,
      subject: events.join(),
      detail: `Aimed for, side by side: ${beside.map(({ amount }) => amountText(amount)).join('; ')}.`,
      events,
    })),
  ];
};

const isSettled = ({ certain, possibly }: Held<Target>): boolean => certain && possibly === undefined;

/** Whether an observation certainly speaks of a later day than another. */
const isLater = (one: Observation, other: Observation): boolean => {
  const from = (one.occurred && one.happened.earliest) ?? one.happened.latest;
  return from !== null && other.happened.latest !== null && from > other.happened.latest;
};

/** The one day that an observation speaks of: a vague one may speak of another than the next. */
function dayOf({ occurred, happened: { earliest, latest } }: Observation): Day | null {
  return occurred && earliest !== latest ? null : latest;
}

/** Whether two of them cannot both be true, whichever days they speak of. */
const contradictForCertain = (observations: readonly Observation[]): boolean =>
  observations.some((a) =>
    observations.some((b) => dayOf(a) !== null && dayOf(a) === dayOf(b) && areIncompatible(a.amount, b.amount)),
  );

const areOfSameDays = (a: Happened, b: Happened): boolean =>
  a.happened.earliest === b.happened.earliest && a.happened.latest === b.happened.latest;

/** Those that may have been made by then, and contradict another of the very same days. */
const possiblyContradictory = (observations: readonly Observation[]): readonly Observation[] => {
  const possible = observations.filter(({ certain }) => !certain);
  return possible.filter((a) => possible.some((b) => areOfSameDays(a, b) && areIncompatible(a.amount, b.amount)));
};

const onPresence = (observations: readonly Pick<Observation, 'event' | 'amount'>[], certain: boolean): Condition => {
  const events = observations.map(({ event }) => event);
  return {
    kind: 'sources-contradict',
    decision: null,
    subject: events.join(),
    certain,
    detail: `Present, side by side: ${observations.map(({ amount }) => amountText(amount)).join('; ')}.`,
    events,
  };
};

/** An observation that is said again with another figure. */
const saidOtherwise = ({ event, amount, certain, contradictedBy = [] }: Observation): readonly Condition[] =>
  contradictedBy.length === 0 ? [] : [onPresence([{ event, amount }, ...contradictedBy], certain)];

/** A contradiction is over, or may be, once a later observation has been made, or may have been; and there may be another by then. */
export const sourcesContradictOnPresence: Rule = ({ presence, day }) => {
  if (!presence) return [];
  const { observations } = presence;
  const known = observations.filter(({ event }) => presence.contradictory.includes(event));
  const outdating = (one: Observation): boolean =>
    !one.certain && known.some((other) => areOfOneMeasure(one, other) && isLater(one, other) && isOver(other, day));
  const possible = possiblyContradictory(observations);
  return [
    ...observations.flatMap(saidOtherwise),
    ...(known.length > 0 ? [onPresence(known, contradictForCertain(known) && !observations.some(outdating))] : []),
    ...(possible.length > 0 ? [onPresence(possible, false)] : []),
  ];
};

/** Whether the days that an observation speaks of are over: then one that was made later may be on record. */
const isOver = ({ happened: { latest } }: Observation, day: Day): boolean => latest !== null && latest < day;

/** The days from which on observations that contradict each other may be outdated. */
export const turnsOfContradiction = ({ contradictory, observations }: PresenceRow): readonly (Day | null)[] =>
  contradictory.length > 0 && observations.some(({ certain }) => !certain)
    ? observations.flatMap(({ event, happened }) => (contradictory.includes(event) ? dayAfter(happened.latest) : []))
    : [];

const areOfOneMeasure = (a: Observation, b: Observation): boolean => isSameMeasure(a.amount, b.amount);
