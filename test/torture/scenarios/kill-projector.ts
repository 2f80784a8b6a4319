import { setTimeout as delay } from 'node:timers/promises';
import { PostgresEventStore } from '@acta/event-store';
import { PostgresLogReader, Projections } from '@acta/projections';
import type { Pool } from 'pg';
import type { ProjectorTask } from '../children/projector.js';
import type { Context, Figures } from '../scenario.js';
import { Child } from '../support/child.js';
import { openPool } from '../support/database.js';
import { Findings } from '../support/findings.js';
import { definitions, levelEvent } from '../support/projections.js';
import { randomOf } from '../../support/random.js';

const EVENTS_PER_ROUND = 1000;
const STREAMS = 5000;
const WORKERS = 2;

/**
 * A round is a thousand events. While they are appended, two projector processes take turns: every 50 to 500 ms one of them dies
 * by kill -9, and another one takes its place. What stands at the end is compared, row by row, with a clean rebuild.
 */
export async function killProjector({ seed, rounds, report, createDatabase }: Context): Promise<Figures> {
  const events = rounds * EVENTS_PER_ROUND;
  const url = await createDatabase();
  const pool = openPool(url);
  const log = new PostgresLogReader(pool);
  const projections = new Projections({ pool, log, definitions });
  try {
    await projections.ensure();
    const filling = fill(url, seed, events);
    const kills = await killUntilShown(projections, { seed, url, events, report });
    await filling;
    const findings = new Findings();
    const parked = await projections.parked();
    if (parked.length > 0) findings.add('streams parked', parked.map(({ stream }) => stream).join(', '));
    let rows = 0;
    for (const { name } of definitions) rows += await compareWithRebuild(projections, pool, name, findings);
    findings.throwIfAny();
    return {
      events,
      'kill -9 of a projector': kills,
      projections: definitions.length,
      'rows, as after a rebuild': rows,
    };
  } finally {
    await pool.end();
  }
}

async function fill(url: string, seed: string, events: number): Promise<void> {
  const random = randomOf(seed, 'levels');
  const store = new PostgresEventStore({ connectionString: url });
  try {
    const versions = new Map<string, number>();
    for (let made = 0; made < events;) {
      const appends: Promise<unknown>[] = [];
      for (let group = 0; group < 100 && made < events; group++, made++) {
        const stream = `level-${random.between(1, STREAMS)}`;
        const version = versions.get(stream) ?? 0;
        versions.set(stream, version + 1);
        appends.push(store.append([{ stream, expected: version, events: [levelEvent(random, version)] }]));
      }
      await Promise.all(appends);
    }
  } finally {
    await store.close();
  }
}

interface Killing extends Pick<Context, 'seed' | 'report'> {
  readonly url: string;
  readonly events: number;
}

/** @returns how many were killed */
async function killUntilShown(projections: Projections, { seed, url, events, report }: Killing): Promise<number> {
  const random = randomOf(seed, 'kill-projector');
  const task: ProjectorTask = { url, batchSize: 100, leaseMs: 300 };
  let spare = new Child<ProjectorTask>('projector');
  const next = async (): Promise<Child<ProjectorTask>> => {
    const child = spare;
    spare = new Child('projector');
    await child.begin(task);
    return child;
  };
  const workers: Child<ProjectorTask>[] = [];
  for (let worker = 0; worker < WORKERS; worker++) workers.push(await next());
  for (let kills = 0; ; kills++) {
    const shown = Math.min(...(await projections.status()).map(({ position }) => Number(position)));
    report(`${shown} of ${events} events shown, ${kills} killed`);
    if (shown === events) {
      await Promise.all([...workers, spare].map((child) => child.kill()));
      return kills + WORKERS;
    }
    await delay(random.between(50, 500));
    const worker = kills % WORKERS;
    await workers[worker]?.kill();
    workers[worker] = await next();
  }
}

/** @returns how many rows there are */
async function compareWithRebuild(
  projections: Projections,
  pool: Pool,
  name: string,
  findings: Findings,
): Promise<number> {
  const { generation, comparison } = await projections.rebuild(name, { takeOver: 'never' });
  if (!comparison.same) findings.add(`${name}: streams that differ by their digests`, comparison.examples.join(', '));
  const { rows: lives } = await pool.query<{ live: number }>('select live from projection where name = $1', [name]);
  const [live, rebuilt] = [lives[0]?.live, generation].map((number) => `projection_rows_${number}`);
  const { rows } = await pool.query<{ side: string; row: string }>(
    `(select 'only after the kills' as side, r::text as row from ${live} r except all select 'only after the kills', r::text from ${rebuilt} r)
     union all
     (select 'only after the rebuild', r::text from ${rebuilt} r except all select 'only after the rebuild', r::text from ${live} r)`,
  );
  for (const { side, row } of rows) findings.add(`${name}: rows ${side}`, row);
  const { rows: counts } = await pool.query<{ count: string }>(`select count(*) from ${live}`);
  return Number(counts[0]?.count);
}
