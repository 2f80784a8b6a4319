import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { program } from './program.js';

describe('the command line', () => {
  it('has every command in its reference, and nothing else there', async () => {
    const reference = await readFile(new URL('../../../docs/reference/cli.md', import.meta.url), 'utf8');
    const told = [...reference.matchAll(/^\| `acta ([a-z-]+)/gm)].map(([, name]) => name);
    const names = program().commands.map((command) => command.name());
    expect([...new Set(told)].toSorted()).toEqual(names.toSorted());
  });

  it('can ask every question of any of the times', () => {
    const asking = program().commands.filter(({ options }) => options.some(({ long }) => long === '--valid-at'));
    expect(asking.length).toBeGreaterThan(10);
    for (const { options } of asking) {
      expect(options.map(({ long }) => long)).toEqual(expect.arrayContaining(['--known-at', '--basis', '--json']));
    }
  });
});
