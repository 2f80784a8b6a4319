import type { EventStore } from '@acta/event-store';
import { ActaError } from '@acta/kernel';
import { z } from 'zod';

const day = z.iso.date('a day is expected, such as 2017-11-07');

/** The times that every question can be asked as of, as they come in. */
export const timesSchema = z.object({
  validAt: day.optional().describe('The day that is asked about; default today (UTC)'),
  knownAt: z
    .union([z.string().regex(/^\d{1,19}$/), z.iso.datetime({ offset: true }), day], {
      error: 'a position, an instant (RFC 3339) or a day is expected',
    })
    .optional()
    .describe('A position; or an instant, which means the last position recorded by then; or a day, which means its end. Default now'),
});

export type Times = z.infer<typeof timesSchema>;

/** A pair of times, resolved: the day asked about, and the last position that counts as known. */
export interface Coordinates {
  readonly validAt: string;
  readonly knownAt: bigint;
}

/**
 * @param today the day that counts where none is given, `YYYY-MM-DD`
 * @throws ActaError `position-not-recorded` for a position that the log has not reached
 */
export async function resolveTimes(store: EventStore, times: Times, today: string): Promise<Coordinates> {
  const head = await store.head();
  return { validAt: times.validAt ?? today, knownAt: await resolveKnownAt(store, times.knownAt, head) };
}

async function resolveKnownAt(store: EventStore, knownAt: string | undefined, head: bigint): Promise<bigint> {
  if (knownAt === undefined) return head;
  if (/^\d{4}-\d{2}-\d{2}$/.test(knownAt)) return store.positionAt(`${knownAt}T23:59:59.999999Z`);
  if (!/^\d+$/.test(knownAt)) return store.positionAt(knownAt);
  const position = BigInt(knownAt);
  if (position <= head) return position;
  const message = `Nothing is recorded at position ${position} yet; the last one is ${head}.`;
  throw new ActaError('invalid', 'position-not-recorded', message, [{ pointer: '/knownAt', message }]);
}
