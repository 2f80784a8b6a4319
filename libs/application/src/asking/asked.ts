import type { Day } from '@acta/domain';
import { publishedKnowledge, recordedKnowledge, type Asked } from '@acta/read-models';
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
  /** From which it is answered. */
  readonly view: View;
}

/** What a question asks beside its times. */
export type Untimed<Schema extends z.ZodType> = Omit<z.output<Schema>, keyof Times>;

/** Opens one consistent view of what was known, for a question to be asked of. */
export async function askedAt(adapters: Adapters, times: Times): Promise<Question> {
  const today = adapters.clock.now().toISOString().slice(0, 10);
  const validAt = times.validAt ?? today;
  return times.basis === 'published'
    ? askedAsPublished(adapters, validAt, publicationDay(times.knownAt, today))
    : askedAsRecorded(adapters, validAt, times.knownAt);
}

async function askedAsRecorded(adapters: Adapters, validAt: Day, moment: string | undefined): Promise<Question> {
  const { store, projections } = adapters;
  const named = await positionKnown(store, moment);
  if (named !== undefined) await projections.waitFor(named);
  const view = await projections.view();
  const knownAt = named ?? view.position;
  return {
    asked: { ...recordedKnowledge({ ...adapters, view }, knownAt), validAt },
    view,
    spoken: { validAt, knownAt, basis: 'recorded', position: knownAt, ...lacking(view) },
  };
}

async function askedAsPublished(adapters: Adapters, validAt: Day, knownAt: Day): Promise<Question> {
  const view = await adapters.projections.view();
  return {
    asked: { ...publishedKnowledge({ ...adapters, view }, knownAt), validAt },
    view,
    spoken: { validAt, knownAt, basis: 'published', position: view.position, ...lacking(view) },
  };
}

const lacking = ({ incomplete }: View): Pick<Spoken, 'incomplete'> =>
  incomplete.length > 0 ? { incomplete: [...new Set(incomplete)] } : {};
