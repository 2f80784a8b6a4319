import type { JsonObject } from '@acta/kernel';
import { Register } from './register.js';

const source = 'press-2017-11-07';
const personnel = (rest: JsonObject): JsonObject => ({ unit: 'personnel', ...rest });
const unspecified = personnel({ qualifier: 'unspecified', basis: 'increase' });
const says = (paraphrase: string): JsonObject => ({ evidence: [{ source, paraphrase }] });

/** What one press article of 7 November 2017 states about reinforcements for a mission; recorded years later. */
export function article(): Register {
  const record = new Register();
  const on = '2026-11-24';
  const recordIt = (path: string, data: JsonObject, rest: JsonObject = {}, key?: string) =>
    record.do(path, { data, ...rest }, { on, ...(key !== undefined && { key }) });

  recordIt('parties/belgium/register', { name: 'Belgium', kind: 'state', country: 'BE' });
  recordIt('parties/united-states/register', { name: 'United States', kind: 'state', country: 'US' });
  recordIt('parties/nato/register', { name: 'NATO', kind: 'alliance' });
  recordIt('parties/nato-allies/register', { name: 'NATO allies', kind: 'collective' });
  recordIt('bodies/be-council/register', {
    name: 'Council of Ministers (Belgium)',
    party: 'belgium',
    roles: ['approves'],
  });
  recordIt('bodies/be-staff/register', { name: 'General Staff (Belgium)', party: 'belgium', roles: ['studies'] });
  recordIt('bodies/nato-ministers/register', { name: 'NATO defence ministers', party: 'nato' });
  recordIt(`sources/${source}/register`, { published: '2017-11-07', language: 'fr' });
  recordIt(
    'missions/resolute-support/open',
    { name: 'Resolute Support', lead: 'nato' },
    says('The mission advises and assists.'),
  );

  const target = { by: 'nato', baseline: personnel({ value: 13000, qualifier: 'exactly' }) };
  recordIt(
    'missions/resolute-support/announce-target',
    { ...target, amount: personnel({ value: 16000, qualifier: 'exactly', basis: 'target' }) },
    { occurred: { text: 'Tuesday', edtf: '2017-11-07' }, ...says('From 13 000 to 16 000.') },
    'target',
  );
  const restates = { links: [{ relation: 'restates', to: '@target' }] };
  recordIt(
    'missions/resolute-support/announce-target',
    { by: 'nato', amount: personnel({ qualifier: 'unspecified', basis: 'target' }) },
    { ...restates, ...says('It reinforces its support.') },
  );
  recordIt(
    'missions/resolute-support/announce-target',
    { ...target, amount: personnel({ value: 16000, qualifier: 'nearly', basis: 'target' }) },
    { ...restates, ...says('From 13 000 to nearly 16 000.') },
  );
  recordIt(
    'sessions/nato-2017-11-08/schedule',
    { body: 'nato-ministers', date: '2017-11-08' },
    says('They meet the day after.'),
  );
  recordIt('sessions/nato-2017-11-08/table-item', { topic: 'Financial aid' }, says('Financial aid is on the agenda.'));

  const file = (id: string, contributor: string, rest: JsonObject = { mission: 'resolute-support' }) =>
    recordIt(
      `decisions/${id}/open`,
      { title: id, kind: 'personnel', contributor, ...rest },
      says('There is such a matter.'),
    );
  file('nato-2017', 'nato');
  file('allies-2017', 'nato-allies');
  recordIt(
    'decisions/allies-2017/record-request',
    {
      by: 'united-states',
      to: 'nato-allies',
      amount: personnel({ value: 1000, qualifier: 'about', basis: 'increase' }),
    },
    {
      occurred: { edtf: '2017-10-15~', earliest: '2017-10-11', latest: '2017-10-20' },
      ...says('About a thousand more.'),
    },
  );
  recordIt('decisions/nato-2017/link', { relation: 'answers', to: 'decisions/allies-2017' }, says('At that request.'));
  file('us-2017', 'united-states');
  recordIt(
    'decisions/us-2017/record-deployment',
    { extent: 'partly', amount: unspecified },
    says('They are going there.'),
  );

  recordIt(
    'sessions/be-council-2017-11-09/schedule',
    { body: 'be-council', date: '2017-11-09' },
    says('It meets on Thursday.'),
  );
  file('be-plan-2018', 'belgium', { kind: 'plan', period: '2018' });
  recordIt('sessions/be-council-2017-11-09/table-item', { decision: 'be-plan-2018' }, says('The plan is presented.'));

  file('be-2017', 'belgium');
  recordIt(
    'decisions/be-2017/make-commitment',
    { by: 'belgium', to: 'nato', amount: unspecified },
    {
      occurred: { text: 'this summer', edtf: '2017-22', earliest: '2017-06-21', latest: '2017-09-22' },
      ...says('More troops.'),
    },
    'commitment',
  );
  recordIt('decisions/be-2017/await-approval', { body: 'be-council' }, says('To be approved at the next council.'));
  recordIt('sessions/be-council-2017-11-09/table-item', { decision: 'be-2017' }, says('It is approved there.'));
  recordIt(
    'decisions/be-2017/await-approval',
    { body: 'be-council', session: 'be-council-2017-11-09' },
    says('To be approved on Thursday.'),
  );

  file('be-further-2017', 'belgium');
  recordIt(
    'decisions/be-further-2017/record-request',
    { by: 'nato', to: 'belgium', amount: unspecified },
    { occurred: '../2017-11-07', ...says('A further request.') },
  );
  recordIt(
    'decisions/be-further-2017/open-study',
    { body: 'be-staff', question: 'Are there numbers enough?' },
    says('Under study at the staff.'),
  );
  recordIt(
    'presence/resolute-support/belgium/observe',
    { amount: personnel({ value: 62, qualifier: 'exactly', basis: 'level' }) },
    { occurred: '2017-11-07', ...says('62 are there.') },
  );
  file('aid-2017', 'nato-allies', { kind: 'funds', theatre: 'Afghanistan' });
  recordIt(
    'decisions/aid-2017/make-commitment',
    { by: 'nato-allies', amount: { value: '1000000000', qualifier: 'nearly', currency: 'USD' }, until: '2020' },
    { occurred: '2017-07', ...says('Close to a billion dollars until 2020.') },
  );
  return record;
}
