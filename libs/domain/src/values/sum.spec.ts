import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { errorOf } from '../testing/given-when-then.js';
import { amount } from './amount.js';
import { addIntervals, exceeds, hullOf, overlap } from './interval.js';
import { levelAfter, sumOf } from './sum.js';

const people = (fields: object) => amount().parse({ basis: 'increase', unit: 'personnel', ...fields });

describe('a sum', () => {
  it('of nothing is nothing', () => expect(sumOf([])).toBeUndefined());

  it('runs from the sum of the least to the sum of the most', () =>
    expect(sumOf([people({ value: 29 }), people({ value: 1000, qualifier: 'about' })])).toEqual({
      min: '929',
      max: '1129',
      basis: 'increase',
      unit: 'personnel',
      unspecified: false,
    }));

  it('says when a part is unspecified, which is never nothing', () =>
    expect(sumOf([people({ value: 29 }), people({})])).toMatchObject({ min: '30', max: null, unspecified: true }));

  it('takes decreases away', () =>
    expect(sumOf([people({ value: 29 }), people({ basis: 'decrease', min: 10, max: 40 })])).toMatchObject({
      min: '-11',
      max: '19',
    }));

  it('has no least where what goes away has no most', () =>
    expect(sumOf([people({ value: 29 }), people({ basis: 'decrease' })])).toMatchObject({ min: null, max: '28' }));

  it('is exact for money', () => {
    const cents = ['0.1', '0.2'].map((value) => amount().parse({ value, currency: 'EUR' }));
    expect(sumOf(cents)).toMatchObject({ min: '0.3', max: '0.3', currency: 'EUR' });
  });

  it.each([
    ['a level and an increase', [people({ value: 62, basis: 'level' }), people({ value: 29 })], 'bases-mixed'],
    [
      'a ceiling and a level',
      [people({ value: 90, basis: 'ceiling' }), people({ value: 62, basis: 'level' })],
      'bases-mixed',
    ],
    ['people and aircraft', [people({ value: 62 }), people({ value: 6, unit: 'aircraft' })], 'units-mixed'],
    ['euros and dollars', ['EUR', 'USD'].map((currency) => amount().parse({ value: 1, currency })), 'units-mixed'],
    [
      'yearly and single sums',
      ['year', null].map((per) => amount().parse({ value: 1, currency: 'EUR', per })),
      'units-mixed',
    ],
  ])('is never one of %s', (_what, parts, code) => expect(errorOf(() => sumOf(parts)).code).toBe(code));

  it('contains the sum of whatever the parts turn out to be, in any order', () => {
    const part = fc
      .tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000))
      .map(([min, width, at]) => ({ amount: people({ min, max: min + width }), actual: min + (at % (width + 1)) }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1 }), (parts) => {
        const sum = sumOf(parts.map(({ amount }) => amount));
        const actual = parts.reduce((total, { actual }) => total + actual, 0);
        expect(Number(sum?.min) <= actual && actual <= Number(sum?.max)).toBe(true);
        expect(sumOf(parts.toReversed().map(({ amount }) => amount))).toEqual(sum);
      }),
      { seed: 20171107 },
    );
  });
});

describe('a level after changes', () => {
  const level = people({ value: 62, basis: 'level' });

  it('is the level with what came and what went', () =>
    expect(levelAfter(level, [people({ value: 29 }), people({ value: 1, basis: 'decrease' })])).toMatchObject({
      min: '90',
      max: '90',
      basis: 'level',
    }));

  it('without changes is the level', () => expect(levelAfter(level, [])).toMatchObject({ min: '62', max: '62' }));

  it('is never below zero', () =>
    expect(levelAfter(level, [people({ min: 50, max: 100, basis: 'decrease' })])).toMatchObject({
      min: '0',
      max: '12',
    }));

  it('is unspecified where a change is', () =>
    expect(levelAfter(level, [people({})])).toMatchObject({ min: '63', max: null, unspecified: true }));

  it('needs a level', () =>
    expect(errorOf(() => levelAfter(people({ value: 1 }), [])).code).toBe('change-without-level'));

  it('takes no second level', () => expect(errorOf(() => levelAfter(level, [level])).code).toBe('bases-mixed'));

  it('takes changes of its own unit only', () =>
    expect(errorOf(() => levelAfter(level, [people({ value: 6, unit: 'aircraft' })])).code).toBe('units-mixed'));
});

describe('intervals', () => {
  const [low, high, open] = [
    { min: '10', max: '20' },
    { min: '21', max: '30' },
    { min: '15', max: null },
  ] as const;

  it('are added end by end', () => {
    expect(addIntervals(low, high)).toEqual({ min: '31', max: '50' });
    expect(addIntervals(low, open)).toEqual({ min: '25', max: null });
  });

  it('have a hull', () => {
    expect(hullOf(high, low)).toEqual({ min: '10', max: '30' });
    expect(hullOf(high, open)).toEqual({ min: '15', max: null });
  });

  it('overlap where a figure fits both', () => {
    expect([overlap(low, high), overlap(low, open), overlap(open, high), overlap(low, low)]).toEqual([
      false,
      true,
      true,
      true,
    ]);
  });

  it('exceed certainly, possibly or not', () => {
    expect([exceeds(high, low), exceeds(low, high), exceeds(open, low), exceeds(low, open), exceeds(low, low)]).toEqual(
      ['certainly', 'no', 'possibly', 'possibly', 'possibly'],
    );
  });
});
