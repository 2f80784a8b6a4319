import { amount, type Amount } from '@acta/domain';
import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { figureOfAmount, figuresOf, figuresOfAll, type Counted } from './figure.js';
import { hull, nothing, type Range } from './range.js';
import { amountText } from './text.js';

const read = (given: JsonObject): Amount => amount().parse(given) as Amount;
const troops = (given: JsonObject): Amount => read({ unit: 'personnel', basis: 'level', ...given });
const sure = (given: Amount): Counted => ({ sure: given, possible: [], events: ['event'] });
const figures = (...counted: readonly Counted[]) => figuresOf(counted);

describe('an amount in words', () => {
  it.each([
    [troops({ value: 62 }), '62'],
    [troops({ value: 1000, qualifier: 'about' }), 'about 1 000'],
    [troops({ value: 16000, qualifier: 'nearly' }), 'nearly 16 000'],
    [troops({ value: 60, qualifier: 'over' }), 'over 60'],
    [troops({ min: 60, qualifier: 'at-least' }), 'at least 60'],
    [troops({ max: 60, qualifier: 'at-most' }), 'at most 60'],
    [troops({ min: 50, max: 60, qualifier: 'between' }), '50 to 60'],
    [troops({ qualifier: 'unspecified' }), 'of unspecified size'],
    [troops({ qualifier: 'unspecified', basis: 'increase' }), 'an increase of unspecified size'],
    [troops({ qualifier: 'unspecified', basis: 'decrease' }), 'a decrease of unspecified size'],
    [troops({ value: 30, basis: 'decrease' }), 'a decrease of 30'],
    [read({ value: '1000000000', qualifier: 'nearly', currency: 'USD' }), 'nearly 1 000 000 000 USD'],
    [
      read({ value: '5', currency: 'EUR', per: 'year', excludes: ['equipment', 'salaries'] }),
      '5 EUR per year, without equipment, salaries',
    ],
    [
      read({ qualifier: 'unspecified', currency: 'EUR', excludes: 'salaries' }),
      'of unspecified size EUR, without salaries',
    ],
    [read({ value: 8, unit: 'frigates', basis: 'target' }), '8 frigates'],
    [
      read({ value: 6, qualifier: 'about', unit: 'helicopters', basis: 'increase' }),
      'an increase of about 6 helicopters',
    ],
    [
      read({ qualifier: 'unspecified', unit: 'drones', basis: 'increase' }),
      'an increase of an unspecified number of drones',
    ],
    [read({ qualifier: 'unspecified', unit: 'drones', basis: 'level' }), 'an unspecified number of drones'],
    [read({ value: '1234567.5', currency: 'EUR', per: 'year' }), '1 234 567.5 EUR per year'],
  ])('%#: %j', (given, text) => expect(amountText(given)).toBe(text));
});

describe('a figure', () => {
  it('is of nothing where nothing counts', () => expect(figures()).toEqual([]));

  it('adds changes up, and says where a part has no size', () => {
    const [figure] = figures(
      sure(troops({ value: 30, basis: 'increase' })),
      sure(troops({ qualifier: 'unspecified', basis: 'increase' })),
    );
    expect(figure).toMatchObject({ min: '31', max: null, basis: 'increase', unspecified: true });
    expect(figure?.text).toBe('an increase of at least 31, a part of unspecified size');
  });

  it('names its unit where that is not people', () => {
    const helicopters = (value: number) => sure(read({ value, unit: 'helicopters', basis: 'increase' }));
    expect(figures(helicopters(2), helicopters(3))[0]?.text).toBe('an increase of 5 helicopters');
  });

  it('of decreases is a decrease', () => {
    const [figure] = figures(
      sure(troops({ value: 30, basis: 'decrease' })),
      sure(troops({ value: 10, basis: 'decrease' })),
    );
    expect(figure).toMatchObject({ min: '-40', max: '-40', text: 'a decrease of 40' });
  });

  it('of a decrease and what may be an increase is a change', () => {
    const may = troops({ min: 0, max: 79, qualifier: 'between', basis: 'increase' });
    const [figure] = figures(sure(troops({ value: 30, basis: 'decrease' })), sure(may));
    expect(figure).toMatchObject({ min: '-30', max: '49', text: 'a change of -30 to 49' });
  });

  it('converts nothing: each unit has its own, personnel first', () =>
    expect(
      figures(
        sure(read({ value: '10.50', currency: 'EUR' })),
        sure(troops({ value: 5 })),
        sure(read({ value: '2', currency: 'USD' })),
      ).map(({ unit, currency, text }) => [unit, currency, text]),
    ).toEqual([
      ['personnel', undefined, '5'],
      ['money', 'EUR', '10.5 EUR'],
      ['money', 'USD', '2 USD'],
    ]));

  it('of one amount leaves out what that leaves out', () =>
    expect(figures(sure(read({ value: '5', currency: 'EUR', excludes: ['equipment', 'salaries'] })))).toMatchObject([
      { excludes: ['equipment', 'salaries'], text: '5 EUR, without equipment, salaries' },
    ]));

  it('of several leaves out what each of them leaves out, and no more', () => {
    const euros = (...excludes: readonly string[]) =>
      sure(read({ value: '5', currency: 'EUR', excludes: [...excludes] }));
    const [figure] = figures(euros('equipment', 'salaries'), euros('salaries'));
    expect(figure).toMatchObject({ excludes: ['salaries'], text: '10 EUR, without salaries' });
    const [without] = figures(euros('salaries'), sure(read({ value: '5', currency: 'EUR' })));
    expect(without).not.toHaveProperty('excludes');
    expect(without?.text).toBe('10 EUR');
  });
});

