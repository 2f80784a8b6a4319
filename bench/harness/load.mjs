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
 * Median of the milliseconds that `work` takes, so many times one after the other.
 * @param work called with its turn, which goes on from one call to the next: two targets that are called as often do the very same
 */
export function latencyOf({ times, work }) {
  let turn = 0;
  return async () => {
    const taken = [];
    for (let time = 0; time < times; time++) taken.push((await secondsOf(() => work(turn++))) * 1000);
    return median(taken);
  };
}
