import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { RowText } from './row-text.js';

describe('the text of rows that come one after another', () => {
  const names = fc.constantFrom('a', 'b', '"c"', '__proto__', '1');
  const value = fc.oneof(fc.jsonValue(), fc.constant(undefined), fc.date({ noInvalidDate: true }));
  const rows = fc.array(
    fc.oneof({ weight: 6, arbitrary: fc.dictionary(names, value) }, { weight: 1, arbitrary: value }),
  );

  it('is the JSON text of each, whatever they have in common', () => {
    fc.assert(
      fc.property(rows, fc.array(names), (given, kept) => {
        const text = new RowText();
        let before: object = {};
        for (const row of given) {
          const next = row && !Array.isArray(row) && typeof row === 'object' ? withSome(before, kept, row) : row;
          expect(text.of(next)).toBe(JSON.stringify(next));
          if (next && typeof next === 'object') before = next;
        }
      }),
      { seed: 3 },
    );
  });

  it('does not write again what is the very same object', () => {
    let written = 0;
    const value = { toJSON: () => ++written };
    const text = new RowText();
    expect([text.of({ value }), text.of({ value, more: 1 })]).toEqual(['{"value":1}', '{"value":1,"more":1}']);
  });
});

/** A row with some values of the one before, as the very same objects. */
const withSome = (before: object, names: readonly string[], row: object): object =>
  Object.getPrototypeOf(row) === Object.prototype
    ? { ...row, ...Object.fromEntries(Object.entries(before).filter(([name]) => names.includes(name))) }
    : row;
