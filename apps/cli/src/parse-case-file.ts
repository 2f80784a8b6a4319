import type { CaseCommand, CaseFile } from '@acta/application';
import { firstOf, readOr } from '@acta/domain';
import { ActaError } from '@acta/kernel';
import { isMap, isSeq, LineCounter, parseAllDocuments, type Document } from 'yaml';
import { z } from 'zod';

const header = z.strictObject({ acta: z.literal('case/1'), case: z.string().min(1), commands: z.unknown() });
const line = z.strictObject({
  do: z.string().min(1),
  key: z.string().min(1).optional(),
  data: z.unknown().optional(),
  occurred: z.unknown().optional(),
  evidence: z.unknown().optional(),
  links: z.unknown().optional(),
  note: z.unknown().optional(),
});

/**
 * Reads a case file: YAML, which JSON is too, or NDJSON whose first line is `{"acta":"case/1","case":"…"}`.
 * @throws ActaError `bad-case-file`, with the line that cannot be read
 */
export function parseCaseFile(text: string): CaseFile {
  return isNdjson(text) ? parseNdjson(text) : parseYaml(text);
}

/** Its first line is an object by itself, and not one with all the commands in it. */
function isNdjson(text: string): boolean {
  const [first = ''] = text.trimStart().split('\n', 1);
  return first.startsWith('{') && first.trimEnd().endsWith('}') && !first.includes('"commands"');
}

function parseYaml(text: string): CaseFile {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines });
  const [document] = 'empty' in documents ? [] : documents;
  if (!document || documents.length > 1) throw bad(1, 'one YAML document is expected');
  const [error] = document.errors;
  if (error) throw bad(error.linePos?.[0].line ?? 1, error.message.split('\n')[0] ?? '');

  const head = readAt(header, document.toJS(), 1);
  const list = commandList(document, lines);
  return { name: head.case, commands: list.map(({ at, value }) => commandAt(at, value)) };
}

function commandList(document: Document, lines: LineCounter): { at: number; value: unknown }[] {
  const list = isMap(document.contents) ? document.contents.get('commands') : undefined;
  if (!isSeq(list)) throw bad(1, '"commands" must be a list');
  return list.items.map((item) => {
    const range = (item as { range?: readonly number[] }).range;
    const value = isMap(item) || isSeq(item) ? item.toJS(document) : item;
    return { at: lines.linePos(range?.[0] ?? 0).line, value };
  });
}

function parseNdjson(text: string): CaseFile {
  const rows = text
    .split('\n')
    .flatMap((row, index) => (row.trim() ? [{ at: index + 1, value: parseJson(row, index + 1) }] : []));
  const [first, ...rest] = rows;
  const head = readAt(header.omit({ commands: true }), first?.value, 1);
  return { name: head.case, commands: rest.map(({ at, value }) => commandAt(at, value)) };
}

function parseJson(row: string, at: number): unknown {
  try {
    return JSON.parse(row);
  } catch (error) {
    throw bad(at, error instanceof Error ? error.message : 'not JSON');
  }
}

function commandAt(at: number, value: unknown): CaseCommand {
  const { do: path, key, ...body } = readAt(line, value, at);
  return {
    line: at,
    do: path,
    key,
    body: Object.fromEntries(Object.entries(body).filter(([, part]) => part !== undefined)),
  };
}

const readAt = <Schema extends z.ZodType>(schema: Schema, value: unknown, at: number) =>
  readOr(schema, value, (problems) => bad(at, firstOf('it', problems)));

function bad(at: number, message: string): ActaError {
  return new ActaError('invalid', 'bad-case-file', `Line ${at}: ${message}`, [{ pointer: '', message }], { line: at });
}
