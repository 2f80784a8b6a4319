import { ActaError } from '@acta/kernel';

/** A command on a stream that does not exist yet. */
export const notOnRecord = (what: string, id: string, how: string): ActaError =>
  new ActaError('not-found', 'not-on-record', `There is no ${what} "${id}" on record: ${how} it first.`);
