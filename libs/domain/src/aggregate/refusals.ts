import { ActaError } from '@acta/kernel';

/** A command on a stream that does not exist yet. */
export function notOnRecord(what: string, id: string, how: string): ActaError {
  const message = `There is no ${what} "${id}" on record: ${how} it first.`;
  return new ActaError('not-found', 'not-on-record', message, [{ pointer: '', message }]);
}
