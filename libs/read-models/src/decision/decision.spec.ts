import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { Register } from '../testing/register.js';
import { decisionFile, listDecisions } from './file.js';

function register(): Register {
  const record = new Register();
  for (const id of ['belgium', 'nato']) record.do(`parties/${id}/register`, { data: { name: id, kind: 'state' } });
  record.do('bodies/staff/register', { data: { name: 'Staff', party: 'belgium' } });
  record.do('bodies/council/register', { data: { name: 'Council', party: 'belgium' } });
  record.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'nato' } });
  open(record, 'more');
  return record;
}
function open(record: Register, id: string): void {
  const data = { title: id, kind: 'personnel', contributor: 'belgium', mission: 'rs' };
  record.do(`decisions/${id}/open`, { data, occurred: '2017-01-01' });
}
const troops = (value: number, basis = 'level') => ({ value, qualifier: 'exactly', basis, unit: 'personnel' });
const more = { qualifier: 'unspecified', basis: 'increase', unit: 'personnel' };
const commit = (record: Register, amount: JsonObject, rest: JsonObject = {}, file = 'more') =>
  record.do(`decisions/${file}/make-commitment`, { data: { by: 'belgium', amount }, occurred: '2017-06-01', ...rest });
const file = (record: Register, day = '2018-06-01', id = 'more') => decisionFile(record.asked(day), id);
const committed = async (record: Register, day = '2018-06-01') =>
  (await deploymentState(record.asked(day), { party: 'belgium' })).items[0]?.committed;

