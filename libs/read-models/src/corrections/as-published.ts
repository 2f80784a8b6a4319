import type { DayBounds } from '@acta/domain';
import { isSameJson } from '@acta/projections';
import type { HistoryEvent } from '../decision/history.js';
import { decisions } from '../decision/timeline.js';
import { missions } from '../mission/timeline.js';
import type { Asked } from '../pieces/times.js';
import { presences } from '../presence/timeline.js';
import { idOfStream } from '../time/timeline.js';

/** A source whose day of publication is known otherwise since: answers as published by a day between the two may be others. */
export interface PublishedOtherwise {
  readonly source: string;
  /** Within which days it was published, as was known before this and since; null: it is on record no more. */
  readonly before: DayBounds | null;
  readonly after: DayBounds | null;
  /** Of whom something is said that cites it: a party in a mission, or a mission as a whole. */
  readonly of: readonly { readonly mission: string | null; readonly party: string | null }[];
}

function publishedIn({ retracted, data, corrected }: HistoryEvent): DayBounds | null {
  if (retracted) return null;
  const { published } = (corrected?.data ?? data) as { readonly published?: DayBounds };
  return published ? { earliest: published.earliest, latest: published.latest } : null;
}

/** Undefined where it is no source that was corrected, or it was published on the same day. */
export async function publishedOtherwise(
  asked: Asked,
  was: HistoryEvent,
  is: HistoryEvent | undefined,
): Promise<PublishedOtherwise | undefined> {
  if (was.type !== 'SourceRegistered') return undefined;
  const [before, after] = [publishedIn(was), is ? publishedIn(is) : null];
  if (isSameJson(before, after)) return undefined;
  const source = idOfStream(was.stream);
  return { source, before, after, of: await placesCiting(asked, source) };
}

async function placesCiting({ log, pieces }: Asked, source: string): Promise<PublishedOtherwise['of']> {
  const streams = await log.naming([`source:${source}`]);
  const [files, observed, opened] = await Promise.all([
    pieces.along(decisions, { streams }),
    pieces.along(presences, { streams }),
    pieces.along(missions, { streams }),
  ]);
  const places = [
    ...files.map(({ row }) => ({ mission: row.mission ?? null, party: row.contributor })),
    ...observed.map(({ row }) => ({ mission: row.mission, party: row.party })),
    ...opened.map(({ row }) => ({ mission: row.id, party: null })),
  ];
  return [...new Map(places.map((place) => [JSON.stringify(Object.values(place)), place])).values()];
}
