import { isRemark, standing, type Day } from '@acta/domain';
import { eventIndex } from '../audit-events/event-index.js';
import { sources } from '../registers/timelines.js';
import { idOfStream } from '../time/timeline.js';
import type { KnownLog } from './known-log.js';
import { remarkCounts } from './published.js';
import type { Publications } from './redated.js';
import type { StoredLogSource } from './stored-log.js';

/** The streams of sources of which something was corrected. */
async function correctedSources({ pool, view }: StoredLogSource, upTo: bigint): Promise<readonly string[]> {
  const { rows } = await pool.query<{ stream: string }>(
    `select distinct stream from ${view.table(eventIndex.name)}
     where type = 'EventCorrected' and starts_with(stream, $1) and position <= $2 order by stream`,
    [sources.streamPrefix, upTo],
  );
  return rows.map(({ stream }) => stream);
}

/**
 * When sources were published, where that was corrected by what could be known on a day.
 * @param log all that is recorded
 */
export async function publicationsBy(
  source: StoredLogSource,
  log: KnownLog,
  day: Day,
  upTo: bigint,
): Promise<Publications> {
  const histories = await log.events(await correctedSources(source, upTo));
  return new Map(
    [...histories].flatMap(([stream, events]) => {
      const counting = events.filter((event) => !isRemark(event.type) || remarkCounts(event, day));
      const registered = standing(counting).find(({ type }) => type === 'SourceRegistered');
      if (registered?.type !== 'SourceRegistered') return [];
      const { earliest, latest } = registered.data.published;
      return [[idOfStream(stream), { earliest, latest }]];
    }),
  );
}
