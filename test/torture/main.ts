import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { type Context, type Figures, NotPossibleHere } from './scenario.js';
import { type Scenario, scenarios } from './scenarios.js';
import { killRemainingChildren } from './support/child.js';
import { Cluster } from './support/cluster.js';

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

const chosen = scenarios.filter(({ name }) => options.only?.includes(name) ?? true);
if (chosen.length === 0) {
  console.error(`There is no such scenario. There are: ${scenarios.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}
console.error(`Seed ${options.seed} (again: --seed ${options.seed})`);

let server: Cluster | undefined;
let isBroken = false;
try {
  for (const scenario of chosen) {
    const result = await attempt(scenario);
    isBroken ||= result.outcome === 'broken';
    console.log(options.json ? JSON.stringify(result) : inWords(result));
  }
} finally {
  await server?.close();
}
process.exitCode = isBroken ? 1 : 0;

async function attempt({ name, run, long, short }: Scenario): Promise<Result> {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 100) / 10;
  const context: Context = {
    seed: options.seed,
    rounds: Number(options.rounds ?? (options.short ? short : long)),
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
    killRemainingChildren();
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
