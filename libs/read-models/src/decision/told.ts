import { isEventId, restatedBy, type Amount, type DayBounds, type StatedDate } from '@acta/domain';
import type { Dated } from '../time/dated.js';
import { variantsOf, type Held } from '../time/held.js';

/** The same thing said again: kept, and never counted. */
export interface Restatement {
  readonly event: string;
  readonly amount?: Amount;
  readonly occurred: StatedDate | null;
  readonly disputed?: true;
}

/** What everything that a fact brought into a file has. */
export interface Told {
  /** Id of the event that it comes from. */
  readonly event: string;
  /** Ids of all events that made it what it is. */
  readonly events: readonly string[];
  /** When it happened as stated; null: not stated. */
  readonly occurred: StatedDate | null;
  /** Within which days it happened. */
  readonly happened: DayBounds;
  /** Somebody disputes one of the events that made it what it is. */
  readonly disputed?: true;
  /** What it says again, where that is not in the same file: it is not counted. */
  readonly restates?: string;
  readonly restatements: readonly Restatement[];
}

/** The events that made it what it is, in each state in which it may be. */
export const eventsBehind = (item: Held<Told>): readonly string[] =>
  item.possibly ? [...new Set(variantsOf<Told>(item).flatMap(({ events }) => events))] : item.events;

/** The event that a fact says again, where it is none of its file; undefined: none, or a whole file. */
export function saidElsewhere({ fact }: Dated): string | undefined {
  const to = restatedBy(fact)?.toLowerCase();
  return to !== undefined && isEventId(to) ? to : undefined;
}

export function toldBy({ fact, bounds }: Dated): Told {
  const restates = restatedBy(fact);
  return {
    event: fact.id,
    events: [fact.id],
    occurred: fact.occurred ?? null,
    happened: bounds,
    ...(fact.disputes.length > 0 && { disputed: true }),
    ...(restates !== undefined && { restates }),
    restatements: [],
  };
}

/** An item as a later fact makes it, which is then one of the events behind it. */
export const furthered = <T extends Told>(item: T, { fact }: Dated, changes: Partial<T>): T => ({
  ...item,
  ...changes,
  events: [...item.events, fact.id],
  ...(fact.disputes.length > 0 && { disputed: true }),
});

/** The list with one item put in the place of another. */
export const replaced = <T>(list: readonly T[], item: T, by: T): readonly T[] =>
  list.map((other) => (other === item ? by : other));

/**
 * The list with what a fact says again put beside what it says again: the fact that brought it, or one that changed it.
 * Undefined where that is not in the list.
 */
export function withRestatement<T extends Told>(
  list: readonly T[],
  { fact }: Dated,
  amount: Amount | undefined,
): readonly T[] | undefined {
  const to = restatedBy(fact)?.toLowerCase();
  if (to === undefined) return undefined;
  // What an event itself brought comes before what it only furthered, or put an end to.
  const original = list.find(({ event }) => event === to) ?? list.findLast(({ events }) => events.includes(to));
  if (!original) return undefined;
  const restatement: Restatement = {
    event: fact.id,
    ...(amount && { amount }),
    occurred: fact.occurred ?? null,
    ...(fact.disputes.length > 0 && { disputed: true }),
  };
  const restatements = [...original.restatements, restatement];
  return replaced(list, original, { ...original, events: [...original.events, fact.id], restatements });
}

/** The item that one of the fact's links leads to. */
export const linkedIn = <T extends Told>(list: readonly T[], { fact }: Dated): T | undefined =>
  list.find(({ event }) => fact.links.some(({ to }) => to.toLowerCase() === event));

/** The items of which a fact says that it takes their place. */
export const supersededBy = <T extends Told>(list: readonly T[], { fact }: Dated): readonly T[] =>
  list.filter(({ events }) =>
    fact.links.some(({ relation, to }) => relation === 'supersedes' && events.includes(to.toLowerCase())),
  );
