import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { article } from '../testing/article.js';
import { links, money, more, open, register, unspecified } from '../testing/pledging.js';
import type { Register } from '../testing/register.js';
import { listPledges, type PledgeFilter } from './list.js';

const pledge = (record: Register, id: string, by: string, amount: JsonObject, rest: JsonObject = {}) =>
  record.do(`decisions/${id}/make-commitment`, { data: { by, amount }, occurred: '2017-11-01', ...rest });

/** A file of its own with one pledge in it. */
function file(record: Register, id: string, by: string, amount: JsonObject, rest: JsonObject = {}): string {
  open(record, id, by, rest);
  return pledge(record, id, by, amount);
}

const pledges = (record: Register, filter: PledgeFilter = { mission: 'rs' }, validAt = '2017-12-01') =>
  listPledges(record.asked(validAt), filter);
const totals = async (record: Register, filter?: PledgeFilter) =>
  (await pledges(record, filter)).totals.map(({ min, max, currency, unit, per }) => [
    min,
    max,
    currency ?? unit,
    per ?? null,
  ]);
const reasons = async (record: Register, filter?: PledgeFilter) =>
  (await pledges(record, filter)).items.map(({ decision, counted, because, within }) => [
    decision,
    counted,
    because,
    within,
  ]);

describe('what is pledged', () => {
  it('is from the least to the most that was promised, and says who gave no number', async () => {
    const record = register();
    file(record, 'a-be', 'belgium', { ...more(30), qualifier: 'about' });
    const open = file(record, 'b-fr', 'france', unspecified);
    file(record, 'c-no', 'norway', { min: 10, max: 20, basis: 'increase', unit: 'personnel' });
    expect(await pledges(record)).toMatchObject({
      totals: [{ min: '38', max: null, unspecified: true, basis: 'increase' }],
      unspecified: [{ party: 'france', mission: 'rs', decision: 'b-fr', event: open }],
      items: [{ party: 'belgium', kind: 'personnel', amount: { min: '27', max: '33' } }, { event: open }, {}],
    });
  });

  it('is that of the day: not yet promised, amended, withdrawn', async () => {
    const record = register();
    file(record, 'be', 'belgium', more(30));
    record.do('decisions/be/amend-commitment', { data: { amount: more(40) }, occurred: '2017-11-10' });
    record.do('decisions/be/withdraw-commitment', { data: { by: 'belgium' }, occurred: '2017-11-20' });
    const on = async (day: string) => (await pledges(record, {}, day)).totals.map(({ min }) => min);
    expect(await on('2017-10-31')).toEqual([]);
    expect(await on('2017-11-01')).toEqual(['30']);
    expect(await on('2017-11-10')).toEqual(['40']);
    expect(await on('2017-11-20')).toEqual([]);
  });

  it('is possible before the end of a vague date, and certain from then on', async () => {
    const record = register();
    open(record, 'be', 'belgium');
    pledge(record, 'be', 'belgium', more(30), { occurred: '2017-11' });
    const on = async (day: string) => (await pledges(record, {}, day)).totals[0];
    expect(await on('2017-11-15')).toMatchObject({ certain: null, possible: { min: '30' } });
    expect(await on('2017-11-30')).toMatchObject({ certain: { min: '30' } });
  });

  it('is no intention', async () => {
    const record = register();
    open(record, 'be', 'belgium');
    record.do('decisions/be/announce-intention', { data: { by: 'belgium', amount: more(30) }, occurred: '2017-11-01' });
    expect(await pledges(record)).toMatchObject({ totals: [], items: [] });
  });

  it('adds up each unit, currency and period by itself, and converts nothing', async () => {
    const record = register();
    file(record, 'a', 'belgium', more(30));
    file(record, 'b', 'france', { value: '12.50', currency: 'EUR' });
    file(record, 'c', 'norway', { value: '7.50', currency: 'EUR' });
    file(record, 'd', 'norway', { value: '7', currency: 'EUR', per: 'year' });
    file(record, 'e', 'norway', { value: '5', currency: 'USD' });
    expect(await totals(record)).toEqual([
      ['30', '30', 'personnel', null],
      ['20', '20', 'EUR', null],
      ['7', '7', 'EUR', 'year'],
      ['5', '5', 'USD', null],
    ]);
  });

  it('is of one kind, or of one mission', async () => {
    const record = register();
    file(record, 'a', 'belgium', more(30));
    open(record, 'b', 'france', {}, 'funds');
    pledge(record, 'b', 'france', { value: '12', currency: 'EUR' });
    const data = { title: 'c', kind: 'personnel', contributor: 'norway', mission: 'other' };
    record.do('decisions/c/open', { data });
    pledge(record, 'c', 'norway', more(5));
    expect(await totals(record, {})).toMatchObject([
      ['35', '35', 'personnel', null],
      ['12', '12', 'EUR', null],
    ]);
    expect(await totals(record, { kind: 'funds' })).toEqual([['12', '12', 'EUR', null]]);
    expect(await totals(record, { mission: 'other' })).toEqual([['5', '5', 'personnel', null]]);
  });

  it('comes page by page, with the totals of all', async () => {
    const record = register();
    for (const id of ['a', 'b', 'c']) file(record, `file-${id}`, 'belgium', more(10));
    const first = await listPledges(record.asked('2017-12-01'), {}, { limit: 2 });
    const second = await listPledges(record.asked('2017-12-01'), {}, { limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ decision }) => decision)).toEqual(['file-a', 'file-b', 'file-c']);
    expect([first, second].map((page) => page.totals[0]?.min)).toEqual(['30', '30']);
  });
});

