import { describe, expect, it } from '@jest/globals';
import { more } from '../testing/pledging.js';
import { Register } from '../testing/register.js';
import { deploymentState } from './state.js';

const names = ['aaa', 'bbb', 'ccc'] as const;
const orders = names.flatMap((inner) =>
  names.flatMap((outer) =>
    names.flatMap((one) => (new Set([inner, outer, one]).size === 3 ? [{ inner, outer, one }] : [])),
  ),
);

type Said = Readonly<Record<string, number>>;

/** Parties with their members; and what each promises, and is seen to have there. */
function register(members: Readonly<Record<string, readonly string[]>>, said: Said): Register {
  const record = new Register();
  const left = new Map(Object.entries(members));
  while (left.size > 0) {
    for (const [id, named] of left) {
      if (named.some((member) => left.has(member))) continue;
      left.delete(id);
      const kind = named.length > 0 ? 'collective' : 'state';
      record.do(`parties/${id}/register`, { data: { name: id, kind, ...(named.length > 0 && { members: named }) } });
    }
  }
  record.do('parties/lead/register', { data: { name: 'Lead', kind: 'state' } });
  record.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'lead' } });
  for (const [party, value] of Object.entries(said)) {
    const file = { title: party, kind: 'personnel', contributor: party, mission: 'rs' };
    record.do(`decisions/of-${party}/open`, { data: file, occurred: '2017-10-01' });
    const promise = { by: party, amount: more(value) };
    record.do(`decisions/of-${party}/make-commitment`, { data: promise, occurred: '2017-10-01' });
    const amount = { value, basis: 'level', unit: 'personnel' };
    record.do(`presence/rs/${party}/observe`, { data: { amount }, occurred: '2017-11-01' });
  }
  return record;
}

/** What is committed and what is present in all, which are the same here. */
async function totals(record: Register): Promise<readonly unknown[]> {
  const [mission] = (await deploymentState(record.asked('2017-12-01'), { mission: 'rs' })).missions;
  return [mission?.committed, mission?.present].map((figure) => [figure?.min, figure?.max]);
}

describe('what is counted of parties and their members', () => {
  it.each(orders)('is in the whole once, through one that is a member of another: $inner in $outer', async (given) => {
    const { inner, outer, one } = given;
    const members = { [one]: [], [inner]: [one], [outer]: [inner] };
    expect(await totals(register(members, { [one]: 10, [inner]: 20, [outer]: 50 }))).toEqual([
      ['50', '50'],
      ['50', '50'],
    ]);
    expect(await totals(register(members, { [one]: 10, [outer]: 50 }))).toEqual([
      ['50', '50'],
      ['50', '50'],
    ]);
    expect(await totals(register(members, { [one]: 10, [inner]: 60, [outer]: 50 }))).toEqual([
      ['60', '60'],
      ['60', '60'],
    ]);
  });

  it.each(orders)('is in the whole once where it is named beside another that has it: $one, $inner', async (given) => {
    const { inner, outer, one } = given;
    const members = { [one]: [], [inner]: [one], [outer]: [inner, one] };
    expect(await totals(register(members, { [one]: 30, [inner]: 40, [outer]: 50 }))).toEqual([
      ['50', '50'],
      ['50', '50'],
    ]);
  });

  it.each(orders)('is in a whole that has all of another: $inner and $outer', async (given) => {
    const { inner, outer, one } = given;
    const members = { [one]: [], other: [], [inner]: [one], [outer]: [one, 'other'] };
    expect(await totals(register(members, { [one]: 15, [inner]: 15, [outer]: 20 }))).toEqual([
      ['20', '20'],
      ['20', '20'],
    ]);
  });

  it('is in one of two that name the same', async () => {
    const members = { one: [], apart: [], first: ['one'], second: ['one'] };
    expect(await totals(register(members, { one: 5, first: 15, second: 20, apart: 9 }))).toEqual([
      ['29', '29'],
      ['29', '29'],
    ]);
  });

  it('of a collective that is to be there and was not observed says so, unless all its members were', async () => {
    const members = { one: [], two: [], apart: [], both: ['one', 'two'] };
    const observing = async (parties: readonly string[]): Promise<unknown> => {
      const record = register(members, {});
      const file = { title: 'More', kind: 'personnel', contributor: 'both', mission: 'rs' };
      record.do('decisions/more/open', { data: file, occurred: '2017-10-01' });
      for (const party of parties) {
        const data = { amount: { value: 9, basis: 'level', unit: 'personnel' } };
        record.do(`presence/rs/${party}/observe`, { data, occurred: '2017-11-01' });
      }
      const { missions } = await deploymentState(record.asked('2017-12-01'), { mission: 'rs' });
      return missions[0]?.present?.text;
    };
    expect(await observing(['apart'])).toBe('at least 9; nothing observed of both');
    expect(await observing(['one', 'apart'])).toBe('at least 18; nothing observed of both');
    expect(await observing(['one', 'two'])).toBe('18');
    expect(await observing(['both', 'apart'])).toBe('18');
  });
});
