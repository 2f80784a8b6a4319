import { execFile, spawn, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Whether a program of PostgreSQL's own is installed here. */
export function isInstalled(program) {
  return spawnSync(program, ['--version']).status === 0;
}

/** Transactions per second of a pgbench script with prepared statements. */
export async function pgbench({ url, script, writers, seconds }) {
  const threads = Math.min(writers, 2);
  const options = ['-n', '-M', 'prepared', '-f', script, '-c', `${writers}`, '-j', `${threads}`, '-T', `${seconds}`];
  const { stdout } = await run('pgbench', [...options, url]);
  return Number(/tps = ([\d.]+) \(without/.exec(stdout)[1]);
}

/** Runs a COPY … TO STDOUT by psql, its rows thrown away. */
export function psqlCopy({ url, sql }) {
  return new Promise((resolve, reject) => {
    const psql = spawn('psql', ['-X', '-q', '-c', sql, url], { stdio: ['ignore', 'ignore', 'inherit'] });
    psql
      .on('error', reject)
      .on('close', (code) => (code === 0 ? resolve() : reject(new Error(`psql ended with ${code}`))));
  });
}
