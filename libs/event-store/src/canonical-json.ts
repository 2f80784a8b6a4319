import { ActaError } from '@acta/kernel';
import canonicalize from 'canonicalize';

/**
 * The canonical JSON text (RFC 8785) of a value: keys sorted, no white space. Fields that are `undefined` are left out.
 * @throws ActaError `not-json` for what JSON cannot hold: NaN, infinities, functions, broken surrogate pairs, circles
 */
export function canonicalJson(value: unknown): string {
  try {
    const text = canonicalize(value);
    if (text !== undefined) return text;
  } catch (error) {
    throw notJson(error instanceof Error ? error.message : String(error));
  }
  throw notJson(`${typeof value} has no JSON`);
}

function notJson(reason: string): ActaError {
  return new ActaError('invalid', 'not-json', `The value cannot be stored as JSON: ${reason}.`);
}
