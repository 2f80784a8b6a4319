import type { Run } from './scenario.js';
import { clock } from './scenarios/clock.js';
import { connection } from './scenarios/connection.js';
import { diskFull } from './scenarios/disk-full.js';
import { killPostgres } from './scenarios/kill-postgres.js';
import { killProcess } from './scenarios/kill-process.js';
import { killProjector } from './scenarios/kill-projector.js';
import { longTransactions } from './scenarios/long-transactions.js';
import { oneStream } from './scenarios/one-stream.js';
import { silentConnection } from './scenarios/silent-connection.js';

export interface Scenario {
  readonly name: string;
  readonly run: Run;
  /** Rounds of the long form, and of the short one; 0: it takes too long for that. */
  readonly long: number;
  readonly short: number;
}

export const scenarios: readonly Scenario[] = [
  { name: 'kill-process', run: killProcess, long: 200, short: 4 },
  { name: 'kill-postgres', run: killPostgres, long: 100, short: 2 },
  { name: 'one-stream', run: oneStream, long: 500, short: 20 },
  { name: 'kill-projector', run: killProjector, long: 100, short: 2 },
  { name: 'long-transactions', run: longTransactions, long: 60, short: 2 },
  { name: 'connection', run: connection, long: 100, short: 5 },
  { name: 'silent-connection', run: silentConnection, long: 2, short: 0 },
  { name: 'disk-full', run: diskFull, long: 20, short: 1 },
  { name: 'clock', run: clock, long: 100, short: 5 },
];
