import type { EventRow } from './event-row.js';

const NEWLINE = 0x0a;
const FIELDS = 9;

/** Rows of COPY's text format, out of chunks that are cut anywhere. */
export async function* copyRows(chunks: AsyncIterable<Buffer>): AsyncIterable<EventRow[]> {
  const shared = new SharedTexts();
  let rest: Buffer | undefined;
  for await (const chunk of chunks) {
    const bytes: Buffer = rest ? Buffer.concat([rest, chunk]) : chunk;
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    rest = end < bytes.length ? bytes.subarray(end) : undefined;
    if (end > 0) yield splitRows(bytes.toString('utf8', 0, end), shared);
  }
}

function splitRows(text: string, shared: SharedTexts): EventRow[] {
  const rows: EventRow[] = [];
  let start = 0;
  while (start < text.length) {
    const lineEnd = text.indexOf('\n', start);
    const fields: string[] = [];
    for (let field = 1; field < FIELDS; field++) {
      const tab = text.indexOf('\t', start);
      fields.push(text.slice(start, tab));
      start = tab + 1;
    }
    const [position, version, schema, id, recordedAt, stream, type, data] = fields as unknown as EventRow;
    rows.push([
      position,
      version,
      schema,
      detach(id),
      recordedAt,
      shared.get(stream),
      shared.get(type),
      detach(unescape(data)),
      detach(unescape(text.slice(start, lineEnd))),
    ]);
    start = lineEnd + 1;
  }
  return rows;
}

/** Of COPY's escapes only the backslash's own occurs: JSON writes control characters as its own escapes. */
function unescape(field: string): string {
  return field.includes('\\') ? field.replaceAll('\\\\', '\\') : field;
}

/** A copy of its own: a slice would keep the whole chunk in memory for as long as it lives. */
function detach(slice: string): string {
  return ` ${slice}`.slice(1);
}

/** Names that come again and again, each kept once, within bounds. */
class SharedTexts {
  readonly #texts = new Map<string, string>();

  get(slice: string): string {
    const known = this.#texts.get(slice);
    if (known !== undefined) return known;
    if (this.#texts.size >= 10_000) this.#texts.clear();
    const text = detach(slice);
    this.#texts.set(text, text);
    return text;
  }
}