describe('a pledge until a day', () => {
  const until = (day: string): Register => {
    const record = register();
    open(record, 'be', 'belgium');
    record.do('decisions/be/make-commitment', {
      data: { by: 'belgium', amount: more(250), until: day },
      occurred: '2017-11-01',
    });
    return record;
  };

  it('counts through that day, and is over after it', async () => {
    const record = until('2017-12-31');
    expect(await pledges(record, {}, '2017-12-31')).toMatchObject({ totals: [{ min: '250' }] });
    expect(await pledges(record, {}, '2018-01-01')).toMatchObject({
      totals: [],
      items: [{ counted: false, because: 'ended', within: null, ended: 'certainly' }],
    });
  });

  it('is possible within the bounds of a vague one', async () =>
    expect(await pledges(until('2020-12~'), {}, '2020-12-31')).toMatchObject({
      totals: [{ min: '0', max: '250', certain: null }],
      items: [{ counted: true, because: null, ended: 'possibly' }],
    }));

  it('of a collective that is over has no members in it', async () => {
    const record = until('2018-06-30');
    open(record, 'of-two', 'two');
    record.do('decisions/of-two/make-commitment', {
      data: { by: 'two', amount: more(300), until: '2017-12-31' },
      occurred: '2017-11-01',
    });
    const counted = async (day: string) =>
      (await pledges(record, {}, day)).items.map(({ party, because }) => [party, because]);
    expect(await counted('2017-12-31')).toEqual([
      ['belgium', 'member-of'],
      ['two', null],
    ]);
    expect(await counted('2018-01-01')).toEqual([
      ['belgium', null],
      ['two', 'ended'],
    ]);
  });
});

describe('who gave no number', () => {
  it('is named where it is counted in what another pledges, too', async () => {
    const record = register();
    file(record, 'a-two', 'two', more(300));
    file(record, 'b-be', 'belgium', unspecified);
    file(record, 'c-no', 'norway', more(100));
    file(record, 'd-nato', 'nato', unspecified, links('part-of', 'decisions/c-no'));
    expect((await pledges(record)).unspecified.map(({ decision }) => decision)).toEqual(['b-be', 'd-nato']);
  });

  it('is not named for what is said again, superseded, closed or over', async () => {
    const record = register();
    file(record, 'first', 'belgium', more(30));
    file(record, 'again', 'belgium', unspecified, links('restates', 'decisions/first'));
    file(record, 'old', 'france', unspecified);
    file(record, 'new-one', 'france', more(40), links('supersedes', 'decisions/old'));
    file(record, 'closed', 'norway', unspecified);
    record.do('decisions/closed/close', { data: { outcome: 'abandoned' }, occurred: '2017-11-15' });
    open(record, 'over', 'norway');
    pledge(record, 'over', 'norway', unspecified, { data: { by: 'norway', amount: unspecified, until: '2017-11-30' } });
    expect((await pledges(record)).unspecified).toEqual([]);
  });
});

