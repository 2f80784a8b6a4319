import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { execPath } from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Starts a worker in a process of its own and kills it, without a chance to say good-bye, as soon as `enough` says so. */
export async function killWorker(
  url: string,
  task: 'project' | 'rebuild',
  enough: () => Promise<boolean>,
): Promise<void> {
  const worker = spawn(execPath, ['--import', path('./typescript.mjs'), path('./worker.ts'), url, task], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  try {
    while (!(await enough())) {
      if (worker.exitCode !== null) throw new Error(`The worker ended by itself, with ${worker.exitCode}`);
      await delay(5);
    }
  } finally {
    await killed(worker);
  }
}

async function killed(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null) return;
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
}

function path(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
