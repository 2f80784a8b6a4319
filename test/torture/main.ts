import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Context, type Figures, NotPossibleHere } from './scenario.js';
import { type Scenario, scenarios } from './scenarios.js';
import { Cluster } from './support/cluster.js';
import { removeLeftovers } from './support/leftovers.js';

/** What came of a scenario; with `--json`, one line each. */
export interface Result {
  readonly name: string;
  readonly outcome: 'held' | 'broken' | 'skipped';
  readonly seconds: number;
  readonly figures?: Figures;
  readonly reason?: string;
}

const { values: options } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: randomBytes(4).toString('hex') },
    only: { type: 'string', multiple: true },
    rounds: { type: 'string' },
  },
});

const chosen = scenarios.filter(({ name, short }) => options.only?.includes(name) ?? !(options.short && short === 0));
if (chosen.length === 0) {
  console.error(`There is no such scenario. There are: ${scenarios.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
console.error(`Seed ${options.seed} (again: --seed ${options.seed})`);

let server: Cluster | undefined;
let isBroken = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void removeLeftovers().then(() => process.exit(130)));
}
for (const scenario of chosen) {
  const result = await attempt(scenario);
  console.log(options.json ? JSON.stringify(result) : inWords(result));
  if (result.outcome !== 'broken') continue;
  isBroken = true;
  await removeLeftovers();
  server = undefined;
}
await removeLeftovers();
process.exit(isBroken ? 1 : 0);

async function attempt({ name, run, long, short }: Scenario): Promise<Result> {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 100) / 10;
  const context: Context = {
    seed: options.seed,
    rounds: Number(options.rounds ?? (options.short && short > 0 ? short : long)),
    report: (progress) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${name}: ${progress}`);
    },
    createDatabase: async () => (server ??= await Cluster.open()).createDatabase(),
  };
  try {
    return { name, outcome: 'held', figures: await run(context), seconds: seconds() };
  } catch (error) {
    if (error instanceof NotPossibleHere)
      return { name, outcome: 'skipped', reason: error.message, seconds: seconds() };
    return { name, outcome: 'broken', reason: reasonOf(error), seconds: seconds() };
  } finally {
    if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function inWords({ name, outcome, seconds, figures, reason }: Result): string {
  const lines = Object.entries(figures ?? {}).map(([what, figure]) => `  ${what}: ${figure.toLocaleString('en')}`);
  return [`${name}: ${outcome} (${seconds} s)`, ...lines, ...(reason ? [`  ${reason}`] : [])].join('\n');
}
