import type { JsonObject } from '@acta/kernel';
import type { FindingKind } from '../findings/kinds.js';
import { listFindings } from '../findings/list.js';
import { Register } from './register.js';

/** A file of January that the council is to approve at its session of March. */
export function register(): Register {
  const record = new Register();
  for (const id of ['belgium', 'nato']) record.do(`parties/${id}/register`, { data: { name: id, kind: 'state' } });
  record.do('bodies/staff/register', { data: { name: 'Staff', party: 'belgium' } });
  record.do('bodies/council/register', { data: { name: 'Council', party: 'belgium' } });
  record.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'nato' } });
  record.do('sessions/march/schedule', { data: { body: 'council', date: '2018-03-01' }, occurred: '2018-01-01' });
  const data = { title: 'More', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
  record.do('decisions/more/open', { data, occurred: '2018-01-01' });
  return record;
}
export const troops = (value: number, basis = 'level') => ({ value, qualifier: 'exactly', basis, unit: 'personnel' });
export const commit = (record: Register, amount: JsonObject = troops(90), occurred = '2018-01-10') =>
  record.do('decisions/more/make-commitment', { data: { by: 'belgium', amount }, occurred });
export const awaiting = (record: Register) =>
  record.do('decisions/more/await-approval', { data: { body: 'council', session: 'march' }, occurred: '2018-01-15' });
export const grant = (record: Register, occurred: string, mandate?: JsonObject) =>
  record.do('decisions/more/grant-approval', { data: { body: 'council', ...(mandate && { mandate }) }, occurred });
export const observe = (record: Register, value: number, occurred: string) =>
  record.do('presence/rs/belgium/observe', { data: { amount: troops(value) }, occurred });
export const deploy = (record: Register, occurred: string) =>
  record.do('decisions/more/record-deployment', { data: { extent: 'fully' }, occurred });
export const found = async (record: Register, kind: FindingKind, validAt = '2019-12-31') =>
  (await listFindings(record.asked(validAt), { kind })).items.map(({ from, until, certain }) => [from, until, certain]);
