import type { Day } from '@acta/domain';
import type { Sides } from '../deployment/differing.js';
import { nameOf, placeNamed, type FacetPlace, type Facets } from '../diff/facets.js';
import { fieldsDiffering, namesDiffering, saidBy } from '../diff/said.js';
import type { Knowledge } from '../known/knowledge.js';
import type { Stretch } from './stretches.js';

/** Something that a deployment state says otherwise since an event was recorded, for days from `from` until before `until`. */
export interface ChangedAnswer extends FacetPlace {
  readonly from: Day | null;
  readonly until: Day | null;
  /** As in the deployment state; null: it said nothing of it. */
  readonly before: unknown;
  readonly after: unknown;
  /** The fields of both that are not alike. */
  readonly differs: readonly string[];
}

/** What is known before the event, and after it. */
export type Known = Sides<Knowledge>;

/** What is said otherwise on a day, for the stretch of days that it stands for. */
export const changesIn = ([then, now]: Sides<Facets>, stretch: Stretch): readonly ChangedAnswer[] =>
  namesDiffering(then, now).map((name) => ({
    ...placeNamed(name, then, now),
    ...{ from: stretch.from, until: stretch.until },
    before: then.get(name)?.value ?? null,
    after: now.get(name)?.value ?? null,
    differs: fieldsDiffering(then.get(name)?.value, now.get(name)?.value),
  }));

/** A change that goes on from one stretch to the next is told once. */
export function joined(changes: readonly ChangedAnswer[]): readonly ChangedAnswer[] {
  const all: ChangedAnswer[] = [];
  const last = new Map<string, number>();
  for (const change of changes) {
    const index = last.get(nameOf(change)) ?? -1;
    const before = all[index];
    if (before?.until === change.from && isSame(before, change)) all[index] = { ...before, until: change.until };
    else last.set(nameOf(change), all.push(change) - 1);
  }
  return all;
}

const isSame = (a: ChangedAnswer, b: ChangedAnswer): boolean =>
  saidBy(a.before) === saidBy(b.before) && saidBy(a.after) === saidBy(b.after);
