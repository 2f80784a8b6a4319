import { PostgresEventStore } from '@acta/event-store';
import type { Context, Figures } from '../scenario.js';
import { checkLog } from '../support/check.js';
import { withClient } from '../support/database.js';
import { withLoad } from '../support/load.js';
import { randomOf } from '../../support/random.js';

const WRITERS = 16;
const APPENDS_PER_ROUND = 100;
const NINE_YEARS_MS = 9 * 365 * 24 * 3600 * 1000;

/** Each a time after the true one. */
const shifts = ['-1 hour', '10 years', '0', '10 years', '-1 hour'];

/**
 * The clock that PostgreSQL's append functions read: `clock_timestamp` and `now` are found in this schema before the true ones.
 * So no other program on the machine, and none of its libraries, need be deceived.
 */
const FALSE_CLOCK = [
  `create schema false_clock`,
  `create table false_clock.shift as select interval '0' as by`,
  `create function false_clock.clock_timestamp() returns timestamptz language sql volatile
     as 'select pg_catalog.clock_timestamp() + by from false_clock.shift'`,
  `create function false_clock.now() returns timestamptz language sql stable
     as 'select pg_catalog.now() + by from false_clock.shift'`,
];

/** A round: the clock jumps, an hour back or ten years ahead and back again, under 16 writers. */
export async function clock({ seed, rounds, report, createDatabase }: Context): Promise<Figures> {
  const random = randomOf(seed, 'clock');
  const url = await createDatabase();
  return withClient(url, async (client) => {
    for (const statement of FALSE_CLOCK) await client.query(statement);
    const database = new URL(url).pathname.slice(1);
    await client.query(`alter database ${database} set search_path = false_clock, pg_catalog, public`);
    return await withLoad({ url, writers: WRITERS, seed }, async (load) => {
      await load.untilMore(APPENDS_PER_ROUND);
      for (let round = 0; round < rounds; round++) {
        const shift = round < shifts.length ? shifts[round] : random.pick(shifts);
        await client.query('update false_clock.shift set by = $1', [shift]);
        await load.untilMore(APPENDS_PER_ROUND);
        report(`${round + 1} of ${rounds} jumps`);
      }
      await load.stop();
      const events = await checkLog(url, load.attempts);
      await checkInstants(url, events);
      return {
        'jumps of the clock': rounds,
        writers: WRITERS,
        'acknowledged, each there once': load.attempts.count('acknowledged'),
        'events, dense and in order, recorded_at never back': events,
      };
    });
  });
}

/** The clock must really have been believed, and an instant must still mean a position. */
async function checkInstants(url: string, events: number): Promise<void> {
  const store = new PostgresEventStore({ connectionString: url });
  try {
    let last = '';
    for await (const { recordedAt } of store.readAll({ after: BigInt(events - 1) })) last = recordedAt;
    if (Date.parse(last) < Date.now() + NINE_YEARS_MS) {
      throw new Error(`The clock was shifted in vain: the last event says ${last}.`);
    }
    if ((await store.positionAt(last)) !== BigInt(events))
      throw new Error(`${last} is not the instant of the last event.`);
    for await (const { position, recordedAt } of store.readAll({ limit: 100 })) {
      const found = await store.positionAt(recordedAt);
      if (found < position) throw new Error(`${recordedAt} leads to position ${found}, before ${position}.`);
    }
  } finally {
    await store.close();
  }
}
