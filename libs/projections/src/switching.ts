import { ActaError } from '@acta/kernel';
import type { Pool } from 'pg';
import type { Target } from './apply.js';
import { applyBatch, memberOf } from './batch.js';
import type { Leases } from './leases.js';

const BATCH = 1000;

/** Takes a generation to the end of the log. */
export async function catchUp(pool: Pool, target: Target): Promise<void> {
  for (;;) {
    await target.beat();
    const member = await memberOf(pool, target);
    const { position, lost } = await applyBatch(target.log, [member], target.lease.position, BATCH);
    if (lost.length > 0) throw leaseLost(target.definition.name);
    if (position === undefined) return;
  }
}

/**
 * Lets a generation answer in the place of the live one, in one step. The live one is taken out of its worker's hands first, so
 * that it stands still for as long as the other needs to come to the same position: readers never go back.
 */
export async function switchTo(pool: Pool, target: Target, leases: Leases): Promise<void> {
  const { name } = target.definition;
  for (;;) {
    await catchUp(pool, target);
    const { rows } = await pool.query<{ live: number }>('select live from projection where name = $1', [name]);
    await leases.seize((rows[0] as { live: number }).live);
    await catchUp(pool, target);
    const switched = await pool.query<{ outcome: 'switched' | 'behind' | 'lost' }>(
      'select projection_switch($1, $2, $3) as outcome',
      [name, target.lease.generation, target.lease.epoch],
    );
    const outcome = switched.rows[0]?.outcome;
    if (outcome === 'switched') return;
    if (outcome !== 'behind') throw leaseLost(name);
  }
}

export function leaseLost(name: string): ActaError {
  return new ActaError('conflict', 'rebuild-taken-over', `Another worker has taken over the rebuild of ${name}.`);
}
