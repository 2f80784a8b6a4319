import type { EventMetadata, JsonObject, RecordedEvent } from '@acta/kernel';
import { toInstant } from './instant.js';

/** What the log holds of an event, as texts. */
export type StoredFields = readonly [
  position: string,
  version: string,
  schema: string,
  id: string,
  /** As PostgreSQL writes a time in UTC: `2017-11-07 18:00:00.5`. */
  recordedAt: string,
  stream: string,
  type: string,
  /** Canonical JSON. */
  data: string,
  /** Canonical JSON. */
  metadata: string,
];

type Described = Omit<RecordedEvent, 'data' | 'metadata'> & { readonly data: string; readonly metadata: string };

/**
 * An event as it was recorded. Each field is made of its text when it is looked at, so a reader who passes over one pays
 * nothing for it. They are no properties of its own: a copy by spread has none of them, name them one by one.
 */
export class StoredEvent implements RecordedEvent {
  readonly #fields: StoredFields;
  #position: bigint | undefined;
  #data: JsonObject | undefined;
  #metadata: EventMetadata | undefined;

  constructor(fields: StoredFields) {
    this.#fields = fields;
  }

  /** One that comes from elsewhere than PostgreSQL, its data and metadata as canonical JSON. */
  static of(event: Described): StoredEvent {
    const { position, version, schema, id, recordedAt, stream, type, data, metadata } = event;
    const time = recordedAt.slice(0, -1).replace('T', ' ');
    return new StoredEvent([String(position), String(version), String(schema), id, time, stream, type, data, metadata]);
  }

  get position(): bigint {
    return (this.#position ??= BigInt(this.#fields[0]));
  }

  get version(): number {
    return Number(this.#fields[1]);
  }

  get schema(): number {
    return Number(this.#fields[2]);
  }

  get id(): string {
    return this.#fields[3];
  }

  /** RFC 3339 in UTC, microseconds. */
  get recordedAt(): string {
    return toInstant(this.#fields[4]);
  }

  get stream(): string {
    return this.#fields[5];
  }

  get type(): string {
    return this.#fields[6];
  }

  get data(): JsonObject {
    return (this.#data ??= JSON.parse(this.dataText) as JsonObject);
  }

  get metadata(): EventMetadata {
    return (this.#metadata ??= JSON.parse(this.metadataText) as EventMetadata);
  }

  /** The canonical JSON that was recorded, of the shape's version at that time. */
  get dataText(): string {
    return this.#fields[7];
  }

  /** The canonical JSON that was recorded. */
  get metadataText(): string {
    return this.#fields[8];
  }
}
