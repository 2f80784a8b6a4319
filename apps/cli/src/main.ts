#!/usr/bin/env node
import { CommanderError } from 'commander';
import { exitCodeOf, exitCodes, explain } from './exit.js';
import { program } from './program.js';

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
