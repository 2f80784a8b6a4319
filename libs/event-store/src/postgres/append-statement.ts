import type { AppendRequest, EncodedEvent, PartPlace } from '../append-request.js';
import type { Expectation } from '../port.js';
import { int4Array, int8Array, textArray, uuidArray } from './binary-array.js';
import { splitIntoSegments } from './segments.js';

/** What became of one append of a batch. */
export type Verdict =
  | { readonly kind: 'recorded'; readonly places: readonly PartPlace[] }
  /** `versions` of the append's streams, part by part: one of them is not as expected. */
  | { readonly kind: 'unexpected'; readonly versions: readonly number[] }
  /** An id of the append is recorded already. */
  | { readonly kind: 'repeated' };

export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

const REPEATED = -2n;
const UNEXPECTED = -1n;

/** The one statement that decides a batch of appends, in their order. */
export function appendStatement(batch: readonly AppendRequest[]): Statement {
  const [first] = batch;
  if (batch.length === 1 && first?.parts.length === 1 && first.eventCount === 1) return loneAppend(first);

  const segments = splitIntoSegments(batch);
  const parts = batch.flatMap((request, append) => request.parts.map((part) => ({ ...part, append })));
  const events = parts.flatMap((part, index) => part.events.map((event, i) => ({ part, index, event, number: i + 1 })));
  return {
    name: 'append_events',
    text: 'select append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)',
    values: [
      int4Array(segments.map(({ parts }) => parts)),
      int4Array(segments.map(({ events }) => events)),
      int4Array(parts.map(({ append }) => append)),
      textArray(parts.map(({ stream }) => stream)),
      int8Array(parts.map(({ expected }) => expectedCode(expected))),
      int4Array(parts.map(({ events }) => events.length)),
      int4Array(events.map(({ index }) => index + 1)),
      int4Array(events.map(({ number }) => number)),
      textArray(events.map(({ part }) => part.stream)),
      uuidArray(events.map(({ event }) => event.id)),
      textArray(events.map(({ event }) => event.type)),
      int4Array(events.map(({ event }) => event.schema)),
      textArray(events.map(({ event }) => event.data)),
      textArray(events.map(({ event }) => event.metadata)),
    ],
  };
}

/** Reads the answer: for each part the version that its stream had, then for each the position before its events. */
export function readVerdicts(batch: readonly AppendRequest[], answer: string): readonly Verdict[] {
  const numbers = answer.slice(1, -1).split(',');
  const partCount = numbers.length / 2;
  let part = 0;
  return batch.map(({ parts }): Verdict => {
    const places = parts.map((_, i) => ({
      version: Number(numbers[part + i]),
      position: BigInt(numbers[partCount + part + i] as string),
    }));
    part += parts.length;
    if (places[0]?.position === REPEATED) return { kind: 'repeated' };
    if (places[0]?.position === UNEXPECTED)
      return { kind: 'unexpected', versions: places.map((place) => place.version) };
    return { kind: 'recorded', places };
  });
}

function loneAppend({ parts }: AppendRequest): Statement {
  const [{ stream, expected, events }] = parts as [AppendRequest['parts'][number]];
  const [{ id, type, schema, data, metadata }] = events as [EncodedEvent];
  return {
    name: 'append_event',
    text: 'select append_event($1, $2, $3, $4, $5, $6, $7)',
    values: [stream, expectedCode(expected), id, type, schema, data, metadata],
  };
}

function expectedCode(expected: Expectation): number {
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
