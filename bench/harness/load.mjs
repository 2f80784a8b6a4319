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
