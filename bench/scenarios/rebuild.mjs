import { Pool } from 'pg';
import { secondsOf } from '../harness/load.mjs';
import { NAME, openDecisions } from './decisions.mjs';

/* Rebuilds the decisions' timeline and prints how it went. What was live before answers again at the end, for the next time. */

const pool = new Pool({ connectionString: process.argv[2], max: 10 });
const projections = await openDecisions(pool);
let result;
const seconds = await secondsOf(async () => {
  result = await projections.rebuild(NAME);
});
const { position, differing } = result.comparison;
await projections.switchBack(NAME);
await pool.end();
const peakMb = Math.ceil(process.resourceUsage().maxRSS / 1024);
process.stdout.write(JSON.stringify({ seconds, peakMb, position: Number(position), differing }));
