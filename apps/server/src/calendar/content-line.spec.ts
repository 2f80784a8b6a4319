import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { escapeText, foldLine, property, textProperty } from './content-line.js';

/** What a reader makes of lines, as RFC 5545 has it. */
const unfold = (lines: string): string => lines.replaceAll('\r\n ', '');
const unescape = (text: string): string =>
  text.replaceAll(/\\([\\;,nN])/g, (_whole, sign: string) => (/n/i.test(sign) ? '\n' : sign));

// A text may have any character but the controls that RFC 5545 forbids in it, which `escapeText` turns into spaces.
const text = fc
  .string({ unit: 'binary', maxLength: 400 })
  // oxlint-disable-next-line no-control-regex
  .map((any) => any.replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, ''));

describe('a content line', () => {
  it('is escaped', () =>
    expect(textProperty('SUMMARY', 'Council; plan, part\\1\r\nand more')).toBe(
      'SUMMARY:Council\\; plan\\, part\\\\1\\nand more\r\n',
    ));

  it('has no control characters', () => expect(escapeText('a\u0000b\tc\u007Fd')).toBe('a b\tc d'));

  it('is folded at 75 octets', () => {
    expect(property('X', 'a'.repeat(73))).toBe(`X:${'a'.repeat(73)}\r\n`);
    expect(property('X', 'a'.repeat(74))).toBe(`X:${'a'.repeat(73)}\r\n a\r\n`);
  });

  it('is what was written, once it is unfolded and unescaped', () => {
    fc.assert(
      fc.property(text, (given) => {
        const [name, ...value] = unfold(textProperty('DESCRIPTION', given)).replace(/\r\n$/, '').split(':');
        expect(name).toBe('DESCRIPTION');
        expect(unescape(value.join(':'))).toBe(given);
      }),
      { seed: 5 },
    );
  });

  it('has no line of more than 75 octets, and no character is torn apart', () => {
    fc.assert(
      fc.property(text, (given) => {
        const lines = foldLine(`DESCRIPTION:${escapeText(given)}`).split('\r\n');
        expect(lines.pop()).toBe('');
        for (const line of lines) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/\p{Surrogate}/u);
        }
        for (const line of lines.slice(1)) expect(line.startsWith(' ')).toBe(true);
      }),
      { seed: 6 },
    );
  });
});
