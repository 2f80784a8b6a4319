import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestServer, type TestServer } from '../support/http-server.js';

/** As `npm run build` leaves it. */
const ACTA = fileURLToPath(new URL('../../dist/apps/cli/src/main.js', import.meta.url));
const STREAM = 'party-belgium';

let server: TestServer;

const env = () => ({
  ...process.env,
  DATABASE_URL: server.acta.configuration.databaseUrl,
  ACTA_LOG_LEVEL: 'fatal',
});

const projections = (...given: readonly string[]) => acta('projections', ...given);

/** Runs `acta …` on the server's database while the server keeps the projections up. */
async function acta(...given: readonly string[]) {
  const run = promisify(execFile)(process.execPath, [ACTA, ...given, '--json'], { env: env() });
  // Whoever fails says so by the exit code.
  return run.then(
    ({ stdout }) => ({ code: 0, answer: JSON.parse(stdout) }),
    ({ code }: { code: number }) => ({ code, answer: undefined }),
  );
}

beforeAll(async () => {
  server = await startTestServer();
  await server.post('/v1/parties/belgium/register', { data: { name: 'Belgium', kind: 'state' } });
  const metadata = { actor: randomUUID(), commandId: randomUUID(), requestHash: '' };
  const poison = { id: randomUUID(), type: 'PartyPainted', schema: 1, data: {}, metadata };
  const { store, projections: shown } = server.acta.adapters;
  const { position } = await store.append([{ stream: STREAM, expected: 'any', events: [poison] }]);
  await shown.waitFor(position, { timeoutMs: 20_000 });
});
afterAll(() => server.close());

describe('a parked stream, from the command line', () => {
  it('is listed, tried again, and skipped with a reason', async () => {
    const { answer: listed } = await projections('parked', 'party');
    expect(listed.items).toMatchObject([
      { projection: 'party', stream: STREAM, position: '2', error: expect.stringContaining('PartyPainted') },
    ]);
    const { stderr } = await promisify(execFile)(process.execPath, [ACTA, 'parties'], { env: env() });
    expect(stderr).toContain(`events of ${STREAM} could not be shown`);
    expect(await projections('retry', 'party', STREAM)).toMatchObject({ code: 0, answer: { retried: 1 } });

    const skip = ['skip', 'party', STREAM, '--up-to', '2'];
    expect(await projections(...skip)).toMatchObject({ code: 2 });
    expect(await projections(...skip, '--reason', 'Painted by mistake')).toMatchObject({ code: 0 });
    while ((await projections('parked', 'party')).answer.items.length > 0);
    const { body } = await server.get('/v1/audit/events?type=StreamSkipped');
    expect(body.items).toMatchObject([{ stream: 'projection-party', data: { reason: 'Painted by mistake' } }]);
    expect(await projections(...skip, '--reason', 'Once more')).toMatchObject({ code: 4 });
  }, 60_000);

  it('does not show up in the status of others', async () => {
    const { answer } = await projections();
    const parked = answer.items.filter((item: { parked: number }) => item.parked > 0);
    expect(parked.map(({ name }: { name: string }) => name)).toEqual(['event_index']);
  }, 60_000);
});

describe('a question from the command line', () => {
  it('is answered while a projection is paused, as of where that one stands', async () => {
    expect(await projections('pause', 'decision')).toMatchObject({ code: 0 });
    await server.post('/v1/parties/france/register', { data: { name: 'France', kind: 'state' } });
    const { code, answer } = await acta('parties');
    expect([code, answer.items.length]).toEqual([0, 1]);
    expect(await projections('resume', 'decision')).toMatchObject({ code: 0 });
  }, 60_000);
});
