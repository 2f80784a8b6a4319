import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestServer } from '../http-server.js';
import { TOKEN } from '../http-server.js';

/** As `npm run build` leaves it. */
const ACTA = fileURLToPath(new URL('../../../dist/apps/cli/src/main.js', import.meta.url));
const CURL = fileURLToPath(new URL('curl.mjs', import.meta.url));

const preamble = `
set -eu
acta() { node '${ACTA}' "$@"; }
command -v curl > /dev/null || curl() { node '${CURL}' "$@"; }
`;

/**
 * Runs commands as a reader of the pages does: `acta` works on the server's register, `$ACTA` is its address, and `$TOKEN` the
 * administrator's token.
 * @returns what they print; what goes to standard error is for the reader of a failure
 */
export async function runAsReader(script: string, { url, acta }: TestServer): Promise<string> {
  const env = {
    ...process.env,
    ACTA: url,
    TOKEN,
    DATABASE_URL: acta.configuration.databaseUrl,
    ACTA_DATA_DIR: acta.configuration.dataDir,
    ACTA_LOG_LEVEL: 'fatal',
  };
  const { stdout } = await promisify(execFile)('sh', ['-c', preamble + script], { env, timeout: 120_000 });
  return stdout;
}