describe('a commitment', () => {
  const intend = (record: Register, by: string, occurred = '2017-03-01') =>
    record.do('decisions/more/announce-intention', { data: { by, amount: more }, occurred });
  const statuses = async (record: Register) => (await file(record))?.commitments.map(({ by, status }) => [by, status]);

  it('of the contributor takes the place of what a body of it intended', async () => {
    const record = register();
    intend(record, 'staff');
    commit(record, troops(30));
    expect(await statuses(record)).toEqual([
      ['staff', 'superseded'],
      ['belgium', 'made'],
    ]);
  });

  it('of another leaves alone what the contributor intended', async () => {
    const record = register();
    intend(record, 'belgium');
    commit(record, troops(30), { data: { by: 'nato', amount: troops(30) } });
    expect(await statuses(record)).toEqual([
      ['belgium', 'intended'],
      ['nato', 'made'],
    ]);
  });

  it('of the contributor leaves alone what another intends beside a commitment of its own', async () => {
    const record = register();
    commit(record, troops(30), { data: { by: 'nato', amount: troops(30) }, occurred: '2017-02-01' });
    intend(record, 'nato');
    commit(record, troops(60));
    expect(await statuses(record)).toEqual([
      ['nato', 'made'],
      ['nato', 'intended'],
      ['belgium', 'made'],
    ]);
  });

  it('takes the place of the intention', async () => {
    const record = register();
    const data = { by: 'belgium', amount: troops(30, 'increase') };
    record.do('decisions/more/announce-intention', { data, occurred: '2017-03-01' });
    expect(await committed(record, '2017-05-31')).toBeNull();
    commit(record, troops(25, 'increase'));
    expect((await file(record))?.commitments.map(({ status }) => status)).toEqual(['superseded', 'made']);
    expect((await committed(record))?.text).toBe('an increase of 25');
  });

  it('keeps what an amendment leaves out', async () => {
    const record = register();
    commit(record, troops(25), { data: { by: 'belgium', amount: troops(25), conditions: 'If asked', until: '2018' } });
    record.do('decisions/more/amend-commitment', { data: { amount: troops(40) }, occurred: '2017-08-01' });
    expect((await file(record))?.commitments).toMatchObject([
      { status: 'amended', amount: { value: '40' }, conditions: ['If asked'], until: { latest: '2018-12-31' } },
    ]);
  });

  it('may have been withdrawn while that has a vague date', async () => {
    const record = register();
    commit(record, troops(25));
    record.do('decisions/more/withdraw-commitment', { data: { by: 'belgium' }, occurred: '2018' });
    expect(await committed(record)).toMatchObject({
      min: '0',
      max: '25',
      certain: { min: '25', max: '25' },
      possible: { min: '0', max: '25' },
    });
    expect((await file(record))?.commitments).toMatchObject([
      { status: 'made', certain: true, possibly: [{ status: 'withdrawn' }] },
    ]);
    expect(await committed(record, '2018-12-31')).toBeNull();
  });

  it('is not counted again where it is restated, in the file or by another file', async () => {
    const record = register();
    const first = commit(record, troops(25));
    commit(record, troops(26), { links: [{ relation: 'same-as', to: first }] });
    open(record, 'again');
    commit(record, troops(25), { links: [{ relation: 'restates', to: first }] }, 'again');
    expect(await committed(record)).toMatchObject({ min: '25', max: '25' });
    expect((await file(record))?.commitments).toMatchObject([
      { event: first, restatements: [{ amount: { value: '26' } }] },
    ]);
  });

  it('is said by what says it again, once it is retracted', async () => {
    const record = register();
    const first = commit(record, troops(25));
    const again = commit(record, troops(26), { links: [{ relation: 'restates', to: first }] });
    commit(record, troops(27), { links: [{ relation: 'restates', to: first }] });
    record.do(`events/${first}/retract`, { data: { reason: 'Another mission' } });
    expect(await committed(record)).toMatchObject({ min: '26', max: '26' });
    expect((await file(record))?.commitments).toMatchObject([
      { event: again, restatements: [{ amount: { value: '27' } }] },
    ]);
  });

  it('keeps what was amended or granted where that is said again with another figure', async () => {
    const record = register();
    commit(record, troops(50));
    const amended = { occurred: '2017-07-01' };
    const amendment = record.do('decisions/more/amend-commitment', { data: { amount: troops(60) }, ...amended });
    const granting = (value: number, links: JsonObject[] = []) => {
      const mandate = { ceiling: troops(value, 'ceiling'), from: '2017-07-02' };
      const data = { body: 'council', amount: troops(value), mandate };
      return record.do('decisions/more/grant-approval', { data, occurred: '2017-07-02', links });
    };
    const grant = granting(60);
    const again = (to: string) => [{ relation: 'restates', to }];
    record.do('decisions/more/amend-commitment', { data: { amount: troops(65) }, ...amended, links: again(amendment) });
    granting(90, again(grant));
    const [item] = (await deploymentState(record.asked('2018-06-01'), { party: 'belgium' })).items;
    expect([item?.committed?.text, item?.approved?.text, item?.ceiling?.max]).toEqual(['60', '60', '60']);
  });

  it('is dated by its restatement, where it has no date itself', async () => {
    const record = register();
    const first = record.do(
      'decisions/more/make-commitment',
      { data: { by: 'belgium', amount: more } },
      { on: '2017-11-07' },
    );
    commit(record, more, { occurred: '2017-06-01', links: [{ relation: 'same-as', to: first }] });
    expect(await committed(record, '2017-06-01')).toMatchObject({ certain: { min: '1' } });
  });

  it('of an increase is added to a level and not to nothing', async () => {
    const record = register();
    commit(record, troops(62));
    open(record, 'further');
    commit(record, troops(30, 'increase'), {}, 'further');
    expect(await committed(record)).toMatchObject({ min: '92', max: '92', basis: 'level', text: '92' });
    open(record, 'even-more');
    commit(record, more, {}, 'even-more');
    expect(await committed(record)).toMatchObject({ min: '93', max: null, unspecified: true });
  });

  it('in a file that another supersedes does not count', async () => {
    const record = register();
    commit(record, troops(62));
    open(record, 'instead');
    commit(record, troops(50), {}, 'instead');
    record.do('decisions/instead/link', {
      data: { relation: 'supersedes', to: 'decisions/more' },
      occurred: '2017-06-01',
    });
    expect((await committed(record))?.text).toBe('50');
  });

  it('says other things of a day as known before it was corrected', async () => {
    const record = register();
    const event = commit(record, troops(25));
    const known = BigInt(record.events.length);
    const replace = { data: { by: 'belgium', amount: troops(52) } };
    record.do(`events/${event}/correct`, { data: { replace, reason: 'Digits swapped' } });
    expect((await committed(record))?.text).toBe('52');
    const before = await deploymentState(record.asked('2018-06-01', known), {});
    expect(before.items[0]?.committed?.text).toBe('25');
  });
});

