import type { RecordedEvent } from '@acta/kernel';
import type { LoggedEvent, LogReader, View } from '@acta/projections';
import type { Pool } from 'pg';
import { eventIndex } from '../audit-events/event-index.js';
import type { KnownLog } from './known-log.js';

export interface StoredLogSource {
  readonly pool: Pool;
  readonly log: LogReader;
  /** Open on the event index. */
  readonly view: View;
}

/** The log as it was recorded up to a position. */
export const storedLog = ({ pool, log, view }: StoredLogSource, knownAt: bigint): KnownLog => ({
  async events(streams) {
    if (streams.length === 0) return new Map();
    const logged = await log.streams(streams, knownAt);
    return new Map([...logged].map(([stream, history]) => [stream, readable(history)]));
  },
  async naming(tags) {
    if (tags.length === 0) return [];
    const { rows } = await pool.query<{ stream: string }>(
      `select distinct stream from ${view.table(eventIndex.name)} where tags && $1 and position <= $2 order by stream`,
      [tags, knownAt],
    );
    return rows.map(({ stream }) => stream);
  },
});

/** What this version can read of a stream; the projections park it at the same event, and answers say so. */
function readable(history: readonly LoggedEvent[]): readonly RecordedEvent[] {
  const events: RecordedEvent[] = [];
  for (const logged of history) {
    try {
      events.push(logged.read());
    } catch {
      break;
    }
  }
  return events;
}
