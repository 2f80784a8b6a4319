import { groupBy } from '../group-by.js';
import { variantsOf, type Held } from '../time/held.js';
import { changedBy, isElsewhere, isOfPhases, isPhase, type Deployment } from './deployments.js';
import { asMayGiveWay } from './given-way.js';
import { continuing, phaseApart, withGone } from './phases.js';
import { placesTaken } from './places-taken.js';
import type { DecisionRow } from './row.js';

type Deployments = DecisionRow['deployments'];

/** Something that is there, the file in which it is told, and whether it certainly goes on in another. */
interface There {
  readonly of: DecisionRow;
  readonly item: Held<Deployment>;
  readonly certain: boolean;
}

const isBegun = ({ item }: There): boolean => variantsOf<Deployment>(item).some(({ begun }) => begun !== undefined);

/** Of which of those that are there it tells how many more or fewer are; what has ended since was there then. */
function goingOnIn(there: readonly There[], phase: Deployment): There | undefined {
  if (isElsewhere(phase) || !isOfPhases(phase)) return undefined;
  const then = there.map(({ item }): Deployment => {
    const wasThere = item.ended && (item.ended.latest ?? '') >= (phase.begun?.latest ?? '');
    return wasThere ? { ...item, status: 'deployed' } : item;
  });
  const changed = changedBy(then, phase.amount);
  return there.find((_, index) => then[index] === changed);
}

/** Whether a file tells by it all that is there, also that nothing is any more. */
const isAll = (item: Deployment): boolean => item.status !== 'ordered' && !isPhase(item) && !isElsewhere(item);

/**
 * What is deployed in files, where so many more or fewer told in one that takes the place of another are a phase of what is there by the old
 * one: told in the new one alone, and in the old one no more. Payments are no phases.
 * @param deploymentsOf of a file by itself
 * @returns of those files of which it is something else
 */
export function continuedIn(
  files: readonly DecisionRow[],
  deploymentsOf: (file: DecisionRow) => Deployments,
): ReadonlyMap<DecisionRow, Deployments> {
  const taken = groupBy(placesTaken(files), ({ by }) => by);
  const told = new Map<DecisionRow, Deployments>();
  if (taken.size === 0) return told;
  const byName = new Map(files.map((file) => [`decisions/${file.id}`, file]));
  const own = new Map(files.map((file) => [file, deploymentsOf(file)]));
  /** As what something that may go on in others stands until then. */
  const waiting = new Map<Held<Deployment>, Held<Deployment>>();
  const change = (file: DecisionRow, item: Held<Deployment>, now: Deployments): void => {
    const items = told.get(file) ?? own.get(file) ?? [];
    told.set(
      file,
      items.flatMap((one) => (one === item || one === waiting.get(item) ? now : one)),
    );
  };
  const known = new Map<DecisionRow, readonly There[]>();

  /** As what something that is there certainly goes on in another file. */
  const goesOn = new Map<Held<Deployment>, There>();
  const last = (one: There): There => {
    const next = goesOn.get(one.item);
    return next ? last({ ...next, certain: one.certain }) : one;
  };

  /** As what it may go on there. */
  const mayGoOn = new Map<Held<Deployment>, readonly There[]>();

  /** What is there by the files whose place one takes, each once. */
  const before = (file: DecisionRow): readonly There[] => {
    const former = (taken.get(file) ?? []).flatMap(({ to, certain }) => {
      const old = byName.get(to);
      if (!old || old.kind === 'funds') return [];
      return thereBy(old).map((one) => last({ ...one, certain: one.certain && certain }));
    });
    return [...new Map(former.map((one) => [one.item, one])).values()];
  };

  /** What is there by a file and by those whose place it takes. */
  function thereBy(file: DecisionRow): readonly There[] {
    const found = known.get(file);
    if (found) return found;
    known.set(file, []);
    let former = before(file);
    const further: There[] = [];
    for (const one of own.get(file) ?? []) {
      const [item, order] = phaseApart(one);
      const base = goingOnIn(former, item);
      const others = former.filter((there) => there !== base);
      const left = !isAll(item) ? others : item.certain ? [] : others.map((there) => ({ ...there, certain: false }));
      if (!base) {
        further.push({ of: file, item: one, certain: true });
        former = left;
        continue;
      }
      const gone = mayGoOn.get(base.item) ?? [];
      const now = continuing(
        withGone(
          base.item,
          gone.map((there) => there.item),
        ),
        item,
        base.certain && base.item.certain,
      );
      const isGone = base.certain && item.certain;
      const next = { of: file, item: now, certain: true };
      change(file, one, [...order, now]);
      if (isGone) {
        for (const over of [base, ...gone.filter(({ certain }) => certain)]) {
          change(over.of, over.item, []);
          goesOn.set(over.item, next);
        }
      } else {
        const waits = waiting.get(base.item) ?? asMayGiveWay(base.item);
        change(base.of, base.item, [waits]);
        waiting.set(base.item, waits);
        mayGoOn.set(base.item, [...gone, { ...next, certain: base.certain }]);
      }
      former = [...left, next];
    }
    const there = [...former, ...further].filter(isBegun);
    known.set(file, there);
    return there;
  }

  for (const file of taken.keys()) thereBy(file);
  return told;
}
