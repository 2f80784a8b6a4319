/** The items of batches one by one; a hand-made iterator, for an async generator costs as much as reading the item. */
export function flatten<T>(batches: AsyncIterable<readonly T[]>): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]() {
      const source = batches[Symbol.asyncIterator]();
      let batch: readonly T[] = [];
      let index = 0;
      const advance = async (): Promise<IteratorResult<T, undefined>> => {
        for (;;) {
          const next = await source.next();
          if (next.done) return { done: true, value: undefined };
          if (next.value.length === 0) continue;
          batch = next.value;
          index = 1;
          return { done: false, value: batch[0] as T };
        }
      };
      return {
        next: () => (index < batch.length ? Promise.resolve({ done: false, value: batch[index++] as T }) : advance()),
        async return() {
          batch = [];
          await source.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}
