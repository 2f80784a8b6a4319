import { storedEntryOf, type EntryInput } from '@acta/domain';
import { canonicalJson } from '@acta/event-store';
import { sha256 } from './command-id.js';
import type { RecordRequest } from './request.js';

/** What tells one request from another: its path and its body, with the ids of speakers instead of their names. */
export function requestHashOf(
  { collection, id, command }: Pick<RecordRequest, 'collection' | 'id' | 'command'>,
  entry: EntryInput,
  personOf: (name: string) => string,
): string {
  const body = storedEntryOf(entry, { personOf, publishedOf: () => undefined });
  return sha256(canonicalJson({ collection, id, command, body }));
}
