/**
 * The same question, put to a thing once: it is asked again on every day on which something beside it changes. What is answered must rest
 * on that very object alone.
 */
export function remembered<Thing extends object, Answer extends object | string>(
  ask: (thing: Thing) => Answer,
): (thing: Thing) => Answer {
  const answers = new WeakMap<Thing, Answer>();
  return (thing) => {
    let answer = answers.get(thing);
    if (answer === undefined) answers.set(thing, (answer = ask(thing)));
    return answer;
  };
}

/** Lists that were seen last, by their first item. */
const seen = new WeakMap<object, readonly (readonly object[])[]>();
/** Two states that are compared, one after the other, may each have a list that begins with the same item. */
const KEPT = 2;
const empty: readonly never[] = [];

/** One of the lists that were seen before that has the very same items, so that what is remembered of it is found; or else this one. */
export function sameList<Item extends object>(list: readonly Item[]): readonly Item[] {
  const [first] = list;
  if (!first) return empty;
  const known = seen.get(first) ?? [];
  const same = known.find(
    (other) => other.length === list.length && list.every((item, index) => item === other[index]),
  );
  if (same) return same as readonly Item[];
  seen.set(first, [list, ...known].slice(0, KEPT));
  return list;
}
