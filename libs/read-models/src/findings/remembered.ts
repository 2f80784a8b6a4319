import type { DecisionRow } from '../decision/timeline.js';

/** The same question, put to a file once: it is looked at again on every day on which something beside it changes. */
export function rememberedByFile<Found extends object | string>(
  ask: (file: DecisionRow) => Found,
): (file: DecisionRow) => Found {
  const found = new WeakMap<DecisionRow, Found>();
  return (file) => {
    let known = found.get(file);
    if (known === undefined) found.set(file, (known = ask(file)));
    return known;
  };
}
