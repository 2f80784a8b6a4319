import type { Pool } from 'pg';
import type { Lease } from './leases.js';
import { spanText, type StoredPiece } from './pieces.js';
import type { ClosedPiece, CutPiece, Failure, OpenedPiece, PlannedEntry } from './plan.js';
import { tableOf } from './registry.js';

/** The position until which a piece is known that is still believed. */
export const STILL = 9_223_372_036_854_775_807n;

/** What goes into the rows together with the checkpoint. */
export interface Changes {
  /** The checkpoint to come; the present one where streams are retried. */
  readonly upTo: bigint;
  /** Streams that are parked no longer, unless they fail again. */
  readonly retried: readonly string[];
  readonly failures: readonly (Failure & { readonly stream: string })[];
  readonly cut: readonly (CutPiece & { readonly stream: string })[];
  readonly closed: readonly (ClosedPiece & { readonly stream: string })[];
  /** `first`: position of the stream's first event. */
  readonly opened: readonly (OpenedPiece & { readonly stream: string; readonly first: bigint })[];
  readonly entries: readonly PlannedEntry[];
}

export const noChanges: Omit<Changes, 'upTo'> = {
  retried: [],
  failures: [],
  cut: [],
  closed: [],
  opened: [],
  entries: [],
};

/**
 * Writes rows and checkpoint, in one transaction of one round trip.
 * @returns false, and nothing is written, if the lease is lost
 */
export async function write(
  pool: Pool,
  kind: 'timeline' | 'per-event',
  lease: Lease,
  changes: Changes,
  duration: number,
): Promise<boolean> {
  const head = [
    lease.generation,
    lease.epoch,
    lease.position,
    changes.upTo,
    `${duration} milliseconds`,
    changes.retried,
    JSON.stringify(changes.failures.map(({ stream, position, error }) => ({ stream, position: `${position}`, error }))),
  ];
  const { rows } = await (kind === 'timeline'
    ? pool.query<{ written: boolean }>(
        `select projection_apply_pieces($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24) as written`,
        [...head, ...pieceColumns(changes)],
      )
    : pool.query<{ written: boolean }>(`select projection_apply_entries($1, $2, $3, $4, $5, $6, $7, $8) as written`, [
        ...head,
        JSON.stringify(changes.entries.map(entryRow)),
      ]));
  if (!rows[0]?.written) return false;
  lease.position = changes.upTo;
  return true;
}

function pieceColumns({ cut, closed, opened }: Changes): readonly (readonly unknown[])[] {
  return [
    cut.map(({ stream }) => stream),
    cut.map(({ piece }) => piece.from ?? '-infinity'),
    cut.map((one) => one.cut.at),
    cut.map((one) => one.cut.to),
    closed.map(({ stream }) => stream),
    closed.map(({ piece }) => piece.from ?? '-infinity'),
    closed.map(({ at }) => at),
    opened.map(({ stream }) => stream),
    opened.map(({ first }) => first),
    opened.map(({ piece }) => piece.from ?? '-infinity'),
    opened.map(({ piece }) => piece.until ?? 'infinity'),
    opened.map(({ knownFrom }) => knownFrom),
    opened.map((one) => one.cut?.at ?? one.knownUntil ?? STILL),
    opened.map((one) => one.cut?.to ?? null),
    opened.map(({ knownUntil }) => knownUntil ?? STILL),
    opened.map(({ piece }) => JSON.stringify(piece.keys)),
    opened.map(({ piece }) => piece.content),
  ];
}

/** The columns of an entry, by their names in `projection_apply_entries`. */
export function entryRow({ event, entry }: PlannedEntry) {
  return {
    position: `${event.position}`,
    stream: event.stream,
    type: event.type,
    actor: event.metadata.actor,
    recordedAt: event.recordedAt,
    occurred: entry.occurred ? spanText(entry.occurred) : null,
    tags: entry.tags,
    text: entry.text,
  };
}

/** The pieces of some streams that are believed now. */
export async function openPieces(
  pool: Pool,
  generation: number,
  keys: readonly string[],
  streams: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredPiece[]>> {
  const { rows } = await pool.query<StoredPiece & { stream: string }>(
    `select stream, ${dayText('begins')} as from, ${dayText('coalesce(cut_to, ends)')} as until, cut_to is not null as cut,
       content, ${keysColumn(keys)} as keys
     from ${tableOf(generation)} where stream = any($1) and known_until = ${STILL}`,
    [streams],
  );
  const pieces = new Map<string, StoredPiece[]>();
  for (const { stream, ...piece } of rows) {
    const others = pieces.get(stream);
    if (others) others.push(piece);
    else pieces.set(stream, [piece]);
  }
  return pieces;
}

/** An end of a span as an ISO day; null where it is open. */
export function dayText(column: string): string {
  return `to_char(nullif(nullif(${column}, '-infinity'), 'infinity'), 'YYYY-MM-DD')`;
}

/** The keys as one array, in their order. */
function keysColumn(keys: readonly string[]): string {
  return `array[${keys.map((key) => `"${key}"`).join(', ')}]::text[]`;
}
