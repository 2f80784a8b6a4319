import { fold, type Decider, type RecordedEvent } from '@acta/kernel';
import type { z } from 'zod';
import { eventTypes, type EventDefinition } from '../event-types.js';
import type { Fact } from '../fact.js';
import { standing } from '../standing.js';
import type { World } from '../world.js';
import type { AnyCommand, AnyHappened } from './happened.js';

export type AggregateName = 'party' | 'body' | 'source' | 'mission' | 'session' | 'decision' | 'presence';

/** All that routes, documents and imports are derived from, for one kind of stream. */
export interface Aggregate<State = unknown> {
  readonly name: AggregateName;
  /** As in a path: `decisions`. */
  readonly collection: string;
  /** What is kept of it, in a sentence. */
  readonly description: string;
  /** The ids that make up its id, as in a path: `id`, or `mission` and `party`. */
  readonly idParts: readonly string[];
  /** The schema of the data of each command, by name. */
  readonly commands: Readonly<Record<string, z.ZodType>>;
  readonly events: Readonly<Record<string, EventDefinition>>;
  readonly decider: Decider<State, AnyCommand, AnyHappened, World>;
  /** Whether something is on record of it. */
  isOnRecord(state: State): boolean;
  /** The commands that put an end to something, or come after it, by the event that they record: they are to be in the order of their days. */
  readonly ends?: Readonly<Record<string, string>>;
  /** That an event makes sense with what is on record in its stream, whether it is recorded or takes the place of another. */
  checkEvent(event: AnyHappened, state: State, world: World): void;
  /** The stream of an id; `{mission}/{party}` for a presence. */
  streamOf(id: string): string;
}

/** A fact as the event that it comes from, in the current version of its shape. */
export const asHappened = ({ type, data, occurred, evidence, links, note }: Fact): AnyHappened => ({
  type,
  schema: eventTypes[type].schema,
  data: { data, occurred, evidence, links, note },
});

/** What deciding needs to know of one stream: the fold of its facts that stand. */
export const stateOf = <State>({ decider }: Aggregate<State>, events: readonly RecordedEvent[]): State =>
  fold(decider, standing(events).map(asHappened));
