import { expect } from '@jest/globals';
import { ActaError, type JsonObject, type RecordedEvent } from '@acta/kernel';
import type { Aggregate } from '../aggregate/aggregate.js';
import type { AnyHappened } from '../aggregate/happened.js';
import { worldOf } from '../aggregates.js';
import { decideCommand, readBody } from '../commanding.js';
import type { EventType } from '../event-types.js';
import { storedEntryOf } from '../people.js';
import { recorded, type Told } from './recorded.js';
import { register } from './register.js';

/** Runs `action`, which must throw an `ActaError`, and answers it. */
export function errorOf(action: () => unknown): ActaError {
  try {
    action();
  } catch (error) {
    if (error instanceof ActaError) return error;
    throw error;
  }
  throw new Error('Expected a refusal, and there was none.');
}

export const noNames = {
  personOf: (name: string) => `person-of-${name.toLowerCase().replaceAll(' ', '-')}`,
  publishedOf: () => undefined,
};

export interface Outcome {
  /** The events that follow, to be looked at whole. */
  events(): readonly AnyHappened[];
  /** One event, with at least this data. */
  then(type: EventType, data?: JsonObject): void;
  /** A refusal with this code, that points at this field; none: at the command as a whole. */
  thenRefused(code: string, pointer?: string): void;
}

export interface Given {
  when(command: string, data?: JsonObject, rest?: JsonObject): Outcome;
}

/** Sentences about one aggregate: `given(…).when(…).then(…)`, next to what `register` has on record. */
export const about =
  (aggregate: Aggregate, id: string) =>
  (...events: readonly Told[]): Given => {
    const history = recorded(aggregate.streamOf(id), events);
    return {
      when: (command, data = {}, rest = {}) =>
        outcome(() => decide(aggregate, id, history, command, { data, ...rest })),
    };
  };

export function outcome(act: () => readonly AnyHappened[]): Outcome {
  return {
    events: act,
    // oxlint-disable-next-line unicorn/no-thenable -- the sentence needs the word, and nobody awaits it
    then: (type, data = {}) => expect(act()).toMatchObject([{ type, data: { data } }]),
    thenRefused: (code, pointer = '') => {
      const { code: found, errors } = errorOf(act);
      expect({ code: found, pointer: errors[0]?.pointer }).toEqual({ code, pointer });
    },
  };
}

function decide(aggregate: Aggregate, id: string, history: readonly RecordedEvent[], type: string, body: JsonObject) {
  const entry = storedEntryOf(readBody(aggregate, type, body), noNames);
  return decideCommand(aggregate, { type, id, entry }, history, worldOf(register));
}
