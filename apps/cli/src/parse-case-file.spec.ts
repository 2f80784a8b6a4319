import { describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { parseCaseFile } from './parse-case-file.js';

const header = { acta: 'case/1', case: 'example' };
const commands = [
  { do: 'parties/belgium/register', data: { name: 'Belgium', kind: 'state' } },
  { do: 'bodies/council/register', key: 'council', data: { name: 'Council', party: 'belgium' } },
];
const whole = { ...header, commands };
const withoutLines = (text: string) => {
  const { name, commands: all } = parseCaseFile(text);
  return { name, commands: all.map(({ do: path, key, body }) => ({ do: path, key, body })) };
};

describe('a case file', () => {
  it('says the same as YAML, as JSON in one line or several, and as NDJSON', () => {
    const expected = {
      name: 'example',
      commands: commands.map(({ do: path, data, ...rest }) => ({ do: path, key: rest.key, body: { data } })),
    };
    const lines = [header, ...commands].map((line) => `${JSON.stringify(line)}\n`).join('');
    for (const text of [stringify(whole), JSON.stringify(whole), JSON.stringify(whole, null, 2), lines])
      expect(withoutLines(text)).toEqual(expected);
  });

  it('that cannot be read says at which line', () => {
    const broken = `${JSON.stringify(header)}\n{"do":"parties/x/register"\n`;
    for (const [text, line] of [
      [broken, 2],
      ['{\n  "acta": "case/1",\n  "case": "x\n}', 4],
      ['acta: case/1\ncase: x\ncommands:\n  - do: 5\n', 4],
    ] as const)
      expect(() => parseCaseFile(text)).toThrow(`Line ${line}: `);
  });
});
