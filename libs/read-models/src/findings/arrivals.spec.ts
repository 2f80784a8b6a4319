import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { oneFile } from '../testing/one-file.js';
import { Register } from '../testing/register.js';
import { listFindings } from './list.js';

const troops = (value: number, basis = 'level', unit = 'personnel'): JsonObject => ({ value, basis, unit });

/** Thirty more are committed on 10 January and approved on 1 March. */
function register(amount = troops(30, 'increase')): Register {
  const record = new Register();
  record.do('parties/belgium/register', { data: { name: 'Belgium', kind: 'state' } });
  record.do('bodies/council/register', { data: { name: 'Council', party: 'belgium' } });
  record.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'belgium' } });
  open(record, 'more');
  commit(record, 'more', amount);
  record.do('decisions/more/grant-approval', { data: { body: 'council' }, occurred: '2018-03-01' });
  return record;
}
const open = (record: Register, id: string) => {
  const data = { title: id, kind: 'personnel', contributor: 'belgium', mission: 'rs' };
  record.do(`decisions/${id}/open`, { data, occurred: '2018-01-01' });
};
const commit = (record: Register, id: string, amount: JsonObject) =>
  record.do(`decisions/${id}/make-commitment`, { data: { by: 'belgium', amount }, occurred: '2018-01-10' });
const observe = (record: Register, amount: JsonObject, occurred: string) =>
  record.do('presence/rs/belgium/observe', { data: { amount }, occurred });
const found = async (record: Register, day = '2018-12-31') =>
  (await listFindings(record.asked(day), { kind: 'approved-never-deployed', decision: 'more' })).items.map(
    ({ from, until, certain }) => [from, until, certain],
  );

describe('what was approved and has no deployment on record', () => {
  it('was never deployed while no more are seen than before', async () => {
    const record = register();
    observe(record, troops(60), '2018-01-05');
    observe(record, troops(60), '2018-05-01');
    expect(await found(record)).toEqual([['2018-03-01', null, true]]);
  });

  it('was deployed when more are seen than were observed first, since the commitment', async () => {
    const record = register();
    observe(record, troops(60), '2018-01-05');
    observe(record, troops(90), '2018-05-01');
    expect(await found(record)).toEqual([['2018-03-01', '2018-05-01', true]]);
    expect(await found(record, '2018-04-30')).toEqual([['2018-03-01', '2018-05-01', true]]);
  });

  it('was deployed for good, though those who were seen have gone', async () => {
    for (const left of [60, 5, 0]) {
      const record = register();
      observe(record, troops(60), '2018-01-05');
      observe(record, troops(90), '2018-05-01');
      observe(record, troops(left), '2018-09-01');
      expect(await found(record)).toEqual([['2018-03-01', '2018-05-01', true]]);
    }
    const level = register(troops(90));
    observe(level, troops(90), '2018-05-01');
    observe(level, troops(0), '2018-09-01');
    expect(await found(level)).toEqual([['2018-03-01', null, false]]);
  });

  it('may have been deployed while it is not certain that more are seen', async () => {
    const record = register();
    observe(record, troops(60), '2018-01-05');
    observe(record, troops(90), '2018-05');
    expect(await found(record, '2018-05-15')).toEqual([['2018-03-01', '2018-05-31', false]]);
  });

  it('may have been deployed where those who are seen may be those of another file', async () => {
    const record = register();
    open(record, 'other');
    commit(record, 'other', troops(20, 'increase'));
    observe(record, troops(60), '2018-01-05');
    observe(record, troops(90), '2018-05-01');
    expect(await found(record)).toEqual([['2018-03-01', null, false]]);
  });

  it('may have been deployed where those who are seen may be a part of the level that is committed', async () => {
    const record = register(troops(90));
    expect(await found(record)).toEqual([['2018-03-01', null, true]]);
    observe(record, troops(60), '2018-05-01');
    expect(await found(record)).toEqual([['2018-03-01', null, false]]);
  });

  it('may have been deployed where nobody committed it, and somebody is seen since it was approved', async () => {
    const record = oneFile();
    record.do('decisions/more/grant-approval', { data: { body: 'council' }, occurred: '2018-03-01' });
    observe(record, troops(100), '2018-03-10');
    expect(await found(record)).toEqual([['2018-03-01', null, false]]);
  });

  it('was not deployed when more is seen of something else', async () => {
    const record = register(troops(3, 'increase', 'helicopters'));
    observe(record, troops(60), '2018-01-05');
    observe(record, troops(90), '2018-05-01');
    expect(await found(record)).toEqual([['2018-03-01', null, true]]);
  });
});

