import { median } from './measure.mjs';

/**
 * How many times per second `writers` concurrent loops complete `work`.
 * @param work called with the writer's number; resolves when one piece of work is done
 */
export async function rateOf({ writers, seconds, work }) {
  const start = performance.now();
  const end = start + seconds * 1000;
  let done = 0;
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      while (performance.now() < end) {
        await work(writer);
        done++;
      }
    }),
  );
  return done / ((performance.now() - start) / 1000);
}

/** Seconds that `work` takes. */
export async function secondsOf(work) {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/**
 * Median of the milliseconds that `work` takes, one after the other, for so many seconds; at least three times.
 * @param work called with its turn: 0, 1, 2 …
 */
export async function latencyOf({ seconds, work }) {
  const end = performance.now() + seconds * 1000;
  const taken = [];
  for (let turn = 0; turn < 3 || performance.now() < end; turn++) {
    taken.push((await secondsOf(() => work(turn))) * 1000);
  }
  return median(taken);
}
