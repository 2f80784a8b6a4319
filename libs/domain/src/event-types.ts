import type { JsonObject } from '@acta/kernel';
import type { z } from 'zod';
import { bodyEvents } from './body/events.js';
import { correctionEvents } from './correction/events.js';
import { decisionEvents } from './decision/events.js';
import { missionEvents } from './mission/events.js';
import { operationEvents } from './operation/events.js';
import { partyEvents } from './party/events.js';
import { presenceEvents } from './presence/events.js';
import { sessionEvents } from './session/events.js';
import { sourceEvents } from './source/events.js';
import type { Immutable } from './values/immutable.js';

/** Lifts an entry's stored `data` from one version of its shape to the next; pure. */
export type Upcaster = (data: JsonObject) => JsonObject;

export interface EventDefinition {
  /** The current version of the shape of `data`, from 1. */
  readonly schema: number;
  /** The schema of the entry's `data`. */
  readonly data: z.ZodType;
  /** From version 1 to 2, from 2 to 3 …: one less than `schema`. */
  readonly upcasters?: readonly Upcaster[];
  /** Fields that are given by the stream and not by the recorder. */
  readonly fixed?: readonly string[];
}

/** Every type of event that there is, with its current schema. */
export const eventTypes = {
  ...partyEvents,
  ...bodyEvents,
  ...sourceEvents,
  ...missionEvents,
  ...sessionEvents,
  ...decisionEvents,
  ...presenceEvents,
  ...correctionEvents,
  ...operationEvents,
} as const satisfies Readonly<Record<string, EventDefinition>>;

export type EventType = keyof typeof eventTypes;

/** The stored `data` of an entry of this type. */
export type EventData<Type extends EventType> = Immutable<z.output<(typeof eventTypes)[Type]['data']>>;

/** What this lib knows of a type; undefined where it knows nothing. */
export const eventDefinition = (type: string): EventDefinition | undefined =>
  Object.hasOwn(eventTypes, type) ? eventTypes[type as EventType] : undefined;
