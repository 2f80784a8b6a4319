import { argv } from 'node:process';
import { Pool } from 'pg';
import { PostgresLogReader } from '../postgres-log-reader.js';
import { Projections } from '../projections.js';
import { journal, levels } from './levels.js';

/** A worker to be killed: `worker.ts <database url> project|rebuild`. It goes slowly, so that it can be caught in the middle. */
const [, , connectionString, task] = argv;
const pool = new Pool({ connectionString });
const projections = new Projections({ pool, log: new PostgresLogReader(pool), definitions: [levels, journal] });
if (task === 'rebuild') await projections.rebuild('levels', { chunkSize: 50, eventsPerSecond: 300 });
else await projections.projector({ batchSize: 5 }).run({ signal: new AbortController().signal });
