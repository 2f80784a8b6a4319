import { StoredEvent } from '../stored-event.js';
import { toInstant } from './event-row.js';

const NEWLINE = 0x0a;

/** The events of a COPY of `EVENT_COLUMNS` in text format, out of chunks that are cut anywhere. */
export async function* copiedEvents(chunks: AsyncIterable<Buffer>): AsyncIterable<readonly StoredEvent[]> {
  const parser = new LineParser();
  let rest: Buffer | undefined;
  for await (const chunk of chunks) {
    const bytes: Buffer = rest ? Buffer.concat([rest, chunk]) : chunk;
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    rest = end < bytes.length ? bytes.subarray(end) : undefined;
    if (end > 0) yield parser.parse(bytes.toString('utf8', 0, end));
  }
}

/**
 * A slice of a chunk would keep the whole chunk in memory for as long as it lives, so what an event keeps is copied:
 * stream and id, which readers hold on to, each by itself, data and metadata together.
 */
class LineParser {
  #text = '';
  #offset = 0;
  #type = '';

  parse(text: string): readonly StoredEvent[] {
    const events: StoredEvent[] = [];
    this.#text = text;
    this.#offset = 0;
    while (this.#offset < text.length) events.push(this.#event());
    return events;
  }

  #event(): StoredEvent {
    const position = BigInt(this.#field('\t'));
    const version = Number(this.#field('\t'));
    const schema = Number(this.#field('\t'));
    const id = detach(this.#field('\t'));
    const recordedAt = toInstant(this.#field('\t'));
    const stream = detach(this.#field('\t'));
    const type = this.#sharedType(this.#field('\t'));
    const json = detach(unescape(this.#field('\n')));
    const tab = json.indexOf('\t');
    const [data, metadata] = [json.slice(0, tab), json.slice(tab + 1)];
    return new StoredEvent({ position, version, schema, id, stream, type, recordedAt, data, metadata });
  }

  #field(separator: '\t' | '\n'): string {
    const start = this.#offset;
    const end = this.#text.indexOf(separator, start);
    this.#offset = end + 1;
    return this.#text.slice(start, end);
  }

  /** Neighbours are often of one type. */
  #sharedType(slice: string): string {
    if (slice !== this.#type) this.#type = detach(slice);
    return this.#type;
  }
}

/** Of COPY's escapes only the backslash's own occurs: JSON writes control characters as its own escapes. */
function unescape(field: string): string {
  return field.includes('\\') ? field.replaceAll('\\\\', '\\') : field;
}

function detach(slice: string): string {
  return ` ${slice}`.slice(1);
}
