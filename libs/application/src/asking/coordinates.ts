import { isDay, type Day } from '@acta/domain';
import type { EventStore } from '@acta/event-store';
import { ActaError } from '@acta/kernel';
import { z } from 'zod';

/** A day that there is, in the years 0001 to 9999. */
export const daySchema = z.iso
  .date({ error: 'is to be a day, such as 2017-11-07', abort: true })
  .refine(isDay, 'is to be a day, such as 2017-11-07');

/** In the same years. */
const instantSchema = z.iso
  .datetime({ offset: true, error: 'is to be an instant (RFC 3339) or a day', abort: true })
  .refine((instant) => !instant.startsWith('0000'), 'is to be in the years 0001 to 9999');

/** An instant, or a day, which means the whole of it. */
export const instantOrDaySchema = z.union([instantSchema, daySchema]);

const moment = 'is to be a position, an instant (RFC 3339) or a day';

/** The times that every question can be asked as of, as they come in. */
export const timesSchema = z.strictObject({
  validAt: daySchema.optional().describe('The day that is asked about; default today (UTC)'),
  knownAt: z
    .union([z.string().regex(/^\d{1,18}$/, { error: moment, abort: true }), instantSchema, daySchema], {
      error: moment,
    })
    .optional()
    .describe(
      'A position; an instant, which means the last position recorded by then; or a day, which means its end. With `basis=published` a day. Default now',
    ),
  basis: z
    .enum(['recorded', 'published'])
    .optional()
    .describe(
      'What counts as known: what Acta had recorded (the default), or what could be known from sources published by the day `knownAt`',
    ),
  upTo: z
    .string()
    .regex(/^\d{1,18}$/, 'is to be a position')
    .optional()
    .describe(
      'A position, with `basis=published`: from what is recorded up to there; default all. (With `basis=recorded`, `knownAt` says it.)',
    ),
});

export type Times = z.infer<typeof timesSchema>;

/** The times of a question about what happened on any day, unless one is given. */
export const happenedSchema = timesSchema.extend({
  validAt: timesSchema.shape.validAt.describe('Events that can have happened by this day; default all of them'),
});

/** The parameters of a question, apart: as of when, and what. */
export function timed<Params extends Times>({
  validAt,
  knownAt,
  basis,
  upTo,
  ...what
}: Params): readonly [times: Times, what: Omit<Params, keyof Times>] {
  return [{ validAt, knownAt, basis, upTo }, what];
}

/**
 * The position that `knownAt` means; undefined where it is not given.
 * @param parameter as which it came
 * @throws ActaError `position-not-recorded` for a position that the log has not reached
 */
export async function positionKnown(
  store: EventStore,
  knownAt: string | undefined,
  parameter: string,
): Promise<bigint | undefined> {
  if (knownAt === undefined) return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(knownAt)) return store.positionAt(`${knownAt}T23:59:59.999999Z`);
  if (!/^\d+$/.test(knownAt)) return store.positionAt(knownAt);
  const [position, head] = [BigInt(knownAt), await store.head()];
  if (position <= head) return position;
  const message = `is a position that the log has not reached: the last one is ${head}`;
  const sentence = `Nothing is recorded at position ${position} yet; the last one is ${head}.`;
  throw new ActaError('invalid', 'position-not-recorded', sentence, [{ pointer: `/${parameter}`, message }]);
}

/**
 * The day by whose end a source must have been published; default today.
 * @param parameter as which it came
 * @throws ActaError `invalid-query` where `knownAt` is something else
 */
export function publicationDay(knownAt: string | undefined, today: Day, parameter: string): Day {
  if (knownAt === undefined) return today;
  if (daySchema.safeParse(knownAt).success) return knownAt;
  const message = 'is to be a day with basis=published, such as 2017-11-07';
  throw new ActaError('invalid', 'invalid-query', `${parameter} ${message}.`, [{ pointer: `/${parameter}`, message }]);
}
