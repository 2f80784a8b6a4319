import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isSameJson } from './same-json.js';

describe('values called the same', () => {
  it('make the same JSON text', () => {
    const value = fc.jsonValue({ maxDepth: 2 });
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(isSameJson(a, JSON.parse(JSON.stringify(a)))).toBe(true);
        if (isSameJson(a, b)) expect(JSON.stringify(a)).toBe(JSON.stringify(b));
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it.each([
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    [{ a: undefined }, {}],
    [new Date(0), new Date(1)],
    [[1], [1, 2]],
    [[], {}],
    [{ a: [{ b: null }] }, { a: [{ b: 0 }] }],
  ])('are not %j and %j', (a, b) => {
    expect(isSameJson(a, b)).toBe(false);
    expect(isSameJson(b, a)).toBe(false);
  });
});
