#!/usr/bin/env node
import { CommanderError } from 'commander';
import { exitCodeOf, exitCodes, explain } from './exit.js';
import { program } from './program.js';

// Whoever reads our output may stop before its end (`acta history … | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  } else {
    process.stderr.write(`acta: ${explain(error)}\n`);
    process.exitCode = exitCodeOf(error);
  }
}
