import type { Pool } from 'pg';
import type { Lease } from './leases.js';
import { spanText, type StoredPiece } from './pieces.js';
import type { ClosedPiece, Failure, OpenedPiece, PlannedEntry } from './plan.js';
import { tableOf } from './registry.js';

/** What goes into the rows together with the checkpoint. */
export interface Changes {
  /** The checkpoint to come; the present one where streams are retried. */
  readonly upTo: bigint;
  /** Streams that are parked no longer, unless they fail again. */
  readonly retried: readonly string[];
  readonly failures: readonly (Failure & { readonly stream: string })[];
  readonly closed: readonly (ClosedPiece & { readonly stream: string })[];
  /** `first`: position of the stream's first event. */
  readonly opened: readonly (OpenedPiece & { readonly stream: string; readonly first: bigint })[];
  readonly entries: readonly PlannedEntry[];
}

export const noChanges: Omit<Changes, 'upTo'> = { retried: [], failures: [], closed: [], opened: [], entries: [] };

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
        `select projection_apply_pieces($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) as written`,
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

function pieceColumns({ closed, opened }: Changes): readonly (readonly unknown[])[] {
  return [
    closed.map(({ stream }) => stream),
    closed.map(({ piece }) => spanText(piece)),
    closed.map(({ at }) => at),
    opened.map(({ stream }) => stream),
    opened.map(({ first }) => first),
    opened.map(({ piece }) => spanText(piece)),
    opened.map(knownText),
    opened.map(({ piece }) => JSON.stringify(piece.keys)),
    opened.map(({ piece }) => piece.content),
  ];
}

/** Positions in which a piece is believed, as PostgreSQL's int8range. */
export function knownText({ knownFrom, knownUntil }: Pick<OpenedPiece, 'knownFrom' | 'knownUntil'>): string {
  return `[${knownFrom},${knownUntil ?? ''})`;
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
    `select stream, ${SPAN_COLUMNS}, content::text, ${keysColumn(keys)} as keys
     from ${tableOf(generation)} where stream = any($1) and known_until = 9223372036854775807`,
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

export const SPAN_COLUMNS = `to_char(lower(valid), 'YYYY-MM-DD') as from, to_char(upper(valid), 'YYYY-MM-DD') as until`;

/** The keys as one array, in their order. */
export function keysColumn(keys: readonly string[]): string {
  return `array[${keys.map((key) => `"${key}"`).join(', ')}]::text[]`;
}
