import { createHash } from 'node:crypto';

/** Chance that a seed decides. */
export interface Random {
  /** An integer from `least` to `most`, both included. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  uuid(): string;
}

/** A sequence of its own for each list of labels. */
export function randomOf(...labels: readonly (string | number)[]): Random {
  const digest = createHash('sha256').update(labels.join('/')).digest();
  const next = sfc32([0, 4, 8, 12].map((offset) => digest.readUInt32LE(offset)) as [number, number, number, number]);
  const between = (least: number, most: number) => least + Math.floor((next() / 2 ** 32) * (most - least + 1));
  return {
    between,
    chance: (probability) => next() < probability * 2 ** 32,
    pick: (items) => items[between(0, items.length - 1)] as (typeof items)[number],
    uuid: () => {
      const hex = Array.from({ length: 4 }, () => next().toString(16).padStart(8, '0')).join('');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}

/** Chris Doty-Humphrey's small fast counting generator: 128 bits of state, 32 bits at a time. */
function sfc32([a, b, c, counter]: [number, number, number, number]): () => number {
  return () => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    return result >>> 0;
  };
}
