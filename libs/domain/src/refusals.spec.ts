import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';

const source = new URL('.', import.meta.url);
const page = readFileSync(new URL('../../../docs/reference/refusals.md', import.meta.url), 'utf8');

const codes = /(?:refused\(|new ActaError\(\s*'[a-z-]+',)\s*'([a-z-]+)'/g;
const inCode = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .flatMap((file) => Array.from(readFileSync(new URL(file, source), 'utf8').matchAll(codes), ([, code]) => code ?? ''));

const onPage = [...page.matchAll(/^\| `([a-z-]+)`/gm)].map(([, code]) => code ?? '');

describe('the page of refusals', () => {
  it('lists every code that the domain refuses with, once, and no other', () => {
    expect(onPage).toEqual([...new Set(inCode)].toSorted());
    expect(onPage.length).toBeGreaterThan(20);
  });
});
