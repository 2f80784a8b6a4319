import { parseArgs } from 'node:util';
import { measure } from './harness/measure.mjs';
import { openServer } from './harness/server.mjs';
import { appendScenarios } from './scenarios/append.mjs';
import { auditScenarios } from './scenarios/audit.mjs';
import { catchUpScenarios } from './scenarios/catch-up.mjs';
import { projectionScenarios } from './scenarios/projections.mjs';
import { readStreamScenarios } from './scenarios/read-stream.mjs';

const GROUPS = {
  append: appendScenarios,
  'read-stream': readStreamScenarios,
  'catch-up': catchUpScenarios,
  projections: projectionScenarios,
  audit: auditScenarios,
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    targets: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
  },
});
// `npm run bench -- audit` says the same as `--only audit`; several are parted by commas.
const only = (positionals[0] ?? options.only).split(',');
const holds = (group) => only.some((name) => group.startsWith(name) || name.startsWith(group));
const isMeant = (scenario) => only.some((name) => name === '' || scenario === name || scenario.startsWith(`${name}-`));
if (!Object.keys(GROUPS).some(holds)) {
  process.stderr.write(`There is no such scenario. There are: ${Object.keys(GROUPS).join(', ')}\n`);
  process.exit(2);
}
const wanted = options.targets?.split(',');
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
const log = (line) => process.stderr.write(`${line}\n`);
const print = (line) => process.stdout.write(`${line}\n`);

const server = await openServer();
log(`PostgreSQL: ${await server.settings()}`);
try {
  for (const [group, open] of Object.entries(GROUPS)) {
    if (!holds(group)) continue;
    const { scenarios, close } = await open(server, { seconds, log });
    try {
      for (const scenario of scenarios) {
        if (!isMeant(scenario.name)) continue;
        const targets = Object.entries(scenario.targets).filter(([name]) => !wanted || wanted.includes(name));
        await run({ ...scenario, targets: Object.fromEntries(targets) });
      }
    } finally {
      await close();
    }
  }
} catch (error) {
  // Told before the server stops: what is connected to it still would speak of nothing but that.
  log(error.stack);
  process.exitCode = 1;
} finally {
  await server.close();
}

/** A scenario that fails is told, and the others go on. */
async function run(scenario) {
  try {
    const results = await measure(scenario, { rounds, log });
    if (options.json) for (const result of results) print(JSON.stringify(result));
    else printTable(results);
  } catch (error) {
    log(`${scenario.name} failed: ${error.stack}`);
    process.exitCode = 1;
  }
}

function printTable(results) {
  print(`\n${results[0].scenario} (${results[0].unit})`);
  for (const { target, median, min, max, ratioToLimit } of results) {
    const ratio = ratioToLimit === null ? '' : `× ${ratioToLimit}`;
    print(`  ${target.padEnd(16)} ${String(median).padStart(9)}   ${`${min} … ${max}`.padEnd(22)} ${ratio}`);
  }
}
