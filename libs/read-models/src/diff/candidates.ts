import type { Knowledge } from '../known/knowledge.js';
import type { PieceSource } from '../pieces/piece-source.js';

/** The streams that have such pieces by one state of knowledge or the other; looked for once. */
export function candidatesOf(one: Knowledge, other: Knowledge): PieceSource['streams'] {
  const found = new Map<string, Promise<readonly string[]>>();
  return (timeline, filter) => {
    const name = JSON.stringify([timeline.name, filter]);
    const known = found.get(name);
    if (known) return known;
    const looked = Promise.all([one.pieces.streams(timeline, filter), other.pieces.streams(timeline, filter)]);
    const streams = looked.then((lists) => [...new Set(lists.flat())]);
    found.set(name, streams);
    return streams;
  };
}
