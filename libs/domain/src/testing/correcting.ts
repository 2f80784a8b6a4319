import type { JsonObject } from '@acta/kernel';
import { worldOf } from '../aggregates.js';
import { corrections, readBody } from '../commanding.js';
import { decideCorrection } from '../correction/decide.js';
import { storedEntryOf } from '../people.js';
import { noNames, outcome, type Outcome } from './given-when-then.js';
import { eventId, recorded, type Told } from './recorded.js';
import { register } from './register.js';

/** What follows, next to what these streams have on record, where something is said of an event of a stream; the first has the number 1. */
export const correctingAmong =
  (others: Parameters<typeof worldOf>[0]) =>
  (stream: string, ...events: readonly Told[]) =>
  (type: 'correct' | 'retract' | 'dispute', number: number, data: JsonObject, rest: JsonObject = {}): Outcome =>
    outcome(() => {
      const entry = storedEntryOf(readBody(corrections, type, { data, ...rest }), noNames);
      return decideCorrection({ type, id: eventId(number), entry }, recorded(stream, events), worldOf(others));
    });

/** The same, next to what `register` has on record. */
export const correcting = correctingAmong(register);