describe('a file', () => {
  it('is on record from the first that happened in it, though it was opened later', async () => {
    const record = register();
    commit(record, troops(25), { occurred: '2016-05-01' });
    expect(await file(record, '2016-04-30')).toBeUndefined();
    expect(await file(record, '2016-05-01')).toMatchObject({ title: 'more', certain: false, status: 'open' });
    expect(await file(record, '2017-01-01')).toMatchObject({ certain: true });
  });

  it('is closed for certain from the day of its closing, though nobody told when it was opened', async () => {
    const record = register();
    const data = { title: 'late', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
    record.do('decisions/late/open', { data });
    record.do('decisions/late/close', { data: { outcome: 'superseded' }, occurred: '2017-06-01' });
    expect(await file(record, '2017-05-31', 'late')).toMatchObject({ status: 'open', certain: false });
    const closed = await file(record, '2017-06-20', 'late');
    expect(closed).toMatchObject({ status: 'closed', certain: true });
    expect(closed).not.toHaveProperty('possibly');
    record.do('decisions/late/reopen', { data: { reason: 'Not over' }, occurred: '2017-07' });
    expect(await file(record, '2017-07-15', 'late')).toMatchObject({
      status: 'closed',
      certain: true,
      possibly: [{ status: 'open' }],
    });
    expect(await file(record, '2017-07-31', 'late')).toMatchObject({ status: 'open', certain: true });
  });

  it('is not on record once its opening is retracted', async () => {
    const record = register();
    const opening = record.events.at(-1)?.id ?? '';
    record.do(`events/${opening}/retract`, { data: { reason: 'Never was' } });
    expect(await file(record)).toBeUndefined();
  });

  it('has its earlier facts again once it is opened anew: each of them is retracted by itself', async () => {
    const record = register();
    const opening = record.events.at(-1)?.id ?? '';
    commit(record, troops(25));
    const mistaken = commit(record, troops(99), { occurred: '2017-06-02' });
    record.do(`events/${opening}/retract`, { data: { reason: 'Under the wrong contributor' } });
    const data = { title: 'anew', kind: 'personnel', contributor: 'nato', mission: 'rs' };
    record.do('decisions/more/open', { data, occurred: '2017-01-01' });
    record.do(`events/${mistaken}/retract`, { data: { reason: 'Never promised' } });
    expect(await file(record)).toMatchObject({ title: 'anew', contributor: 'nato', commitments: [{ status: 'made' }] });
  });

  it('stays closed when it is opened anew after its opening was retracted', async () => {
    const record = register();
    const opening = record.events.at(-1)?.id ?? '';
    record.do('decisions/more/close', { data: { outcome: 'abandoned' }, occurred: '2017-02-01' });
    record.do(`events/${opening}/retract`, { data: { reason: 'Under the wrong title' } });
    open(record, 'more');
    expect(await file(record)).toMatchObject({ status: 'closed', outcome: 'abandoned' });
  });

  it('moves to another mission when its opening is corrected', async () => {
    const record = register();
    const opening = record.events.at(-1)?.id ?? '';
    record.do('missions/kfor/open', { data: { name: 'KFOR', lead: 'nato' } });
    const data = { title: 'more', kind: 'personnel', contributor: 'belgium', mission: 'kfor' };
    record.do(`events/${opening}/correct`, { data: { replace: { data }, reason: 'Wrong mission' } });
    const { items } = await listDecisions(record.asked('2018-01-01'), { mission: 'kfor' });
    expect(items.map(({ id }) => id)).toEqual(['more']);
    expect((await listDecisions(record.asked('2018-01-01'), { mission: 'rs' })).items).toEqual([]);
  });
});
