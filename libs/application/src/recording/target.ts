import { aggregateIn, aggregates, corrections, isOpeningCommand, isSlug, type Aggregate } from '@acta/domain';
import { ActaError } from '@acta/kernel';
import type { RecordRequest } from './request.js';

/** What a command is addressed to: a stream of an aggregate, or a recorded event. */
export type Target =
  | { readonly kind: 'aggregate'; readonly aggregate: Aggregate; readonly id: string }
  | { readonly kind: 'event'; readonly id: string };

export function unknownCollection(collection: string): ActaError {
  const names = [...aggregates.map((aggregate) => aggregate.collection), corrections.collection].join(', ');
  const message = `There is no collection "${collection}", only: ${names}.`;
  return new ActaError('not-found', 'unknown-collection', message, [{ pointer: '', message }]);
}

/**
 * @param commandId becomes the id where the server is asked to make one (`new`): a repeated command makes the same
 * @throws ActaError `unknown-collection`, `invalid-id`
 */
export function targetOf(
  { collection, id, command }: Pick<RecordRequest, 'collection' | 'id' | 'command'>,
  commandId: string,
): Target {
  if (collection === corrections.collection) return { kind: 'event', id };
  const aggregate = aggregateIn(collection);
  if (!aggregate) throw unknownCollection(collection);
  const isMade = id === 'new' && aggregate.idParts.length === 1;
  if (isMade && Object.hasOwn(aggregate.commands, command) && !isOpeningCommand(command)) {
    throw nothingNew(aggregate, command);
  }
  const made = isMade ? commandId : id;
  const parts = made.split('/');
  if (parts.length !== aggregate.idParts.length || !parts.every(isSlug)) {
    const shape = aggregate.idParts.map((part) => `{${part}}`).join('/');
    const message = `"${id}" is not an id of ${collection}: ${shape} of small letters, digits and dashes, 2 to 80 of them.`;
    throw new ActaError('invalid', 'invalid-id', message, [{ pointer: '', message }]);
  }
  return { kind: 'aggregate', aggregate, id: made };
}

function nothingNew({ commands }: Aggregate, command: string): ActaError {
  const opening = Object.keys(commands).find(isOpeningCommand);
  const message = `"new" goes with "${opening}" alone, which has an id made; "${command}" needs the id of one that is on record.`;
  return new ActaError('invalid', 'invalid-id', message, [{ pointer: '', message }]);
}
