import type { EventMetadata, JsonObject, RecordedEvent } from '@acta/kernel';

/** What the log holds of an event, before anything is parsed. */
export interface StoredFields {
  readonly position: bigint;
  readonly version: number;
  readonly schema: number;
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  /** RFC 3339 in UTC, microseconds. */
  readonly recordedAt: string;
  /** Canonical JSON. */
  readonly data: string;
  /** Canonical JSON. */
  readonly metadata: string;
}

/**
 * An event as it was recorded. `data` and `metadata` are parsed when they are first looked at, so a reader who passes
 * over them pays nothing; they are properties of its own, so copies by spread and comparisons see them.
 */
export class StoredEvent implements RecordedEvent {
  readonly position: bigint;
  readonly version: number;
  readonly schema: number;
  readonly id: string;
  readonly stream: string;
  readonly type: string;
  readonly recordedAt: string;
  declare readonly data: JsonObject;
  declare readonly metadata: EventMetadata;
  readonly #dataText: string;
  readonly #metadataText: string;
  #data: JsonObject | undefined;
  #metadata: EventMetadata | undefined;

  constructor(fields: StoredFields) {
    this.position = fields.position;
    this.version = fields.version;
    this.schema = fields.schema;
    this.id = fields.id;
    this.stream = fields.stream;
    this.type = fields.type;
    this.recordedAt = fields.recordedAt;
    this.#dataText = fields.data;
    this.#metadataText = fields.metadata;
    Object.defineProperty(this, 'data', StoredEvent.#lazyData);
    Object.defineProperty(this, 'metadata', StoredEvent.#lazyMetadata);
  }

  /** The canonical JSON that was recorded, of the shape's version at that time. */
  get dataText(): string {
    return this.#dataText;
  }

  /** The canonical JSON that was recorded. */
  get metadataText(): string {
    return this.#metadataText;
  }

  // One accessor for all instances: accessors made per instance cost a microsecond each.
  static readonly #lazyData: PropertyDescriptor & ThisType<StoredEvent> = {
    enumerable: true,
    get() {
      return (this.#data ??= JSON.parse(this.#dataText) as JsonObject);
    },
  };

  static readonly #lazyMetadata: PropertyDescriptor & ThisType<StoredEvent> = {
    enumerable: true,
    get() {
      return (this.#metadata ??= JSON.parse(this.#metadataText) as EventMetadata);
    },
  };
}
