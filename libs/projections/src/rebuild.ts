import { ActaError } from '@acta/kernel';
import type { Pool } from 'pg';
import type { Target } from './apply.js';
import { type Comparison, compareWithLive } from './comparison.js';
import type { RebuildOptions, RebuildStep } from './building.js';
import type { ProjectionDefinition } from './definition.js';
import { fillGeneration } from './filling.js';
import { type Lease, Leases } from './leases.js';
import type { LogReader } from './log-reader.js';
import { createGeneration } from './registry.js';
import { catchUp, leaseLost, switchTo } from './switching.js';

export interface RebuildResult {
  readonly generation: number;
  readonly eventsTotal: number;
  /** With the generation that was live. */
  readonly comparison: Comparison;
  readonly tookOver: boolean;
}

/**
 * Computes a projection anew from the whole log into a generation of its own, beside the live one, which goes on answering and
 * being kept up; at the end the new one takes over. A rebuild that was cut off, or did not take over, is resumed by calling it again.
 * @throws ActaError `rebuild-in-progress` (conflict) while another worker is at it
 */
export async function rebuild(
  pool: Pool,
  log: LogReader,
  definition: ProjectionDefinition,
  options: RebuildOptions = {},
): Promise<RebuildResult> {
  const { name } = definition;
  const generation = await createGeneration(pool, definition, true);
  return withLease(pool, generation, name, options, async (lease, leases, beat) => {
    await refuseIfDone(pool, definition, generation, options);
    const leaseMs = options.leaseMs ?? LEASE_MS;
    let step: RebuildStep = { phase: 'copying', eventsDone: 0, eventsTotal: 0, eventsPerSecond: 0, secondsLeft: 0 };
    const report = (next: Partial<RebuildStep>): void => {
      step = { ...step, ...next };
      options.onProgress?.(step);
    };
    const before = await fillGeneration({ pool, log, definition, lease, leaseMs, options, beat, report });
    report({ phase: 'indexing' });
    await Promise.all([0, 1].map((part) => pool.query('select projection_index_part($1, $2)', [generation, part])));
    await beat();
    await pool.query('select projection_finish_generation($1)', [generation]);
    report({ phase: 'catching-up' });
    const target: Target = { pool, log, definition, lease, duration: leaseMs, beat };
    await catchUp(pool, target);
    report({ phase: 'comparing' });
    const comparison = await compareWithLive(pool, definition, generation, before);
    const { takeOver = 'always' } = options;
    const tookOver = takeOver === 'always' || (takeOver === 'if-same' && comparison.same);
    if (tookOver) {
      report({ phase: 'taking-over' });
      await switchTo(pool, target, leases);
      await dropSuperseded(pool, name);
    }
    return { generation, eventsTotal: step.eventsTotal, comparison, tookOver };
  });
}

/** Before the generation was leased, another worker may have come to the end of it, or of one like it. */
async function refuseIfDone(
  pool: Pool,
  { name, version }: ProjectionDefinition,
  generation: number,
  { onlyIfOutdated = false }: RebuildOptions,
): Promise<void> {
  const { rows } = await pool.query<{ latest: number; live_version: number }>(
    `select greatest(p.live, p.previous) as latest, g.version as live_version
     from projection p join projection_generation g on g.generation = p.live where p.name = $1`,
    [name],
  );
  const { latest, live_version: liveVersion } = rows[0] as { latest: number; live_version: number };
  const isTakenOver = generation <= latest;
  if (!isTakenOver && !(onlyIfOutdated && liveVersion >= version)) return;
  if (!isTakenOver) await pool.query('select projection_drop_generation($1, false)', [generation]);
  throw new ActaError('conflict', 'rebuild-in-progress', `Another worker has just rebuilt ${name}.`);
}

/**
 * Lets the generation answer again that answered before the last switch, after it has been brought up to the log.
 * @throws ActaError `no-previous-generation`, `previous-of-other-version` (refused): this program cannot bring it up
 */
export async function switchBack(
  pool: Pool,
  log: LogReader,
  definition: ProjectionDefinition,
  options: Pick<RebuildOptions, 'signal' | 'leaseMs'> = {},
): Promise<void> {
  const { name, version } = definition;
  const { rows } = await pool.query<{ generation: number; version: number }>(
    'select g.generation, g.version from projection p join projection_generation g on g.generation = p.previous where p.name = $1',
    [name],
  );
  const previous = rows[0];
  if (!previous) throw new ActaError('refused', 'no-previous-generation', `${name} has no generation to go back to.`);
  if (previous.version !== version) {
    const message = `The previous generation of ${name} is of version ${previous.version}; this program has version ${version}.`;
    throw new ActaError('refused', 'previous-of-other-version', message);
  }
  await withLease(pool, previous.generation, name, options, (lease, leases, beat) => {
    const duration = options.leaseMs ?? LEASE_MS;
    return switchTo(pool, { pool, log, definition, lease, duration, beat }, leases);
  });
}

/** Gives up a rebuild, whoever is at it, and removes what it has made. @returns whether there was one */
export async function abandonRebuild(pool: Pool, name: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select projection_drop_generation(g.generation, false)
     from projection p join projection_generation g on g.projection = p.name and g.generation > greatest(p.live, p.previous)
     where p.name = $1`,
    [name],
  );
  return (rowCount ?? 0) > 0;
}

const LEASE_MS = 3000;

async function withLease<Result>(
  pool: Pool,
  generation: number,
  name: string,
  { signal, leaseMs = LEASE_MS }: Pick<RebuildOptions, 'signal' | 'leaseMs'>,
  work: (lease: Lease, leases: Leases, beat: () => Promise<void>) => Promise<Result>,
): Promise<Result> {
  const leases = new Leases(pool, leaseMs);
  const lease = await leases.take(generation);
  if (!lease) throw new ActaError('conflict', 'rebuild-in-progress', `Another worker is at the rebuild of ${name}.`);
  let lost = false;
  let renewing = false;
  const renew = async (): Promise<void> => {
    if (renewing) return;
    renewing = true;
    const renewed = await leases.take(generation).finally(() => (renewing = false));
    lost ||= renewed?.epoch !== lease.epoch;
  };
  // Building an index takes longer than a lease lasts; a renewal that fails is made up for by the next.
  const timer = setInterval(() => void renew().catch(() => undefined), leaseMs / 3);
  const beat = async (): Promise<void> => {
    signal?.throwIfAborted();
    if (lost) throw leaseLost(name);
  };
  try {
    return await work(lease, leases, beat);
  } finally {
    clearInterval(timer);
    await leases.release();
  }
}

/** The live generation and the one before it are kept. */
async function dropSuperseded(pool: Pool, name: string): Promise<void> {
  await pool.query(
    `select projection_drop_generation(g.generation, false)
     from projection p join projection_generation g on g.projection = p.name and g.generation not in (p.live, p.previous)
     where p.name = $1 and g.generation < p.live`,
    [name],
  );
}