describe('who was approved', () => {
  it('need not be deployed once the promise is withdrawn, or where fewer were promised', async () => {
    const record = register();
    expect(await found(record)).toEqual([['2018-03-01', null, true]]);
    record.do('decisions/more/withdraw-commitment', { data: { by: 'belgium' }, occurred: '2018-05-01' });
    expect(await found(record)).toEqual([['2018-03-01', '2018-05-01', true]]);
    expect(await found(register(troops(30, 'decrease')))).toEqual([]);
  });

  it('is not meant by what was seen of another kind', async () => {
    const record = new Register();
    record.do('parties/belgium/register', { data: { name: 'Belgium', kind: 'state' } });
    record.do('bodies/council/register', { data: { name: 'Council', party: 'belgium' } });
    record.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'belgium' } });
    open(record, 'more');
    record.do('decisions/more/grant-approval', { data: { body: 'council' }, occurred: '2018-03-01' });
    observe(record, troops(30, 'level', 'helicopters'), '2018-04-01');
    expect(await found(record)).toEqual([['2018-03-01', null, true]]);
    observe(record, troops(30), '2018-05-01');
    expect(await found(record)).toMatchObject([['2018-03-01', null, false]]);
  });
});

describe('who is there', () => {
  const before = async (record: Register, day = '2018-12-31') =>
    (await listFindings(record.asked(day), { kind: 'presence-before-approval' })).items.map(
      ({ decision, from, until, certain }) => [decision, from, until, certain],
    );

  it('was there before an approval of which nobody had said that it was needed, as seen from then on', async () => {
    const record = register(troops(100));
    observe(record, troops(100), '2018-02-01');
    expect(await before(record, '2018-02-15')).toEqual([]);
    expect(await before(record)).toEqual([['more', '2018-02-01', '2018-03-01', true]]);
  });

  it('is another file for certain only where that one was not approved, whose mandate may be over', async () => {
    const record = oneFile();
    commit(record, 'more', troops(100));
    const mandate = { ceiling: troops(100, 'ceiling'), from: '2018-01-11', until: '2018-06-30' };
    record.do('decisions/more/grant-approval', { data: { body: 'council', mandate }, occurred: '2018-01-11' });
    open(record, 'other');
    commit(record, 'other', troops(50));
    record.do('decisions/other/require-approval', { data: { body: 'council' }, occurred: '2018-01-12' });
    observe(record, troops(100), '2018-02-01');
    expect(await before(record)).toEqual([['other', '2018-07-01', null, false]]);
  });

  it('was there lawfully though another body approves an extension later', async () => {
    const record = oneFile();
    record.do('bodies/parliament/register', { data: { name: 'Parliament', party: 'belgium' } });
    commit(record, 'more', troops(100));
    const grant = (body: string, occurred: string, from?: string, until?: string) => {
      const mandate = from && { mandate: { ceiling: troops(100, 'ceiling'), from, until } };
      record.do('decisions/more/grant-approval', { data: { body, ...mandate } as JsonObject, occurred });
    };
    grant('council', '2018-01-20', '2018-02-01', '2018-12-31');
    const data = { extent: 'fully', amount: troops(100) };
    record.do('decisions/more/record-deployment', { data, occurred: '2018-03-01' });
    grant('parliament', '2018-12-20', '2019-01-01', '2019-12-31');
    expect(await before(record, '2019-02-01')).toEqual([]);
    grant('parliament', '2018-12-21');
    expect(await before(record, '2019-02-01')).toEqual([]);
  });

  it('may have been there before another body approved it, which names no day from which it does', async () => {
    const record = register(troops(100));
    record.do('bodies/parliament/register', { data: { name: 'Parliament', party: 'belgium' } });
    observe(record, troops(100), '2018-03-02');
    record.do('decisions/more/grant-approval', { data: { body: 'parliament' }, occurred: '2018-06-01' });
    expect(await before(record)).toEqual([['more', '2018-03-02', '2018-06-01', false]]);
  });
});
