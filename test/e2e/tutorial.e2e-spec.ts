import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Answer, startTestServer, type TestServer } from '../support/http-server.js';

const TUTORIAL = new URL('../../docs/tutorial/first-steps.md', import.meta.url);

interface Step {
  readonly verb: 'record' | 'ask';
  readonly path: string;
  readonly body?: string;
  /** What the tutorial says of the answer. */
  readonly remark?: string;
}

/** The steps as they stand in the tutorial: `record PATH 'BODY'` and `ask 'PATH'   # remark`. */
function stepsIn(markdown: string): readonly Step[] {
  const pattern = /^(record|ask) '?([^\s']+)'?(?: '([^']*)')?(?: +# (.*))?$/gm;
  return [...markdown.matchAll(pattern)].map(([, verb, path = '', body, remark]) => ({
    verb: verb as Step['verb'],
    path,
    ...(body !== undefined && { body }),
    ...(remark !== undefined && { remark }),
  }));
}

let server: TestServer;
const answers: { step: Step; answer: Answer }[] = [];

beforeAll(async () => {
  server = await startTestServer();
  for (const step of stepsIn(await readFile(TUTORIAL, 'utf8'))) {
    const path = `/v1/${step.path}`;
    const answer = step.verb === 'record' ? await server.post(path, step.body ?? '') : await server.get(path);
    answers.push({ step, answer });
  }
});
afterAll(() => server.close());

describe('the tutorial', () => {
  it('records all that it says', () => {
    const recorded = answers.filter(({ step }) => step.verb === 'record');
    expect(recorded.map(({ step, answer }) => [step.path, answer.status])).toEqual(
      recorded.map(({ step }) => [step.path, 201]),
    );
    expect(recorded).toHaveLength(9);
  });

  it('gets the answers that it says', () => {
    const remarks = answers.filter(({ step }) => step.remark);
    expect(remarks.map(({ answer }) => [answer.body.items[0].status, answer.body.items[0].due])).toEqual([
      ['pending', '2026-03-12'],
      ['overdue', '2026-03-12'],
      ['pending', '2026-03-13'],
      ['overdue', '2026-03-12'],
    ]);
  });

  it('finds again what was known before the session slipped', () => {
    const before = answers.find(({ step }) => step.path.includes('knownAt='));
    expect(before?.answer.body.items).toMatchObject([{ status: 'overdue', due: '2026-03-12' }]);
  });
});
