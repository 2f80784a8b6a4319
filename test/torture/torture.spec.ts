import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Result } from './main.js';
import { scenarios } from './scenarios.js';

/** Processes that are killed must be real ones: the program is the built one, as it is for the long form. */
const program = fileURLToPath(new URL('../../dist/test/torture/main.js', import.meta.url));
const PATIENCE_MS = 240_000;

describe('the short form of the torture', () => {
  const results = new Map<string, Result>();

  beforeAll(async () => {
    const run = promisify(execFile)(process.execPath, [program, '--short', '--json', '--seed', 'acta'], {
      timeout: PATIENCE_MS,
    });
    // A scenario that fails is told in its line as well as by the exit code.
    const { stdout, stderr } = await run.catch((error: { stdout?: string; stderr?: string }) => error);
    for (const line of (stdout ?? '').split('\n').filter(Boolean)) {
      const result: Result = JSON.parse(line);
      results.set(result.name, result);
    }
    if (results.size === 0) throw new Error(`The built program says nothing (npm run build?): ${stderr}`);
  }, PATIENCE_MS);

  it.each(scenarios.filter(({ short }) => short > 0).map(({ name }) => name))('keeps what was promised: %s', (name) => {
    const { outcome, reason } = results.get(name) as Result;
    // A scenario that the machine does not offer is named by the run, and is no failure of the code.
    if (outcome === 'skipped') console.warn(`${name} was skipped: ${reason}`);
    else expect({ outcome, reason }).toEqual({ outcome: 'held', reason: undefined });
  });
});
