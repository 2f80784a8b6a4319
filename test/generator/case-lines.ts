import { caseNameOf, type Recorded } from './register.js';
import type { Size } from './size.js';

/** The register as a case file: NDJSON, a command a line, with the ids that its events have. */
export function* caseLines(size: Size, register: Iterable<Recorded>): Generator<string> {
  yield `${JSON.stringify({ acta: 'case/1', case: caseNameOf(size) })}\n`;
  for (const { key, command } of register) {
    yield `${JSON.stringify({ do: command.do, key, ...command.body })}\n`;
  }
}
