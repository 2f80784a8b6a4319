#!/usr/bin/env node
import { runWorker } from './work.js';

try {
  await runWorker();
} catch (error) {
  process.stderr.write(`acta worker: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
