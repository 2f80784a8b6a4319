import { describe, expect, it } from '@jest/globals';
import { KnownRows } from './known-rows.js';

const text = (number: number): string => JSON.stringify({ number, filling: 'x'.repeat(100) });

describe('rows by their text', () => {
  it('are the very same object when they are read again', () => {
    const rows = new KnownRows(1000);
    const first = rows.row(text(1));
    expect(first).toEqual(JSON.parse(text(1)));
    expect(rows.row(text(2))).not.toBe(first);
    expect(rows.row(text(1))).toBe(first);
  });

  it('are forgotten when others have come since', () => {
    const rows = new KnownRows(1000);
    const first = rows.row(text(1));
    for (let number = 2; number <= 30; number++) rows.row(text(number));
    expect(rows.row(text(1))).toEqual(first);
    expect(rows.row(text(1))).not.toBe(first);
  });

  it('stay while they are read', () => {
    const rows = new KnownRows(1000);
    const first = rows.row(text(1));
    for (let number = 2; number <= 30; number++) {
      rows.row(text(number));
      expect(rows.row(text(1))).toBe(first);
    }
  });
});
