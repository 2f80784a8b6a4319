import { Register } from './register.js';

export const level = (value: number) => ({
  amount: { value, qualifier: 'exactly', basis: 'level', unit: 'personnel' },
});
export const citing = (source: string) => ({ evidence: [{ source, paraphrase: 'It says so.' }] });

/** Recorded in 2026: a paper of 7 November 2017, its erratum of the 12th, and a report of 2018. */
export function papers(): Register {
  const record = new Register();
  const on = '2026-11-24';
  const tell = (path: string, body: object, key?: string) =>
    record.do(path, body as never, key === undefined ? { on } : { on, key });
  tell('parties/belgium/register', { data: { name: 'Belgium', kind: 'state' } });
  tell('bodies/council/register', { data: { name: 'Council', party: 'belgium' } });
  tell('sources/paper/register', { data: { published: '2017-11-07', language: 'fr' } });
  tell('sources/erratum/register', { data: { published: '2017-11-12', language: 'fr' } });
  tell('sources/report/register', { data: { published: '2018', language: 'en' } });
  tell('missions/rs/open', { data: { name: 'Resolute Support', lead: 'belgium' } });
  const file = { title: 'Reinforcement', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
  tell('decisions/more/open', { data: file, ...citing('paper') });
  tell('presence/rs/belgium/observe', { data: level(62), occurred: '2017-11-07', ...citing('paper') }, 'seen');
  const amount = { qualifier: 'unspecified', basis: 'increase', unit: 'personnel' };
  tell('decisions/more/make-commitment', { data: { by: 'belgium', amount }, ...citing('report') }, 'promise');
  tell('decisions/more/grant-approval', { data: { body: 'council' }, occurred: '2017-11-09' });
  return record;
}
