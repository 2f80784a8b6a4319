import { StoredEvent, type StoredFields } from '../stored-event.js';

const NEWLINE = 0x0a;

/** The events of a COPY of `EVENT_COLUMNS` in text format, out of chunks that are cut anywhere. */
export async function* copiedEvents(chunks: AsyncIterable<Buffer>): AsyncIterable<readonly StoredEvent[]> {
  let begun: Buffer[] = [];
  for await (const chunk of chunks) {
    const first = chunk.indexOf(NEWLINE) + 1;
    if (first === 0) {
      begun.push(chunk);
      continue;
    }
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    // The line that was cut is put together by itself: to copy the whole chunk would cost more than to cut it into lines.
    const events = linesOf(Buffer.concat([...begun, chunk.subarray(0, first)]).toString()).map(eventOf);
    begun = end < chunk.length ? [chunk.subarray(end)] : [];
    for (const line of linesOf(chunk.toString('utf8', first, end))) events.push(eventOf(line));
    yield events;
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
