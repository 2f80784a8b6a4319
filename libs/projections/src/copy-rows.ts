import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { BinaryRows } from './binary-rows.js';
import { entryRow, STILL } from './changes.js';
import type { PerEventDefinition, ProjectionDefinition, TimelineDefinition } from './definition.js';
import type { LoggedEvent } from './log-reader.js';
import { type Failure, type OpenedPiece, planEntries, type Planning, planTimeline } from './plan.js';
import { tableOf } from './registry.js';

/** The rows of some streams as COPY takes them, and the streams that could not be carried through. */
export interface Chunk {
  /** Of timelines. */
  readonly rows: BinaryRows;
  /** Of an index of events, in COPY's text format. */
  readonly lines: string[];
  readonly failures: (Failure & { readonly stream: string })[];
  /** Each whole. */
  readonly streams: string[];
  events: number;
}

export function emptyChunk(): Chunk {
  return { rows: new BinaryRows(), lines: [], failures: [], streams: [], events: 0 };
}

/** Adds the rows that the whole history of one stream comes to; it pauses after each event. */
export function* addStream(
  chunk: Chunk,
  definition: ProjectionDefinition,
  history: readonly LoggedEvent[],
  skipped: ReadonlySet<bigint>,
): Planning<void> {
  const first = history[0];
  if (!first) return;
  const events = skipped.size === 0 ? history : history.filter(({ position }) => !skipped.has(position));
  const failure =
    definition.kind === 'timeline'
      ? yield* addPieces(chunk.rows, definition, events, first)
      : yield* addEntries(chunk.lines, definition, events);
  if (failure) chunk.failures.push({ ...failure, stream: first.stream });
  chunk.streams.push(first.stream);
  chunk.events += history.length;
}

export async function copyRows(client: PoolClient, definition: ProjectionDefinition, generation: number, chunk: Chunk) {
  const [columns, format, blocks] =
    definition.kind === 'timeline'
      ? [[...PIECE_COLUMNS, ...definition.keys.map((key) => `"${key}"`)], 'binary', chunk.rows.blocks()]
      : [ENTRY_COLUMNS, 'text', chunk.lines];
  if (blocks.length === 0) return;
  const copy = client.query(
    copyFrom(`copy ${tableOf(generation)} (${columns.join(', ')}) from stdin with (format ${format})`),
  );
  await pipeline(Readable.from(blocks), copy);
  if (definition.kind === 'timeline')
    await client.query('select projection_list_streams($1, $2)', [generation, chunk.streams]);
}

const PIECE_COLUMNS = [
  'stream',
  'opened',
  'begins',
  'ends',
  'known_from',
  'cut_at',
  'cut_to',
  'known_until',
  'content',
];
const ENTRY_COLUMNS = ['position', 'stream', 'type', 'actor', 'recorded_at', 'occurred', 'tags', 'text'];

function addPieces(
  rows: BinaryRows,
  definition: TimelineDefinition,
  events: readonly LoggedEvent[],
  { stream, position }: LoggedEvent,
): Planning<Failure | undefined> {
  const opened = ({ piece, knownFrom, knownUntil, cut }: OpenedPiece): void => {
    const { from, until, keys, content } = piece;
    const end = knownUntil ?? STILL;
    rows.row(PIECE_COLUMNS.length + keys.length);
    rows.text(stream);
    rows.bigint(position);
    rows.day(from ?? '-infinity');
    rows.day(until ?? 'infinity');
    rows.bigint(knownFrom);
    rows.bigint(cut?.at ?? end);
    if (cut) rows.day(cut.to);
    else rows.null();
    rows.bigint(end);
    rows.text(content);
    for (const key of keys) {
      if (key === null) rows.null();
      else rows.text(key);
    }
  };
  return planTimeline(definition, events, 0n, [], { opened, closed: none, cut: none });
}

/** There was no piece yet. */
const none = (): void => undefined;

function* addEntries(
  lines: string[],
  definition: PerEventDefinition,
  events: readonly LoggedEvent[],
): Planning<Failure | undefined> {
  const { entries, failure } = yield* planEntries(definition, events, 0n);
  for (const planned of entries) {
    const { position, stream, type, actor, recordedAt, occurred, tags, text } = entryRow(planned);
    const array = `{${tags.map((tag) => `"${tag.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;
    lines.push(`${[position, stream, type, actor, recordedAt, occurred, array, text].map(field).join('\t')}\n`);
  }
  return failure;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function field(text: string | null | undefined): string {
  return text?.replaceAll(/[\\\t\n\r]/g, (special) => ESCAPES[special] as string) ?? '\\N';
}
