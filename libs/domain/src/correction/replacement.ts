import { refused, type JsonObject, type RecordedEvent } from '@acta/kernel';
import { aggregateOf } from '../aggregates.js';
import { eventDefinition, type EventData, type EventDefinition } from '../event-types.js';
import type { Fact } from '../fact.js';
import { unknownType } from '../lift.js';
import { read } from '../reading/read.js';
import { checkLinks, referencesOfData } from '../reference/references.js';
import { standing } from '../standing.js';
import type { World } from '../world.js';
import { checkApprovalsLeft } from './given-to-another-body.js';
import { checkInPlace } from './in-place.js';
import { checkOrder } from './in-order.js';
import { inReplacement } from './in-replacement.js';

export type Replacement = EventData<'EventCorrected'>['replace'];

/**
 * The replacement with its data read by the schema of the event that it corrects, once the result makes sense.
 * @param history all events of the stream of that event
 * @throws ActaError `not-correctable`, `fixed-by-stream`, `invalid-body`, and what refuses the event as it would be
 */
export function correctedReplacement(
  replace: Replacement,
  target: RecordedEvent,
  history: readonly RecordedEvent[],
  world: World,
): Replacement {
  const facts = standing(history);
  const fact = facts.find(({ id }) => id === target.id);
  if (!fact) {
    throw refused(
      'not-correctable',
      'A correction is not corrected itself: correct the event again, or retract this one.',
    );
  }
  const definition = currentDefinition(fact.type);
  const data = replace.data && readReplaced(replace.data, fact, definition);
  const result = data ? { ...replace, data } : replace;
  const after = facts.map((one) => (one === fact ? ({ ...fact, ...result } as Fact) : one));
  const aggregate = aggregateOf(target.stream);
  inReplacement(data !== undefined, () => {
    if (aggregate) {
      checkInPlace(aggregate, fact.id, facts, after, world);
      checkOrder(aggregate, { id: fact.id, pointer: replace.occurred ? '/occurred' : '/data' }, facts, after, world);
    }
    if (data) {
      checkNamesOthers(data, fact, definition);
      checkApprovalsLeft(fact, data, world);
    }
  });
  return result;
}

/** @throws ActaError where a newer version of Acta recorded it */
export function currentDefinition(type: string): EventDefinition {
  const definition = eventDefinition(type);
  if (definition) return definition;
  throw unknownType(type);
}

function readReplaced(given: JsonObject, fact: Fact, { data: schema, fixed = [] }: EventDefinition): JsonObject {
  const before: JsonObject = fact.data;
  for (const field of fixed) {
    if (given[field] === undefined || given[field] === before[field]) continue;
    const message = `"${field}" is given by the stream: retract the event, and record it where it belongs.`;
    throw refused('fixed-by-stream', message, `/data/replace/data/${field}`);
  }
  const kept = Object.fromEntries(fixed.map((field) => [field, before[field]]));
  return read(schema, { ...given, ...kept }, ['data', 'replace', 'data']) as JsonObject;
}

/** What an event puts on record was not there to be named when it was recorded, such as a party among its own members. */
function checkNamesOthers(data: JsonObject, { stream, id }: Fact, { data: schema }: EventDefinition): void {
  checkLinks({ data }, [stream, id]);
  const itself = referencesOfData(schema, data).find(({ anyOf }) => anyOf.includes(stream));
  if (!itself) return;
  throw refused('unknown-reference', 'Nothing names itself: it is this event that puts it on record.', itself.pointer);
}
