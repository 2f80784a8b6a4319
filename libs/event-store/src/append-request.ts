import { ActaError } from '@acta/kernel';
import { canonicalJson } from './canonical-json.js';
import type { AppendResult, Expectation, StreamAppend } from './port.js';

/** An event that was checked and is ready to be stored. */
export interface EncodedEvent {
  readonly id: string;
  readonly type: string;
  readonly schema: number;
  /** Canonical JSON. */
  readonly data: string;
  /** Canonical JSON. */
  readonly metadata: string;
  /** SHA-256 of the command that it came from. */
  readonly requestHash: string;
}

export interface EncodedPart {
  readonly stream: string;
  readonly expected: Expectation;
  readonly events: readonly EncodedEvent[];
}

/** An append that was checked: every stream once, every id once, at least one event. */
export interface AppendRequest {
  readonly parts: readonly EncodedPart[];
  readonly eventCount: number;
  /** Length of all texts, to keep batches within bounds. */
  readonly textLength: number;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const MAX_NAME_LENGTH = 512;
/** What COPY would escape, what PostgreSQL cannot hold, and lone surrogates: as UTF-8 they would all become one and the same character. */
const NO_NAME = /[\0\t\n\r\\]|\p{Surrogate}/u;
const MAX_SCHEMA = 2 ** 31 - 1;

export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** @throws ActaError `append-invalid`, `not-json` */
export function encodeAppend(appends: readonly StreamAppend[]): AppendRequest {
  const streams = new Set<string>();
  const ids = new Set<string>();
  let textLength = 0;
  const parts = appends.map(({ stream, expected, events }): EncodedPart => {
    checkName('stream', stream);
    checkExpectation(stream, expected);
    if (streams.has(stream)) throw invalid(`The stream ${stream} comes twice in one append.`);
    streams.add(stream);
    return {
      stream,
      expected,
      events: events.map((event) => {
        const id = event.id.toLowerCase();
        if (!isUuid(id)) throw invalid(`"${event.id}" is no UUID.`);
        if (ids.has(id)) throw invalid(`The event id ${id} comes twice in one append.`);
        ids.add(id);
        checkName('type', event.type);
        if (!isSchemaVersion(event.schema)) throw invalid(`${event.schema} is no version of a schema.`);
        const data = canonicalJson(event.data);
        const metadata = canonicalJson(event.metadata);
        textLength += data.length + metadata.length;
        return { id, type: event.type, schema: event.schema, data, metadata, requestHash: event.metadata.requestHash };
      }),
    };
  });
  if (ids.size === 0) throw invalid('There is no event to append.');
  return { parts, eventCount: ids.size, textLength };
}

/** Where an append's events came to stand. */
export interface PartPlace {
  /** The stream's version before the append. */
  readonly version: number;
  /** The position before the part's first event. */
  readonly position: bigint;
}

export function appendResult(request: AppendRequest, places: readonly PartPlace[]): AppendResult {
  const events: AppendResult['events'][number][] = [];
  let last = 0n;
  for (const [part, { stream, events: encoded }] of request.parts.entries()) {
    let { version, position } = places[part] as PartPlace;
    for (const { id } of encoded) events.push({ id, stream, version: ++version, position: (last = ++position) });
  }
  return { position: last, events, duplicate: false };
}

function isSchemaVersion(schema: number): boolean {
  return Number.isInteger(schema) && schema >= 1 && schema <= MAX_SCHEMA;
}

function checkName(what: string, name: string): void {
  if (name === '' || name.length > MAX_NAME_LENGTH || NO_NAME.test(name)) {
    throw invalid(`${JSON.stringify(name)} cannot name a ${what}.`);
  }
}

function checkExpectation(stream: string, expected: Expectation): void {
  if (typeof expected === 'number' && !(Number.isSafeInteger(expected) && expected >= 0)) {
    throw invalid(`${expected} is no version to expect of the stream ${stream}.`);
  }
}

function invalid(message: string): ActaError {
  return new ActaError('invalid', 'append-invalid', message);
}
