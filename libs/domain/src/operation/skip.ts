import { happened, type Happened } from '../aggregate/happened.js';
import type { EventData } from '../event-types.js';

/** What is to be recorded of a skip, and in which stream. */
export interface Skip {
  readonly stream: string;
  readonly event: Happened<'StreamSkipped'>;
}

/** A skip changes no record: it is about what one projection shows, and stands in that projection's own stream. */
export const skipOf = (projection: string, data: EventData<'StreamSkipped'>): Skip => ({
  stream: `projection-${projection}`,
  event: happened('StreamSkipped', { data }),
});
