import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDemonstration } from '../support/demonstration.js';
import type { TestServer } from '../support/http-server.js';
import { examplesIn, type Example } from '../support/how-to/page.js';
import { runAsReader } from '../support/how-to/run.js';

const FOLDER = new URL('../../docs/how-to/', import.meta.url);

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
    server = await startDemonstration();
  });
  afterAll(() => server.close());

  it.each(blocks.map((block) => [block.line, block] as const))(
    'does and shows what it says at line %i',
    async (_line, block) => expectShown(await runAsReader(block.script, server), block),
    120_000,
  );
});
