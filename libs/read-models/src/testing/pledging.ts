import type { JsonObject } from '@acta/kernel';
import { Register } from './register.js';

/** Four states, two of them a collective too, and two missions. */
export function register(): Register {
  const record = new Register();
  for (const id of ['belgium', 'france', 'norway', 'nato']) {
    record.do(`parties/${id}/register`, { data: { name: id, kind: 'state' } });
  }
  record.do('parties/two/register', { data: { name: 'Two', kind: 'collective', members: ['belgium', 'france'] } });
  for (const id of ['rs', 'other']) record.do(`missions/${id}/open`, { data: { name: id, lead: 'nato' } });
  return record;
}

export const more = (value: number): JsonObject => ({ value, basis: 'increase', unit: 'personnel' });
export const unspecified: JsonObject = { qualifier: 'unspecified', basis: 'increase', unit: 'personnel' };
export const links = (relation: string, to: string): JsonObject => ({ links: [{ relation, to }] });

export function open(
  record: Register,
  id: string,
  contributor: string,
  rest: JsonObject = {},
  kind = 'personnel',
): void {
  const data = { title: id, kind, contributor, mission: 'rs' };
  record.do(`decisions/${id}/open`, { data, ...rest });
}
