import { describe, expect, it } from '@jest/globals';
import { Register } from '../testing/register.js';
import { registers } from './registers.js';

function register(): Register {
  const record = new Register();
  record.do('parties/nato/register', { data: { name: 'NATO', kind: 'alliance' }, occurred: '1949-04-04' });
  record.do('parties/drc/register', { data: { name: 'Zaire', kind: 'state', country: 'CD' } });
  record.do('parties/drc/rename', { data: { name: 'DR Congo' }, occurred: '1997-05-17' });
  record.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'nato' }, occurred: '2015-01-01' });
  record.do('missions/rs/end', { data: { reason: 'Withdrawn' }, occurred: '2021-09-12' });
  return record;
}

describe('a register', () => {
  it('has names as they were on the day', async () => {
    const name = async (day: string) => (await registers.parties.get(register().asked(day), 'drc'))?.name;
    expect(await name('1990-01-01')).toBe('Zaire');
    expect(await name('1997-05-17')).toBe('DR Congo');
    expect(await name('2026-12-31')).toBe('DR Congo');
  });

  it('has nothing of a day before there was anything', async () =>
    expect(await registers.parties.get(register().asked('1949-04-03'), 'nato')).toBeUndefined());

  it('is listed by id, page by page', async () => {
    const asked = register().asked('2018-01-01');
    const first = await registers.parties.list(asked, { limit: 1 });
    expect(first.items).toMatchObject([{ id: 'drc', country: 'CD' }]);
    const second = await registers.parties.list(asked, { limit: 1, cursor: first.nextCursor ?? '' });
    expect(second).toMatchObject({ items: [{ id: 'nato', kind: 'alliance' }], nextCursor: null });
  });

  it('has missions that end', async () => {
    const status = async (day: string) => (await registers.missions.get(register().asked(day), 'rs'))?.status;
    expect(await status('2021-09-11')).toBe('open');
    expect(await status('2021-09-12')).toBe('ended');
  });

  it('says for certain that a mission has ended, though nobody told when it was opened', async () => {
    const record = register();
    record.do('missions/old/open', { data: { name: 'Old', lead: 'nato' } });
    record.do('missions/old/end', { data: {}, occurred: '2014-12-31' });
    const old = (day: string) => registers.missions.get(record.asked(day), 'old');
    expect(await old('2014-12-30')).toMatchObject({ status: 'open', certain: false });
    expect(await old('2014-12-31')).toMatchObject({ status: 'ended', certain: true });
  });
});
