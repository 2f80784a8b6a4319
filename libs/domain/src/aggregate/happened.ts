import type { JsonObject } from '@acta/kernel';
import type { z } from 'zod';
import { eventTypes, type EventData, type EventType } from '../event-types.js';
import type { Entry } from '../values/entry.js';
import type { Immutable } from '../values/immutable.js';

/** An event that is decided: its type, the version of its shape, and the entry that it stores. */
export interface Happened<Type extends EventType> {
  readonly type: Type;
  readonly schema: number;
  readonly data: Entry<EventData<Type>>;
}

/** The events of one aggregate, by `type`. */
export type HappenedIn<Events> = { [Type in keyof Events & EventType]: Happened<Type> }[keyof Events & EventType];

/** A decided event of any type. */
export interface AnyHappened {
  readonly type: EventType;
  readonly schema: number;
  readonly data: Entry;
}

/** The commands of one aggregate, by `type`; `id` is the slug in the path. */
export type CommandIn<Commands> = {
  [Name in keyof Commands & string]: {
    readonly type: Name;
    readonly id: string;
    readonly entry: Entry<Commands[Name] extends z.ZodType ? Immutable<z.output<Commands[Name]>> : never>;
  };
}[keyof Commands & string];

/** A command of any aggregate, with its entry read. */
export interface AnyCommand {
  readonly type: string;
  readonly id: string;
  readonly entry: Entry<JsonObject>;
}

export const happened = <Type extends EventType>(type: Type, data: Entry<EventData<Type>>): Happened<Type> => ({
  type,
  schema: eventTypes[type].schema,
  data,
});
