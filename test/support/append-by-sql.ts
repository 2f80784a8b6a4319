import { escapeLiteral } from 'pg';

/** What one event is recorded by, past the store. */
export interface ByHand {
  readonly stream: string;
  /** SQL of a UUID. */
  readonly id?: string;
  readonly type?: string;
  readonly data?: string;
  readonly metadata?: string;
}

/** SQL that appends one event to a stream, whatever its version; answers the version and the position before it, as one array. */
export function appendBySql({
  stream,
  id = 'gen_random_uuid()',
  type = 'Noted',
  data = '{}',
  metadata = '{}',
}: ByHand): string {
  const [inStream, ofType, said, beside] = [stream, type, data, metadata].map(
    (text) => `array[${escapeLiteral(text)}]`,
  );
  return `append_events('{1}', '{1}', '{0}', ${inStream}, '{-1}', '{1}', '{1}', '{1}', ${inStream},
    array[${id}]::uuid[], ${ofType}, '{1}', ${said}, ${beside})`;
}
