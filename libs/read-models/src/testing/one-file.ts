import { Register } from './register.js';

/** One file of a party in a mission, and the council that approves it. */
export function oneFile(): Register {
  const record = new Register();
  record.do('parties/belgium/register', { data: { name: 'Belgium', kind: 'state' } });
  record.do('bodies/council/register', { data: { name: 'Council', party: 'belgium' } });
  record.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'belgium' } });
  const data = { title: 'More', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
  record.do('decisions/more/open', { data, occurred: '2018-01-01' });
  return record;
}
