import { setTimeout as delay } from 'node:timers/promises';
import type { Context, Figures } from '../scenario.js';
import { checkLog } from '../support/check.js';
import { withClient } from '../support/database.js';
import { Follower } from '../support/follow.js';
import { HistoryLog } from '../support/history.js';
import { withLoad } from '../support/load.js';
import { appendBySql } from '../../support/append-by-sql.js';
import { type Random, randomOf } from '../../support/random.js';
import { dataOf, metadataOf } from '../support/writers.js';

const WRITERS = 48;
const ROLLERS = 16;
const SITTERS = 4;
const SUBSCRIBERS = 4;
const ROLLED_BACK = 0.2;

interface Beside {
  readonly url: string;
  readonly random: Random;
  readonly signal: AbortSignal;
}

/**
 * A round is a second of 64 writers. 16 of them hold their transaction open by hand after appending, and roll back one in five;
 * beside them, others sit in transactions with old snapshots for seconds. Subscribers follow: each must see every event that was
 * committed, none that was not, and none out of turn.
 */
export async function longTransactions({ seed, rounds, report, createDatabase }: Context): Promise<Figures> {
  const url = await createDatabase();
  const ended = new AbortController();
  const beside = (name: string, index: number): Beside => {
    return { url, random: randomOf(seed, 'long-transactions', name, index), signal: ended.signal };
  };
  return withLoad({ url, writers: WRITERS, seed }, async (load) => {
    const followers = Array.from({ length: SUBSCRIBERS }, () => new Follower(url));
    const rolling = times(ROLLERS, (index) => roll(`rolled-${index}`, load.historyPath, beside('roller', index)));
    const sitting = times(SITTERS, (index) => sit(beside('sitter', index)));
    for (let second = 1; second <= rounds; second++) {
      await Promise.race([delay(1000), rolling, sitting]);
      report(`${second} of ${rounds} s, ${followers[0]?.position} events seen`);
    }
    ended.abort();
    const [rolled, sat] = await Promise.all([rolling, sitting]);
    await load.stop();
    const events = await checkLog(url, load.attempts);
    await Promise.all(followers.map((follower) => follower.complete(events)));
    return {
      seconds: rounds,
      writers: WRITERS + ROLLERS,
      'transactions rolled back after appending': rolled,
      'long transactions beside': sat,
      'acknowledged, each there once': load.attempts.count('acknowledged'),
      subscribers: SUBSCRIBERS,
      'events, each shown once to every subscriber, in order': events,
    };
  }).finally(() => ended.abort());
}

/** @returns the sum of what they come to */
async function times(count: number, work: (index: number) => Promise<number>): Promise<number> {
  const done = await Promise.all(Array.from({ length: count }, (_, index) => work(index)));
  return done.reduce((sum, one) => sum + one, 0);
}

/** Appends in transactions that stay open for a while. @returns how many were rolled back */
async function roll(stream: string, historyPath: string, { url, random, signal }: Beside): Promise<number> {
  const history = new HistoryLog(historyPath);
  return withClient(url, async (client) => {
    let rolledBack = 0;
    for (let made = 1; !signal.aborted; made++) {
      const key = `${stream}-${made}`;
      const id = random.uuid();
      const tell = history.intent({ key, parts: [{ stream, expected: 'any', ids: [id] }] });
      await client.query('begin');
      const event = {
        type: 'Tortured',
        data: JSON.stringify(dataOf(key, 0)),
        metadata: JSON.stringify(metadataOf(id)),
      };
      const { rows } = await client.query<{ version: string; position: string }>(
        `select answer[1] + 1 as version, answer[2] + 1 as position
           from ${appendBySql({ stream, id: `'${id}'`, ...event })} answer`,
      );
      await delay(random.between(0, 5));
      if (random.chance(ROLLED_BACK)) {
        await client.query('rollback');
        tell({ kind: 'refused' });
        rolledBack++;
      } else {
        await client.query('commit');
        const positions = rows.map(({ position }) => position);
        tell({ kind: 'acknowledged', positions, versions: rows.map(({ version }) => Number(version)) });
      }
      await delay(random.between(10, 60));
    }
    history.close();
    return rolledBack;
  });
}

/** Sits in transactions with an id and a snapshot of their own. @returns how many */
async function sit({ url, random, signal }: Beside): Promise<number> {
  return withClient(url, async (client) => {
    let sat = 0;
    for (; !signal.aborted; sat++) {
      await client.query('begin isolation level repeatable read');
      await client.query('select pg_current_xact_id(), count(*) from event');
      await delay(random.between(500, 3000), undefined, { signal }).catch(() => undefined);
      await client.query(random.chance(0.5) ? 'commit' : 'rollback');
    }
    return sat;
  });
}
