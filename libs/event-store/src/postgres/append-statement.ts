import type { AppendRequest, EncodedEvent, PartPlace } from '../append-request.js';
import type { Expectation } from '../port.js';
import { int4Array, int8Array, textArray, uuidArray } from './binary-array.js';
import { splitIntoSegments } from './segments.js';
import type { Statement } from './lean-query.js';

/** What became of one append of a batch. */
export type Verdict =
  | { readonly kind: 'recorded'; readonly places: readonly PartPlace[] }
  /** `versions` of the append's streams, part by part: one of them is not as expected. */
  | { readonly kind: 'unexpected'; readonly versions: readonly number[] }
  /** An id of the append is recorded already. */
  | { readonly kind: 'repeated' };

/**
 * What appends rely upon: each statement sees what was committed before it began, and places are looked up by index,
 * however small the table was when it was planned.
 */
export const APPEND_SETTINGS = `
  select set_config('default_transaction_isolation', 'read committed', false),
         set_config('enable_seqscan', 'off', false),
         set_config('plan_cache_mode', 'force_generic_plan', false)`;

const REPEATED = -2n;
const UNEXPECTED = -1n;

/** The one statement that decides a batch of appends, in their order. */
export function appendStatement(batch: readonly AppendRequest[]): Statement {
  const segments = splitIntoSegments(batch);
  const part = { append: [] as number[], stream: [] as string[], expected: [] as number[], events: [] as number[] };
  const event = { part: [] as number[], number: [] as number[], stream: [] as string[], encoded: [] as EncodedEvent[] };
  batch.forEach(({ parts }, append) => {
    for (const { stream, expected, events } of parts) {
      part.append.push(append);
      part.stream.push(stream);
      part.expected.push(expectedCode(expected));
      part.events.push(events.length);
      events.forEach((encoded, index) => {
        event.part.push(part.append.length);
        event.number.push(index + 1);
        event.stream.push(stream);
        event.encoded.push(encoded);
      });
    }
  });
  return {
    name: 'append_events',
    text: 'select append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)',
    values: [
      int4Array(segments.map(({ parts }) => parts)),
      int4Array(segments.map(({ events }) => events)),
      int4Array(part.append),
      textArray(part.stream),
      int8Array(part.expected),
      int4Array(part.events),
      int4Array(event.part),
      int4Array(event.number),
      textArray(event.stream),
      uuidArray(event.encoded.map(({ id }) => id)),
      textArray(event.encoded.map(({ type }) => type)),
      int4Array(event.encoded.map(({ schema }) => schema)),
      textArray(event.encoded.map(({ data }) => data)),
      textArray(event.encoded.map(({ metadata }) => metadata)),
    ],
  };
}

/** Reads the answer: for each part the version that its stream had, then for each the position before its events. */
export function readVerdicts(batch: readonly AppendRequest[], answer: string): readonly Verdict[] {
  const numbers = answer.slice(1, -1).split(',');
  const partCount = numbers.length / 2;
  let part = 0;
  return batch.map(({ parts }): Verdict => {
    const places: PartPlace[] = [];
    for (const end = part + parts.length; part < end; part++) {
      places.push({ version: Number(numbers[part]), position: BigInt(numbers[partCount + part] as string) });
    }
    if (places[0]?.position === REPEATED) return { kind: 'repeated' };
    if (places[0]?.position === UNEXPECTED)
      return { kind: 'unexpected', versions: places.map(({ version }) => version) };
    return { kind: 'recorded', places };
  });
}

export function expectedCode(expected: Expectation): number {
  switch (expected) {
    case 'any':
      return -1;
    case 'stream-exists':
      return -2;
    case 'no-stream':
      return 0;
    default:
      return expected;
  }
}
