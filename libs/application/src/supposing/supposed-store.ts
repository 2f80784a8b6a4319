import { VersionConflict, type AppendResult, type ReadStream, type StreamAppend } from '@acta/event-store';
import type { RecordedEvent } from '@acta/kernel';
import type { RecordStore } from '../recording/record-store.js';

/** A record as it stands at a position, to which is added in memory alone: what is appended here is supposed. */
export class SupposedStore implements RecordStore {
  /** What was appended, in order. */
  readonly supposed: RecordedEvent[] = [];

  constructor(
    private readonly recorded: RecordStore,
    private readonly position: bigint,
    private readonly now: Date,
  ) {}

  async append(appends: readonly StreamAppend[]): Promise<AppendResult> {
    const added: RecordedEvent[] = [];
    for (const { stream, expected, events } of appends) {
      let version = 0;
      for await (const event of this.readStream(stream)) version = event.version;
      if (typeof expected === 'number' && expected !== version) throw new VersionConflict(stream, expected, version);
      for (const event of events) {
        const position = this.position + BigInt(this.supposed.length + added.length + 1);
        added.push({ ...event, stream, version: ++version, position, recordedAt: this.now.toISOString() });
      }
    }
    this.supposed.push(...added);
    const places = added.map(({ id, stream, version, position }) => ({ id, stream, version, position }));
    return { position: await this.head(), events: places, duplicate: false };
  }

  async *readStream(stream: string, options?: ReadStream): AsyncIterable<RecordedEvent> {
    for await (const event of this.recorded.readStream(stream, options)) {
      if (event.position <= this.position) yield event;
    }
    for (const event of this.supposed) if (event.stream === stream) yield event;
  }

  async *readAll(options: Parameters<RecordStore['readAll']>[0]): AsyncIterable<RecordedEvent> {
    const { after = 0n, types, streamPrefix = '' } = options;
    for await (const event of this.recorded.readAll(options)) if (event.position <= this.position) yield event;
    for (const event of this.supposed) {
      const isMeant = event.stream.startsWith(streamPrefix) && (types?.includes(event.type) ?? true);
      if (isMeant && event.position > after) yield event;
    }
  }

  async readEvents(ids: readonly string[]): Promise<readonly RecordedEvent[]> {
    const wanted = new Set(ids.map((id) => id.toLowerCase()));
    const known = (await this.recorded.readEvents(ids)).filter(({ position }) => position <= this.position);
    return [...known, ...this.supposed.filter(({ id }) => wanted.has(id))];
  }

  async head(): Promise<bigint> {
    return this.position + BigInt(this.supposed.length);
  }
}
