import { remarkTypes } from '@acta/domain';
import { eventIndex } from '../audit-events/event-index.js';
import type { StoredLogSource } from '../known/stored-log.js';
import { changedAnswers, type ChangedAnswers } from './changed-answers.js';

export interface ToldSource extends StoredLogSource {
  /** Which program answers: by the rules of another one, a correction may change other answers. */
  readonly program: string;
}

/** Where a correction is in the log. */
export interface CorrectionPlace {
  readonly stream: string;
  readonly position: bigint;
}

/**
 * What corrections change, by their positions, as far as this program told it ahead: it rests on nothing but the log up to each. None
 * while rows are missing.
 */
export async function toldAhead(
  { pool, program, view }: ToldSource,
  positions: readonly bigint[],
): Promise<ReadonlyMap<bigint, ChangedAnswers>> {
  if (view.incomplete.length > 0 || positions.length === 0) return new Map();
  const { rows } = await pool.query<{ position: string; told: string }>(
    'select position, told from correction_told where position = any($1::bigint[]) and program = $2',
    [positions, program],
  );
  return new Map(rows.map(({ position, told }) => [BigInt(position), JSON.parse(told) as ChangedAnswers]));
}

/** Tells what a correction changes, and keeps it for whoever asks; not to be called while rows are missing. */
export async function tellAhead(source: ToldSource, { stream, position }: CorrectionPlace): Promise<void> {
  const told = await changedAnswers(source, stream, position);
  await source.pool.query(
    `insert into correction_told (position, program, told) values ($1, $2, $3)
     on conflict (position) do update set program = excluded.program, told = excluded.told`,
    [position, source.program, JSON.stringify(told)],
  );
}

/**
 * Corrections that this program has yet to tell, the newest first.
 * @param after a position
 * @param most how many at most
 */
export async function untold(
  { pool, program, view }: ToldSource,
  after: bigint,
  most: number,
): Promise<readonly CorrectionPlace[]> {
  // By "+ 0" they are found by their type, and not by a walk through the whole log.
  const { rows } = await pool.query<{ stream: string; position: string }>(
    `select i.stream, i.position from ${view.table(eventIndex.name)} i
     where i.type = any($1) and i.position > $2 and i.position <= $3
       and not exists (select from correction_told t where t.position = i.position and t.program = $4)
     order by i.position + 0 desc limit $5`,
    [remarkTypes, after, view.position, program, most],
  );
  return rows.map(({ stream, position }) => ({ stream, position: BigInt(position) }));
}
