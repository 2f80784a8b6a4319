import type { NewEvent, RecordedEvent } from '@acta/kernel';
import type { PerEventDefinition, Piece, TimelineDefinition } from '@acta/projections';
import type { Random } from '../../support/random.js';
import { metadataOf } from './writers.js';

interface Level {
  /** ISO 8601 calendar date from which the level holds. */
  readonly day: string;
  readonly level: number;
  /** Version of an earlier event that this one replaces; 0: none. */
  readonly replaces: number;
}

/** The levels of a stream along valid time; a late event and a correction change what was believed before. */
const levels: TimelineDefinition = {
  kind: 'timeline',
  name: 'levels',
  version: 1,
  streamPrefix: 'level-',
  keys: ['parity'],
  pieces(events: readonly RecordedEvent[]): readonly Piece[] {
    const standing = new Map<number, Level>();
    for (const { version, data } of events) {
      const level = data as unknown as Level;
      standing.delete(level.replaces);
      standing.set(version, level);
    }
    const byDay = new Map<string, number>();
    for (const { day, level } of standing.values()) byDay.set(day, level);
    const days = [...byDay].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return days.map(([from, level], index) => ({
      from,
      until: days[index + 1]?.[0] ?? null,
      row: { level },
      keys: { parity: level % 2 === 0 ? 'even' : 'odd' },
    }));
  },
};

const journal: PerEventDefinition = {
  kind: 'per-event',
  name: 'journal',
  version: 1,
  streamPrefix: '',
  entry: ({ type, version }, events) => ({
    tags: [`type:${type}`, `after:${events.length}`],
    text: `version ${version}`,
  }),
};

export const definitions = [levels, journal];

/** An event for a stream that begins with `level-`. */
export function levelEvent(random: Random, versionBefore: number): NewEvent {
  const id = random.uuid();
  const data: Level = {
    day: new Date(Date.UTC(2017, 0, random.between(1, 365))).toISOString().slice(0, 10),
    level: random.between(0, 16_000),
    replaces: versionBefore > 0 && random.chance(0.3) ? random.between(1, versionBefore) : 0,
  };
  return { id, type: 'LevelObserved', schema: 1, data: { ...data }, metadata: metadataOf(id) };
}
