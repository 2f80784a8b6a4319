import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importCase } from '@acta/application';
import { parseCaseFile } from '../../apps/cli/src/parse-case-file.js';
import { startTestServer, type TestServer } from '../support/http-server.js';
import { examplesIn, type Example } from '../support/how-to/page.js';
import { runAsReader } from '../support/how-to/run.js';

const FOLDER = new URL('../../docs/how-to/', import.meta.url);
const CASE = new URL('../../examples/resolute-support-2017.yaml', import.meta.url);

/** A server with what `acta demo` records, and nothing else. */
async function demonstration(): Promise<TestServer> {
  const server = await startTestServer();
  const file = parseCaseFile(await readFile(CASE, 'utf8'));
  await importCase(file, { actor: await server.acta.operator(), record: (request) => server.acta.record(request) });
  return server;
}

function expectShown(output: string, { shown }: Example): void {
  // To curl, a problem document is an answer like any other.
  if (!shown) expect(output).not.toMatch(/"status":[45]\d\d\b/);
  if (shown?.as === 'json') expect(JSON.parse(output)).toMatchObject(JSON.parse(shown.content) as object);
  if (shown?.as === 'text') expect(output.trimEnd()).toBe(shown.content.trimEnd());
}

const pages = (await readdir(FOLDER)).filter((name) => name.endsWith('.md')).toSorted();
const examples = await Promise.all(
  pages.map(async (page) => [page, examplesIn(await readFile(new URL(page, FOLDER), 'utf8'))] as const),
);

describe.each(examples.filter(([, blocks]) => blocks.length > 0))('docs/how-to/%s', (_page, blocks) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await demonstration();
  });
  afterAll(() => server.close());

  it.each(blocks.map((block) => [block.line, block] as const))(
    'does and shows what it says at line %i',
    async (_line, block) => expectShown(await runAsReader(block.script, server), block),
    120_000,
  );
});
