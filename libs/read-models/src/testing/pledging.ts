import type { JsonObject } from '@acta/kernel';
import { deploymentState } from '../deployment/state.js';
import { Register } from './register.js';

/** Four states, two of them a collective too, an alliance that names no members, and two missions. */
export function register(): Register {
  const record = new Register();
  for (const id of ['belgium', 'france', 'norway', 'nato']) {
    record.do(`parties/${id}/register`, { data: { name: id, kind: 'state' } });
  }
  record.do('parties/two/register', { data: { name: 'Two', kind: 'collective', members: ['belgium', 'france'] } });
  record.do('parties/all/register', { data: { name: 'All', kind: 'alliance' } });
  for (const id of ['rs', 'other']) record.do(`missions/${id}/open`, { data: { name: id, lead: 'nato' } });
  return record;
}

export const more = (value: number): JsonObject => ({ value, basis: 'increase', unit: 'personnel' });
export const money = (value: number, currency: string): JsonObject => ({ value, currency });
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

/** A file of its own with one promise of November. @returns the promise's id */
export function promise(
  record: Register,
  id: string,
  contributor: string,
  amount: JsonObject,
  link?: JsonObject,
): string {
  open(record, id, contributor, link && { links: [link] });
  return record.do(`decisions/${id}/make-commitment`, { data: { by: contributor, amount }, occurred: '2017-11-01' });
}

/** What is committed for the mission in December, the principal figure first. */
export async function committed(record: Register): Promise<readonly (readonly unknown[])[]> {
  const [mission] = (await deploymentState(record.asked('2017-12-01'), { mission: 'rs' })).missions;
  return [mission?.committed, ...(mission?.alsoCommitted ?? [])].flatMap((figure) =>
    figure ? [[figure.min, figure.max, figure.currency ?? figure.unit]] : [],
  );
}
