import { PostgresLogReader, Projections } from '@acta/projections';
import { receiveTask } from '../support/child.js';
import { openPool } from '../support/database.js';
import { definitions } from '../support/projections.js';

export interface ProjectorTask {
  readonly url: string;
  readonly batchSize: number;
  readonly leaseMs: number;
}

const { task, signal } = await receiveTask<ProjectorTask>();
const { url, batchSize, leaseMs } = task;
const pool = openPool(url);
const projections = new Projections({ pool, log: new PostgresLogReader(pool), definitions });
// The other worker's lease may be lost to this one at any time; an error that is of another kind must not pass unseen.
const onError = (error: unknown): void => console.error(error);
await projections.projector({ batchSize, leaseMs, pollMs: 20, onError }).run({ signal });
await pool.end();
process.exit(0);
