import { isUtf8 } from 'node:buffer';
import { ActaError } from '@acta/kernel';

/**
 * Refuses a body in another encoding than it says: it would be read all the same, with its accents replaced, and recorded for good.
 * A charset that is named and is not UTF-8 is the JSON parser's to read or to refuse.
 * @throws ActaError `not-utf-8`
 */
export function utf8Only(_request: unknown, _response: unknown, body: Buffer, charset: string): void {
  if (charset !== 'utf-8' || isUtf8(body)) return;
  const message = 'is to be in UTF-8';
  throw new ActaError('invalid', 'not-utf-8', `The body ${message}.`, [{ pointer: '', message }]);
}