describe('a figure of what may be', () => {
  const extra = troops({ value: 30, basis: 'increase' });
  const sole = (...counted: readonly Counted[]) => figures(...counted)[0];

  it('is from what is certain to what is possible as well', () =>
    expect(
      sole(sure(troops({ value: 62 })), { sure: undefined, possible: [troops({ value: 30 })], events: [] }),
    ).toMatchObject({
      ...{ min: '62', max: '92', text: '62 to 92' },
      ...{ certain: { min: '62', max: '62' }, possible: { min: '62', max: '92' } },
    }));

  it('is from nothing on where what is certain may be over', () =>
    expect(sole({ sure: extra, possible: [undefined], events: [] })).toMatchObject({
      ...{ min: '0', max: '30', text: 'an increase of 0 to 30' },
      ...{ certain: { min: '30', max: '30' }, possible: { min: '0', max: '30' } },
    }));

  it('is from nothing on where it is merely possible, alone or in a sum', () => {
    const expected = { min: '0', max: '30', certain: null, possible: { min: '30', max: '30' } };
    const possibly = 'possibly an increase of 30';
    expect(sole({ sure: undefined, possible: [extra], events: [] })).toMatchObject({ ...expected, text: possibly });
    expect(figureOfAmount(extra, false, [])).toMatchObject({ ...expected, text: 'an increase of 30' });
  });

  it('is possibly what it may be, where the file may have been open before anything was said in it', () => {
    const [ten, thirty] = [10, 30].map((value) => troops({ value, basis: 'increase' }));
    const expected = { min: '0', certain: null, possible: { min: '10', max: '30' } };
    expect(sole({ sure: undefined, possible: [undefined, ten, thirty], events: [] })).toMatchObject({
      ...expected,
      text: 'possibly an increase of 10 to 30',
    });
    // What may have been said and taken back since may be nothing.
    const takenBack = sole({ sure: undefined, possible: [ten, undefined], events: [] });
    expect(takenBack).toMatchObject({ possible: { min: '0', max: '10' } });
  });

  it('has in one file one of its ways to be at a time', () => {
    const [before, after] = [250, 300].map((value) => troops({ value }));
    const replaced = { sure: before, possible: [undefined], file: 'a', events: [] };
    const replacing = { sure: undefined, possible: [after], file: 'a', events: [] };
    expect(sole(replaced, replacing)).toMatchObject({ min: '250', max: '300' });
    expect(sole(replaced, { ...replacing, file: 'b' })).toMatchObject({ min: '0', max: '550' });
  });

  const amounts = fc
    .record({ value: fc.nat(99), basis: fc.constantFrom('level', 'increase'), open: fc.boolean() })
    .map(({ value, basis, open }) => troops({ basis, ...(open ? { min: value, qualifier: 'at-least' } : { value }) }));
  const maybe = fc.option(amounts, { nil: undefined });
  const anything = fc
    .record({ sure: maybe, possible: fc.array(maybe, { maxLength: 3 }), file: fc.constantFrom('a', 'b', 'c') })
    .map((one): Counted => ({ ...one, events: [] }));
  const isWithin = (one: Range | null, whole: Range): boolean => {
    const all = hull([whole, ...(one ? [one] : [])]);
    return all?.min === whole.min && all.max === whole.max;
  };

  it('has in its bounds what is certain, or nothing, and what is possible', () =>
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 6 }), (counted) => {
        for (const figure of figures(...counted)) {
          expect([figure.certain ?? nothing, figure.possible].every((range) => isWithin(range, figure))).toBe(true);
        }
      }),
      { seed: 22, numRuns: 300 },
    ));

  it('is not less with a certain amount more', () =>
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 6 }), amounts, (counted, more) => {
        const [before, after] = [sole(...counted), sole(...counted, sure(more))];
        expect(Number(after?.min)).toBeGreaterThanOrEqual(Number(before?.min ?? 0));
      }),
      { seed: 23, numRuns: 300 },
    ));
});

describe('figures of several contributors, whatever they promise', () => {
  const promises = fc.array(
    fc.record({
      level: fc.option(fc.nat(99), { nil: undefined }),
      increase: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
    }),
    { maxLength: 6 },
  );
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

  it('add an increase to the level of its own contributor, and to that of no other', () =>
    fc.assert(
      fc.property(promises, (all) => {
        const counted = all.map(({ level, increase }) => [
          ...(level === undefined ? [] : [sure(troops({ value: level }))]),
          ...(increase === undefined ? [] : [sure(troops({ value: increase, basis: 'increase' }))]),
        ]);
        const [levelled, others] = [true, false].map((is) => all.filter(({ level }) => (level !== undefined) === is));
        const levels = (levelled ?? []).map(({ level = 0, increase = 0 }) => level + increase);
        const increases = (others ?? []).flatMap(({ increase }) => increase ?? []);
        expect(figuresOfAll(counted).map(({ basis, min }) => [basis, min])).toEqual([
          ...(levels.length > 0 ? [['level', String(sum(levels))]] : []),
          ...(increases.length > 0 ? [['increase', String(sum(increases))]] : []),
        ]);
      }),
      { seed: 21, numRuns: 100 },
    ));
});
