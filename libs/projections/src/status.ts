import type { Pool } from 'pg';
import type { ProjectionDefinition } from './definition.js';
import type { LogReader } from './log-reader.js';
import type { Phase } from './registry.js';

export interface ProjectionStatus {
  readonly name: string;
  readonly kind: ProjectionDefinition['kind'];
  /** Of the definition in this program; where it is not the live one's, a rebuild is due. */
  readonly version: number;
  readonly liveVersion: number;
  readonly generation: number;
  /** To which `switchBack` would lead. */
  readonly previousGeneration: number | null;
  readonly position: bigint;
  readonly head: bigint;
  readonly lag: { readonly events: bigint; readonly seconds: number };
  readonly paused: boolean;
  /** Whether a worker has it in hand. */
  readonly attended: boolean;
  readonly parked: number;
  readonly rebuild: RebuildProgress | null;
}

export interface RebuildProgress {
  readonly generation: number;
  readonly version: number;
  readonly phase: Phase;
  readonly eventsDone: number;
  readonly eventsTotal: number | null;
  /** While copying, of the last run. */
  readonly eventsPerSecond: number | null;
  readonly secondsLeft: number | null;
  /** Whether a worker is at it; else it can be resumed. */
  readonly attended: boolean;
}

interface StatusRow {
  readonly name: string;
  readonly live_version: number;
  readonly generation: number;
  readonly previous: number | null;
  readonly position: string;
  readonly paused: boolean;
  readonly attended: boolean;
  readonly parked: string;
  readonly building: number | null;
  readonly building_version: number;
  readonly phase: Phase;
  readonly events_done: string;
  readonly events_total: string | null;
  readonly events_per_second: number | null;
  readonly building_attended: boolean;
}

const STATUS = `
  select p.name, g.version as live_version, g.generation, p.previous, g.position, p.paused,
    coalesce(g.leased_until > clock_timestamp(), false) as attended,
    (select count(*) from projection_parked k where k.generation = g.generation) as parked,
    b.generation as building, b.version as building_version, b.phase, b.events_done, b.events_total, b.events_per_second,
    coalesce(b.leased_until > clock_timestamp(), false) as building_attended
  from projection p
  join projection_generation g on g.generation = p.live
  left join lateral (
    select * from projection_generation r
    where r.projection = p.name and r.generation > greatest(p.live, p.previous) order by r.generation desc limit 1
  ) b on true
  where p.name = any($1)`;

/** How each of these projections stands, in their order. */
export async function statusOf(
  pool: Pool,
  log: LogReader,
  definitions: readonly ProjectionDefinition[],
): Promise<readonly ProjectionStatus[]> {
  const { rows } = await pool.query<StatusRow>(STATUS, [definitions.map(({ name }) => name)]);
  const head = await log.head();
  const known = definitions.flatMap((definition) => {
    const row = rows.find(({ name }) => name === definition.name);
    return row ? [{ definition, row }] : [];
  });
  return Promise.all(
    known.map(async ({ definition: { name, kind, version }, row }) => {
      const position = BigInt(row.position);
      const events = head > position ? head - position : 0n;
      return {
        name,
        kind,
        version,
        liveVersion: row.live_version,
        generation: row.generation,
        previousGeneration: row.previous,
        position,
        head,
        lag: { events, seconds: events > 0n ? await log.secondsBehind(position) : 0 },
        paused: row.paused,
        attended: row.attended,
        parked: Number(row.parked),
        rebuild: row.building === null ? null : progressOf(row, row.building),
      };
    }),
  );
}

function progressOf(row: StatusRow, generation: number): RebuildProgress {
  const eventsDone = Number(row.events_done);
  const eventsTotal = row.events_total === null ? null : Number(row.events_total);
  const eventsPerSecond = row.phase === 'copying' ? row.events_per_second : null;
  return {
    generation,
    version: row.building_version,
    phase: row.phase,
    eventsDone,
    eventsTotal,
    eventsPerSecond,
    secondsLeft:
      eventsPerSecond && eventsTotal !== null ? Math.max(0, eventsTotal - eventsDone) / eventsPerSecond : null,
    attended: row.building_attended,
  };
}
