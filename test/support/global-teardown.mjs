import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export default async function teardown() {
  const folder = process.env.ACTA_TEST_DATA_DIR;
  if (!folder) return;
  const pidFile = join(folder, 'cluster', 'postmaster.pid');
  const pid = Number((await readFile(pidFile, 'utf8').catch(() => '')).split('\n')[0]);
  if (pid) {
    process.kill(pid, 'SIGINT');
    for (let i = 0; i < 100 && (await readFile(pidFile, 'utf8').catch(() => '')); i++) await delay(50);
  }
  await rm(folder, { recursive: true, force: true });
}
