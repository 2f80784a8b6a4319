import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { entryRow, knownText } from './changes.js';
import type { ProjectionDefinition } from './definition.js';
import type { LoggedEvent } from './log-reader.js';
import { spanText } from './pieces.js';
import { type Failure, planEntries, planTimeline } from './plan.js';
import { tableOf } from './registry.js';

/** Rows go to the database in blocks of about this many bytes. */
const BLOCK_LENGTH = 1 << 16;

/**
 * The rows of some streams in COPY's text format, and the streams that could not be carried through. Full blocks are kept as
 * bytes, outside of the heap that is swept again and again.
 */
export interface Chunk {
  readonly blocks: Buffer[];
  /** The block that is being filled. */
  text: string;
  readonly failures: (Failure & { readonly stream: string })[];
  lastStream: string;
  events: number;
}

export function emptyChunk(): Chunk {
  return { blocks: [], text: '', failures: [], lastStream: '', events: 0 };
}

/** Adds the rows that the whole history of one stream comes to. */
export function addStream(
  chunk: Chunk,
  definition: ProjectionDefinition,
  history: readonly LoggedEvent[],
  skipped: ReadonlySet<bigint>,
): void {
  const first = history[0];
  if (!first) return;
  const events = skipped.size === 0 ? history : history.filter(({ position }) => !skipped.has(position));
  const { lines, failure } =
    definition.kind === 'timeline'
      ? timelineLines(definition, events, first)
      : entryLines(planEntries(definition, events, 0n));
  chunk.text += lines.join('');
  if (chunk.text.length >= BLOCK_LENGTH) endBlock(chunk);
  if (failure) chunk.failures.push({ ...failure, stream: first.stream });
  chunk.lastStream = first.stream;
  chunk.events += history.length;
}

export async function copyRows(client: PoolClient, definition: ProjectionDefinition, generation: number, chunk: Chunk) {
  endBlock(chunk);
  if (chunk.blocks.length === 0) return;
  const columns =
    definition.kind === 'timeline'
      ? ['stream', 'opened', 'valid', 'known', ...definition.keys.map((key) => `"${key}"`), 'content']
      : ['position', 'stream', 'type', 'actor', 'recorded_at', 'occurred', 'tags', 'text'];
  const copy = client.query(copyFrom(`copy ${tableOf(generation)} (${columns.join(', ')}) from stdin`));
  await pipeline(Readable.from(chunk.blocks), copy);
}

function timelineLines(
  definition: Extract<ProjectionDefinition, { kind: 'timeline' }>,
  events: readonly LoggedEvent[],
  { stream, position }: LoggedEvent,
): { readonly lines: readonly string[]; readonly failure?: Failure } {
  const { opened, failure } = planTimeline(definition, events, 0n, []);
  const beginning = `${field(stream)}\t${position}\t`;
  const lines = opened.map(({ piece, ...known }) => {
    const keys = piece.keys.map((key) => `${field(key)}\t`).join('');
    return `${beginning}${spanText(piece)}\t${knownText(known)}\t${keys}${jsonField(piece.content)}\n`;
  });
  return { lines, ...(failure && { failure }) };
}

function entryLines({ entries, failure }: ReturnType<typeof planEntries>) {
  const lines = entries.map((planned) => {
    const { position, stream, type, actor, recordedAt, occurred, tags, text } = entryRow(planned);
    const array = `{${tags.map((tag) => `"${tag.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;
    return `${[position, stream, type, actor, recordedAt, occurred, array, text].map(field).join('\t')}\n`;
  });
  return { lines, ...(failure && { failure }) };
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function field(text: string | null | undefined): string {
  return text?.replaceAll(/[\\\t\n\r]/g, (special) => ESCAPES[special] as string) ?? '\\N';
}

/** JSON text has its tabs and ends of lines escaped already. */
function jsonField(json: string): string {
  return json.includes('\\') ? json.replaceAll('\\', '\\\\') : json;
}

function endBlock(chunk: Chunk): void {
  if (chunk.text !== '') chunk.blocks.push(Buffer.from(chunk.text));
  chunk.text = '';
}
