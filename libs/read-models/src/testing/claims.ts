import type { JsonObject } from '@acta/kernel';
import { listClaims, type ClaimFilter } from '../claims/list.js';
import { Register } from './register.js';

export function register(): Register {
  const record = new Register();
  for (const id of ['belgium', 'nato']) record.do(`parties/${id}/register`, { data: { name: id, kind: 'state' } });
  record.do('bodies/council/register', { data: { name: 'Council', party: 'belgium' } });
  record.do('bodies/ministers/register', { data: { name: 'Ministers', party: 'nato' } });
  record.do('sources/staff/register', {
    data: { title: 'Bulletin', publisher: 'Defence staff', published: '2017-11-06', language: 'fr' },
  });
  record.do('sources/press/register', { data: { published: '2017-11-07', language: 'fr' } });
  record.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'nato' } });
  const data = { title: 'More', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
  record.do('decisions/more/open', { data });
  return record;
}
export const troops = (value: number, basis = 'level', qualifier = 'exactly') => ({
  value,
  qualifier,
  basis,
  unit: 'personnel',
});
export const observe = (record: Register, value: number, rest: JsonObject = {}) =>
  record.do('presence/rs/belgium/observe', { data: { amount: troops(value) }, ...rest });
export const claims = async (record: Register, filter: ClaimFilter = {}, validAt = '2019-12-31') =>
  (await listClaims(record.asked(validAt), filter)).items;
export const contradictions = async (record: Register, filter: ClaimFilter = {}) =>
  (await claims(record, filter)).map(({ event, contradicts }) => [event, contradicts]);
