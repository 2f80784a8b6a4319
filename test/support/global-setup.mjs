import { mkdtemp, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One embedded PostgreSQL serves the whole run; the first test that wants a database starts it. */
export default async function setup() {
  const folder = await mkdtemp(join(tmpdir(), 'acta-test-'));
  await chmod(folder, 0o755);
  process.env.ACTA_TEST_DATA_DIR = folder;
}
