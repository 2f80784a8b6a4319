import type { JsonObject } from './json.js';

/** Who and what caused an event. Actors are opaque ids: their names live in the table `person`. */
export interface EventMetadata {
  readonly actor: string;
  /** UUID of the command; event ids are derived from it. */
  readonly commandId: string;
  /** SHA-256 (hex) of the command as it was sent, to tell a repeat from a reuse of its id. */
  readonly requestHash: string;
  readonly correlationId?: string;
  readonly causationId?: string;
  /** W3C trace context. */
  readonly traceparent?: string;
}

/** An event that is decided and not yet recorded. */
export interface NewEvent<Data = JsonObject> {
  /** UUID; recording the same id twice records it once. */
  readonly id: string;
  /** Stored for ever: a literal, never a class name. */
  readonly type: string;
  /** Version of the shape of `data`, from 1. */
  readonly schema: number;
  readonly data: Data;
  readonly metadata: EventMetadata;
}

/** An event with its place in the log. */
export interface RecordedEvent<Data = JsonObject> extends NewEvent<Data> {
  readonly stream: string;
  /** Place in the stream: 1, 2, 3 … */
  readonly version: number;
  /** Place in the log: dense, in the order of commits, from 1. */
  readonly position: bigint;
  /** RFC 3339 in UTC, microseconds; never goes back along positions. */
  readonly recordedAt: string;
}
