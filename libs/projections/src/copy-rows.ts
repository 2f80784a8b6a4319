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

/** The rows of some streams in COPY's text format, and the streams that could not be carried through. */
export interface Chunk {
  readonly lines: string[];
  readonly failures: (Failure & { readonly stream: string })[];
  lastStream: string;
  events: number;
}

export function emptyChunk(): Chunk {
  return { lines: [], failures: [], lastStream: '', events: 0 };
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
  for (const line of lines) chunk.lines.push(line);
  if (failure) chunk.failures.push({ ...failure, stream: first.stream });
  chunk.lastStream = first.stream;
  chunk.events += history.length;
}

export async function copyRows(client: PoolClient, definition: ProjectionDefinition, generation: number, chunk: Chunk) {
  if (chunk.lines.length === 0) return;
  const columns =
    definition.kind === 'timeline'
      ? ['stream', 'opened', 'valid', 'known', ...definition.keys.map((key) => `"${key}"`), 'content']
      : ['position', 'stream', 'type', 'actor', 'recorded_at', 'occurred', 'tags', 'text'];
  const copy = client.query(copyFrom(`copy ${tableOf(generation)} (${columns.join(', ')}) from stdin`));
  await pipeline(Readable.from(blocks(chunk.lines)), copy);
}

function timelineLines(
  definition: Extract<ProjectionDefinition, { kind: 'timeline' }>,
  events: readonly LoggedEvent[],
  { stream, position }: LoggedEvent,
): { readonly lines: readonly string[]; readonly failure?: Failure } {
  const { opened, failure } = planTimeline(definition, events, 0n, []);
  const beginning = `${field(stream)}\t${position}\t`;
  const lines = opened.map(({ piece, ...known }) => {
    const keys = definition.keys.map((key) => `${field(piece.keys[key])}\t`).join('');
    return `${beginning}${spanText(piece)}\t${knownText(known)}\t${keys}${field(piece.content)}\n`;
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

/** Lines together in blocks of a size that a socket likes. */
function* blocks(lines: readonly string[]): Iterable<string> {
  const LINES = 256;
  for (let at = 0; at < lines.length; at += LINES) yield lines.slice(at, at + LINES).join('');
}
