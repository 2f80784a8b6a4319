import type { Day } from '@acta/domain';
import { ActaError } from '@acta/kernel';
import { beginnings, publishedKnowledge, recordedKnowledge, type Asked, type Beginning } from '@acta/read-models';
import type { View } from '@acta/projections';
import type { z } from 'zod';
import type { Adapters } from '../adapters.js';
import { positionKnown, publicationDay, type Times } from './coordinates.js';

/** What every answer says of itself. */
export interface Spoken {
  readonly validAt: Day;
  /** The last position that counts as known; with `basis` `published`, the last day of publication. */
  readonly knownAt: bigint | Day;
  readonly basis: 'recorded' | 'published';
  /** The position that the answer speaks for. */
  readonly position: bigint;
  /** Streams with events that could not be shown; absent: nothing is lacking. */
  readonly incomplete?: readonly string[];
}

export interface Question {
  readonly asked: Asked;
  readonly spoken: Spoken;
  /** From which it is answered, as far as `spoken.position`. */
  readonly view: View;
  /** Which of these streams had not begun as of the position, with where they begin later, or null. */
  notBegun(streams: readonly string[]): Promise<ReadonlyMap<string, Beginning | null>>;
}

/** What a question asks beside its times. */
export type Untimed<Schema extends z.ZodType> = Omit<z.output<Schema>, keyof Times>;

/**
 * Opens one consistent view of what was known, for a question to be asked of.
 * @param known the parameter that `knownAt` came as
 * @throws ActaError `position-not-recorded`, `invalid-query`
 */
export async function askedAt(adapters: Adapters, times: Times, known = 'knownAt'): Promise<Question> {
  const today = adapters.clock.now().toISOString().slice(0, 10);
  const validAt = times.validAt ?? today;
  if (times.basis === 'published')
    return askedAsPublished(adapters, validAt, publicationDay(times.knownAt, today, known), times);
  if (times.upTo === undefined) return askedAsRecorded(adapters, validAt, times.knownAt, known);
  const message = 'goes with basis=published; otherwise knownAt says it';
  throw new ActaError('invalid', 'invalid-query', `upTo ${message}.`, [{ pointer: '/upTo', message }]);
}

async function askedAsRecorded(
  adapters: Adapters,
  validAt: Day,
  moment: string | undefined,
  parameter: string,
): Promise<Question> {
  const named = await positionKnown(adapters.store, moment, parameter);
  const view = await viewShowing(adapters, named);
  const knownAt = named ?? view.position;
  return {
    asked: { ...recordedKnowledge({ ...adapters, view }, knownAt), validAt },
    view,
    notBegun: notBegunBy(adapters, knownAt),
    spoken: { validAt, knownAt, basis: 'recorded', position: knownAt, ...lacking(view) },
  };
}

async function askedAsPublished(adapters: Adapters, validAt: Day, knownAt: Day, { upTo }: Times): Promise<Question> {
  const named = await positionKnown(adapters.store, upTo, 'upTo');
  const view = await viewShowing(adapters, named);
  const position = named ?? view.position;
  return {
    asked: { ...publishedKnowledge({ ...adapters, view }, knownAt, position), validAt },
    view,
    notBegun: notBegunBy(adapters, position),
    spoken: { validAt, knownAt, basis: 'published', position, ...lacking(view) },
  };
}

const notBegunBy =
  ({ pool }: Adapters, known: bigint): Question['notBegun'] =>
  async (streams) => {
    const begun = await beginnings(pool, streams);
    return new Map(
      streams.flatMap((stream) => {
        const beginning = begun.get(stream) ?? null;
        return beginning !== null && beginning.position <= known ? [] : [[stream, beginning]];
      }),
    );
  };

async function viewShowing({ projections }: Adapters, position: bigint | undefined): Promise<View> {
  if (position !== undefined) await projections.waitFor(position);
  return projections.view();
}

const lacking = ({ incomplete }: View): Pick<Spoken, 'incomplete'> =>
  incomplete.length > 0 ? { incomplete: [...new Set(incomplete)] } : {};
