import { standing } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import type { Growth, Piece } from '@acta/projections';
import { dated } from '../time/dated.js';
import { isSameList, withKnown } from '../time/same-dated.js';
import { Concerning, type Change } from './concerning.js';
import { apart, byVersion, countedFrom, isObserved, type Counted, type Observed } from './counted.js';
import { firstOf, isBefore, pieceOf, restatedIn, type PresenceRow } from './row.js';
import { isSameIn, isSamePast } from './same.js';

/** What counts in a stretch of valid time, and how it is told. */
interface Told extends Counted {
  /** Undefined where nothing counts. */
  readonly piece: Piece<PresenceRow> | undefined;
  /** How many pieces there are up to this one. */
  readonly count: number;
}

/** It grows in place: a series may be long, and an event changes little of it. */
interface Grown {
  /** Those that say something themselves, in the order of their last days. */
  readonly observed: Observed[];
  readonly restated: Map<string, readonly Observed[]>;
  readonly first: Observed;
  readonly told: Told[];
  readonly concerning: Concerning;
}

/**
 * The pieces of one series of observations as it grows. A further observation, or what is said of one, changes what counts from
 * its first day on: all before stays. After anything else (what is said of something that is said again, one without a day, one that
 * comes before all others) what counts is computed anew, and the rows of those stretches alone that it changes.
 */
export class GrowingPresence {
  #grown: Grown | undefined;
  #last: RecordedEvent | undefined;
  #length = 0;

  /**
   * @param events the stream's first events; one more than the last time, or any
   * @throws as `standing`
   */
  grow(events: readonly RecordedEvent[]): Growth<PresenceRow> {
    const before = this.#goesOn(events) ? this.#grown : undefined;
    this.#grown = undefined;
    const change = before?.concerning.changeBy(events, before.observed);
    const growth = before && change && changed(before, change);
    this.#grown = growth ? before : computed(events, before);
    [this.#last, this.#length] = [events.at(-1), events.length];
    return growth ?? { kept: 0, added: piecesOf(this.#grown?.told ?? []) };
  }

  #goesOn(events: readonly RecordedEvent[]): boolean {
    const [before, event] = events.slice(-2);
    const isNext = events.length === this.#length + 1 && before !== undefined && before === this.#last;
    return isNext && event !== undefined && event.version > before.version;
  }
}

const piecesOf = (told: readonly Told[]): readonly Piece<PresenceRow>[] => told.flatMap(({ piece }) => piece ?? []);

/** Undefined, and nothing is done, where all has to be computed anew. */
function changed(grown: Grown, { gone, added, again }: Change): Growth<PresenceRow> | undefined {
  const { observed, first, restated, told } = grown;
  const days = [gone, added].flatMap((one) => (one ? [one.bounds.earliest] : []));
  if (days.length === 0) return { kept: told.at(-1)?.count ?? 0, added: [] };
  const [day] = days.toSorted();
  if (gone === first || (added && precedes(added, first)) || days.includes(null) || day == null) return undefined;

  if (added && again) restated.set(added.fact.id, [...(restated.get(added.fact.id) ?? []), again]);
  if (gone) observed.splice(observed.indexOf(gone), 1);
  if (added) observed.splice(endedBy(observed, endOf(added)), 0, added);
  const known = told.splice(told.findLastIndex(({ from }) => from === null || from < day));
  const [last] = known as [Told, ...Told[]];
  const count = told.at(-1)?.count ?? 0;
  // All else is outdated, and stays so.
  const counting = new Set([
    ...last.counting,
    ...observed.slice(last.from === null ? 0 : endedBy(observed, last.from)),
  ]);
  const then = countedFrom([...counting].toSorted(byVersion), last.from, first, last.past);
  const next = tellEach(then, known, count, grown);
  for (const one of next) told.push(one);
  const same = next.findIndex(({ piece }, index) => piece !== known[index]?.piece);
  const changes = same < 0 ? [] : next.slice(same);
  const kept = (same < 0 ? next.at(-1) : next[same - 1])?.count ?? count;
  return { kept, added: piecesOf(changes) };
}

function computed(events: readonly RecordedEvent[], before: Grown | undefined): Grown | undefined {
  const facts = standing(events);
  const { observed: found, again } = apart(dated(facts).filter(isObserved));
  const restated = new Map(restatedIn(again));
  const observed = before ? withKnown(found, before.observed, isSameIn(restated, before.restated)) : found;
  const first = firstOf(observed);
  if (!first) return undefined;
  return {
    observed: observed.toSorted((a, b) => (endOf(a) < endOf(b) ? -1 : 1)),
    restated,
    first,
    told: tellEach(countedFrom(observed, null, first), before?.first === first ? before.told : [], 0, {
      first,
      restated,
    }),
    concerning: new Concerning(events, facts),
  };
}

/** @param known what was told before; @param count how many pieces come before these */
function tellEach(
  counted: readonly Counted[],
  known: readonly Told[],
  count: number,
  { first, restated }: Pick<Grown, 'first' | 'restated'>,
): Told[] {
  const byDay = new Map(known.map((one) => [one.from, one]));
  let after = count;
  return counted.map((one) => {
    const other = byDay.get(one.from);
    const isKnown = other && isSameList(one.counting, other.counting) && isSamePast(one.past, other.past);
    const made = isKnown ? other.piece : pieceOf(one, first, restated);
    const piece = made && made.until !== one.until ? { ...made, until: one.until } : made;
    if (piece) after++;
    return { ...one, piece, count: after };
  });
}

/** Whether one comes before the first so far. */
const precedes = (one: Observed, first: Observed): boolean =>
  isBefore(one, first) || (!isBefore(first, one) && one.fact.version < first.fact.version);

/** Later than any day where the last one is open. */
const endOf = ({ bounds }: Observed): string => bounds.latest ?? '~';

/** How many of those in this order are certain on a day; most often, nearly all. */
const endedBy = (ordered: readonly Observed[], day: string): number =>
  ordered.findLastIndex((one) => endOf(one) <= day) + 1;
