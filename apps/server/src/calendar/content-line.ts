/** At most so many octets to a line, its end not counted (RFC 5545, 3.1). */
const LINE = 75;

/** A value of type TEXT (RFC 5545, 3.3.11): an end of line is `\n`, and no other control character is allowed. */
export const escapeText = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, ' ')
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`);

/** A line, folded where it is too long, and never within a character. */
export function foldLine(line: string): string {
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LINE) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return `${folded}\r\n`;
}

/** A content line with a value that needs no escaping; `name` may carry parameters. */
export const property = (name: string, value: string): string => foldLine(`${name}:${value}`);

export const textProperty = (name: string, text: string): string => property(name, escapeText(text));
