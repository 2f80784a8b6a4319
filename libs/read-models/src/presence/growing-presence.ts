import { factAsRecorded, standing, subjectOf, type Day } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import type { Piece } from '@acta/projections';
import { dated, datedAlone, isCertainOn, restatedBy } from '../time/dated.js';
import { apart, countedFrom, isObserved, type Counted, type Observed, type Past } from './counted.js';
import { firstOf, isBefore, pieceOf, restatedIn, type PresenceRow, type Restated } from './row.js';

interface Grown {
  /** Those that say something themselves, by version. */
  readonly observed: readonly Observed[];
  readonly restated: Restated;
  readonly first: Observed;
  readonly counted: readonly Counted[];
  /** Of each stretch; undefined where nothing counts. */
  readonly pieces: readonly (Piece<PresenceRow> | undefined)[];
  /** Ids of the events that others speak of or say again. */
  readonly spokenOf: ReadonlySet<string>;
  readonly last: RecordedEvent;
  readonly length: number;
}

/**
 * The pieces of one series of observations as it grows. A further observation changes what counts from its first day on: all
 * before stays, piece by piece the very same object. After anything else (a correction, something said again, one that comes
 * before all others) what counts is computed anew, and the rows of those stretches alone that it changes.
 */
export class GrowingPresence {
  #grown: Grown | undefined;

  /**
   * @param events the stream's first events; one more than the last time, or any
   * @throws as `standing`
   */
  pieces(events: readonly RecordedEvent[]): readonly Piece<PresenceRow>[] {
    const before = this.#grown;
    this.#grown = undefined;
    this.#grown = (before && extended(before, events)) ?? computed(events, before);
    return (this.#grown?.pieces ?? []).filter((piece) => piece !== undefined);
  }
}

function extended(before: Grown, events: readonly RecordedEvent[]): Grown | undefined {
  const event = events.at(-1);
  if (!event || events.length !== before.length + 1 || events.at(-2) !== before.last) return undefined;
  if (subjectOf(event) !== undefined || before.spokenOf.has(event.id)) return undefined;
  const fact = factAsRecorded(event);
  const added = datedAlone(fact);
  const { earliest } = added.bounds;
  if (restatedBy(fact) !== undefined || fact.version <= before.last.version || !isObserved(added)) return undefined;
  if (earliest === null || isBefore(added, before.first)) return undefined;

  const { first, restated } = before;
  const observed = [...before.observed, added];
  const index = before.counted.findLastIndex(({ from }) => from === null || from <= earliest);
  const counted = before.counted.slice(0, index);
  const pieces = before.pieces.slice(0, index);
  const [cut, piece] = [before.counted[index], before.pieces[index]];
  if (cut && cut.from !== earliest) {
    counted.push({ ...cut, until: earliest });
    pieces.push(piece && { ...piece, until: earliest });
  }
  for (const changed of countedFrom([...stillCounting(before, cut, earliest), added], earliest, first, cut?.past)) {
    counted.push(changed);
    pieces.push(pieceOf(changed, first, restated));
  }
  return { ...before, observed, counted, pieces, last: event, length: events.length };
}

/** What can count from a day on: what counts on it, and what is not yet certain on it. All else is outdated, and stays so. */
function stillCounting({ observed }: Grown, cut: Counted | undefined, day: Day): readonly Observed[] {
  const counting = new Set(cut?.counting);
  return observed.filter((one) => counting.has(one) || !isCertainOn(one.bounds, day));
}

function computed(events: readonly RecordedEvent[], earlier: Grown | undefined): Grown | undefined {
  const before = earlier && events[earlier.length - 1] === earlier.last ? earlier : undefined;
  const facts = standing(events);
  const { observed: found, again } = apart(dated(facts).filter(isObserved));
  const restated = restatedIn(again);
  const observed = before ? withKnown(found, restated, before) : found;
  const [first, last] = [firstOf(observed), events.at(-1)];
  if (!first || !last) return undefined;
  const known = new Map(before?.first === first ? before.counted.map((one, index) => [one.from, index]) : []);
  const counted = countedFrom(observed, null, first);
  const restatedIds = facts.map((fact) => restatedBy(fact)?.toLowerCase());
  return {
    observed,
    restated,
    first,
    counted,
    pieces: counted.map((one) => {
      const index = known.get(one.from);
      const other = index === undefined ? undefined : before?.counted[index];
      const kept = other && isSameList(one.counting, other.counting) && isSamePast(one.past, other.past);
      const piece = kept ? before?.pieces[index as number] : pieceOf(one, first, restated);
      return piece && piece.until !== one.until ? { ...piece, until: one.until } : piece;
    }),
    spokenOf: new Set([...events.map(subjectOf), ...restatedIds].filter((id) => id !== undefined)),
    last,
    length: events.length,
  };
}

/** An observation of which is said what was said before stays the very same object. */
function withKnown(observed: readonly Observed[], restated: Restated, before: Grown): readonly Observed[] {
  const known = new Map(before.observed.map((one) => [one.fact.id, one]));
  return observed.map((one) => {
    const { id } = one.fact;
    const other = known.get(id);
    const isSaidAgain = saidAgain(restated.get(id)) === saidAgain(before.restated.get(id));
    return other && isSaidAgain && isSame(one, other) ? other : one;
  });
}

const saidAgain = (again: readonly Observed[] = []): string =>
  JSON.stringify(again.map(({ fact }) => [fact.id, fact.data.amount]));

/** The same recorded event with the same said of it. */
const isSame = (one: Observed, other: Observed): boolean =>
  one.bounds.earliest === other.bounds.earliest &&
  one.bounds.latest === other.bounds.latest &&
  isSameList(one.fact.corrections, other.fact.corrections) &&
  isSameList(one.fact.disputes.map(byEvent), other.fact.disputes.map(byEvent));

const isSamePast = (a: Past, b: Past): boolean => JSON.stringify(a) === JSON.stringify(b);

const byEvent = ({ event }: { readonly event: string }): string => event;

const isSameList = (a: readonly unknown[], b: readonly unknown[] = []): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);
