import type { Day } from '@acta/domain';

/** What was answered last, for the days from one until before another; null: open. */
interface Lasting<Answer> {
  readonly from: Day | null;
  readonly until: Day | null;
  readonly answer: Answer;
}

/**
 * The same question, put to a thing on one day after another: it is asked again where the answer may be another by then. What is
 * answered must rest on that very object and the day alone.
 * @param turnsOf the days from which on it may be another; null is none
 */
export function rememberedBetween<Thing extends object, Answer>(
  turnsOf: (thing: Thing) => readonly (Day | null)[],
  ask: (thing: Thing, day: Day) => Answer,
): (thing: Thing, day: Day) => Answer {
  const last = new WeakMap<Thing, Lasting<Answer>>();
  return (thing, day) => {
    const known = last.get(thing);
    if (known && (known.from ?? '') <= day && (known.until === null || day < known.until)) return known.answer;
    let [from, until]: (Day | null)[] = [null, null];
    for (const turn of turnsOf(thing)) {
      if (turn === null) continue;
      if (turn <= day && (!from || turn > from)) from = turn;
      if (turn > day && (!until || turn < until)) until = turn;
    }
    const answer = ask(thing, day);
    last.set(thing, { from: from ?? null, until: until ?? null, answer });
    return answer;
  };
}