describe('a pledge is not counted', () => {
  it('where it is a level or a decrease', async () => {
    const record = register();
    file(record, 'level', 'belgium', { value: 90, basis: 'level', unit: 'personnel' });
    file(record, 'fewer', 'france', { value: 10, basis: 'decrease', unit: 'personnel' });
    expect(await totals(record)).toEqual([]);
    expect(await reasons(record)).toEqual([
      ['fewer', false, 'decrease', null],
      ['level', false, 'level', null],
    ]);
  });

  it('where money is promised by a collective too, whether either is told as an increase', async () => {
    for (const bases of [
      ['level', 'increase'],
      ['increase', 'level'],
      ['level', 'level'],
    ]) {
      const record = register();
      const dollars = (value: number, basis: string | undefined) => ({
        ...money(value, 'USD'),
        ...(basis && { basis }),
      });
      file(record, 'whole', 'two', dollars(12, bases[0]));
      file(record, 'one', 'belgium', dollars(10, bases[1]));
      file(record, 'other', 'france', { ...dollars(5, bases[1]), qualifier: 'over' });
      expect(await totals(record)).toEqual([['15', null, 'USD', null]]);
      const parts = register();
      file(parts, 'whole', 'norway', dollars(12, bases[0]));
      file(parts, 'part', 'belgium', dollars(14, bases[1]), links('part-of', 'decisions/whole'));
      expect(await totals(parts)).toEqual([['14', '14', 'USD', null]]);
    }
  });

  it('where it says again what another says, alone or with its file', async () => {
    const record = register();
    const original = file(record, 'first', 'belgium', more(30));
    open(record, 'second', 'belgium');
    pledge(record, 'second', 'belgium', more(31), links('restates', original));
    file(record, 'third', 'belgium', more(32), links('restates', 'decisions/first'));
    file(record, 'fourth', 'belgium', more(33), links('same-as', 'decisions/first'));
    expect(await totals(record)).toEqual([['30', '30', 'personnel', null]]);
    expect(await reasons(record)).toEqual([
      ['first', true, null, null],
      ['fourth', false, 'same-as', 'decisions/first'],
      ['second', false, 'restates', original],
      ['third', false, 'restates', 'decisions/first'],
    ]);
  });

  it('where something takes its place, or its file is closed', async () => {
    const record = register();
    file(record, 'old', 'belgium', more(30));
    file(record, 'new-one', 'belgium', more(40), links('supersedes', 'decisions/old'));
    const before = file(record, 'before', 'france', more(5));
    open(record, 'later', 'france');
    pledge(record, 'later', 'france', more(6), links('supersedes', before));
    file(record, 'closed', 'norway', more(7));
    record.do('decisions/closed/close', { data: { outcome: 'abandoned' }, occurred: '2017-11-15' });
    expect(await totals(record)).toEqual([['46', '46', 'personnel', null]]);
    expect((await reasons(record)).filter(([, counted]) => !counted)).toEqual([
      ['before', false, 'superseded', null],
      ['closed', false, 'closed', null],
      ['old', false, 'superseded', 'decisions/new-one'],
    ]);
  });

  it('where it is part of another, or of what a collective pledges', async () => {
    const record = register();
    file(record, 'whole', 'norway', more(100));
    file(record, 'part', 'nato', more(30), links('part-of', 'decisions/whole'));
    file(record, 'of-two', 'two', more(500));
    file(record, 'of-be', 'belgium', more(100));
    expect(await totals(record)).toEqual([['600', '600', 'personnel', null]]);
    expect(await reasons(record)).toEqual([
      ['of-be', false, 'member-of', 'parties/two'],
      ['of-two', true, null, null],
      ['part', false, 'part-of', 'decisions/whole'],
      ['whole', true, null, null],
    ]);
  });

  it('but a part in a unit in which the whole pledges nothing is', async () => {
    const record = register();
    file(record, 'whole', 'norway', more(100));
    file(record, 'part', 'nato', { value: '12.50', currency: 'EUR' }, links('part-of', 'decisions/whole'));
    expect(await totals(record)).toMatchObject([
      ['100', '100', 'personnel', null],
      ['12.5', '12.5', 'EUR', null],
    ]);
    expect(await reasons(record)).toMatchObject([
      ['part', true, null, null],
      ['whole', true, null, null],
    ]);
  });

  it('but what members pledge for another mission is, and what is part of a file that pledges nothing', async () => {
    const record = register();
    file(record, 'of-two', 'two', more(500));
    const data = { title: 'be', kind: 'personnel', contributor: 'belgium', mission: 'other' };
    record.do('decisions/of-be/open', { data });
    pledge(record, 'of-be', 'belgium', more(100));
    open(record, 'plan', 'norway', {}, 'plan');
    file(record, 'part', 'norway', more(30), links('part-of', 'decisions/plan'));
    expect(await totals(record, {})).toEqual([['630', '630', 'personnel', null]]);
  });
});

describe('what the article says to be pledged', () => {
  it('is an increase by Belgium without a number, and money by the allies', async () =>
    expect(await pledges(article(), {}, '2017-11-07')).toMatchObject({
      totals: [
        { min: '1', max: null, unspecified: true, unit: 'personnel' },
        { min: '900000000', max: '1000000000', currency: 'USD' },
      ],
      unspecified: [{ party: 'belgium', mission: 'resolute-support', decision: 'be-2017' }],
    }));
});
