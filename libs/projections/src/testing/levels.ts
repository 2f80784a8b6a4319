import type { RecordedEvent } from '@acta/kernel';
import type { PerEventDefinition, Piece, TimelineDefinition } from '../definition.js';

/** A small domain to test with: a level from a day on, at a place; an event may correct an earlier one or take it back. */
export type LevelEvent =
  | {
      readonly type: 'Level';
      readonly day: string;
      readonly level: number;
      readonly place?: string;
      readonly owner?: string;
    }
  | {
      readonly type: 'Corrected';
      readonly version: number;
      readonly day?: string;
      readonly level?: number;
      readonly place?: string;
    }
  | { readonly type: 'Retracted'; readonly version: number }
  /** Cannot be applied. */
  | { readonly type: 'Broken' };

export interface LevelRow {
  readonly level: number;
  /** Version of the event that says so. */
  readonly by: number;
}

type Level = Extract<LevelEvent, { type: 'Level' }>;

/** The levels that stand, from corrections and retractions as well as levels. */
export function levelPieces(events: readonly RecordedEvent[]): readonly Piece<LevelRow>[] {
  const standing = new Map<number, Level>();
  for (const { version, data } of events) {
    const event = data as unknown as LevelEvent;
    switch (event.type) {
      case 'Level':
        standing.set(version, event);
        break;
      case 'Corrected': {
        const { type: _, version: about, ...replaced } = event;
        const before = standing.get(about);
        if (before) standing.set(about, { ...before, ...replaced });
        break;
      }
      case 'Retracted':
        standing.delete(event.version);
        break;
      case 'Broken':
        throw new Error('this event is broken');
    }
  }
  const ordered = [...standing].toSorted(([v, a], [w, b]) => (a.day === b.day ? v - w : a.day < b.day ? -1 : 1));
  return ordered.flatMap(([by, { day, level, place, owner }], index) => {
    const until = ordered[index + 1]?.[1].day ?? null;
    return until === day ? [] : [{ from: day, until, row: { level, by }, keys: { place, owner } }];
  });
}

export const levels: TimelineDefinition<LevelRow> = {
  kind: 'timeline',
  name: 'levels',
  version: 1,
  streamPrefix: 'level-',
  keys: ['place', 'owner'],
  pieces: levelPieces,
};

export const journal: PerEventDefinition = {
  kind: 'per-event',
  name: 'journal',
  version: 1,
  streamPrefix: '',
  entry({ data, version }, events) {
    const event = data as unknown as LevelEvent;
    if (event.type === 'Broken') throw new Error('this event is broken');
    const occurred = event.type === 'Level' ? { from: event.day, until: null } : undefined;
    return {
      tags: [`type:${event.type}`, `of:${events.length}`],
      ...(occurred && { occurred }),
      text: `Événement ${version}`,
    };
  },
};
