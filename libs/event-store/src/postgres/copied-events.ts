import { StoredEvent, type StoredFields } from '../stored-event.js';

const NEWLINE = 0x0a;

/** The events of a COPY of `EVENT_COLUMNS` in text format, out of chunks that are cut anywhere. */
export async function* copiedEvents(chunks: AsyncIterable<Buffer>): AsyncIterable<readonly StoredEvent[]> {
  let rest: Buffer | undefined;
  for await (const chunk of chunks) {
    const bytes: Buffer = rest ? Buffer.concat([rest, chunk]) : chunk;
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    rest = end < bytes.length ? bytes.subarray(end) : undefined;
    if (end > 0) yield linesOf(bytes.toString('utf8', 0, end)).map(eventOf);
  }
}

function linesOf(text: string): string[] {
  const lines = text.split('\n');
  lines.pop();
  return lines;
}

function eventOf(line: string): StoredEvent {
  return new StoredEvent(unescape(detach(line)).split('\t') as unknown as StoredFields);
}

/** Of COPY's escapes only the backslash's own occurs: JSON writes control characters as its own escapes. */
function unescape(line: string): string {
  return line.includes('\\') ? line.replaceAll('\\\\', '\\') : line;
}

/** A slice of a chunk would keep the whole chunk in memory for as long as the event lives. */
function detach(slice: string): string {
  return ` ${slice}`.slice(1);
}
