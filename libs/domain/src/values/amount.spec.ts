import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { pointerTo } from '../reading/problems.js';
import { amount } from './amount.js';
import { bases, qualifiers } from './amount-terms.js';
import { canonicalDecimal } from './decimal.js';

const people = (fields: object) => ({ basis: 'level', unit: 'personnel', ...fields });
const euros = (fields: object) => ({ currency: 'EUR', ...fields });
const bounds = (fields: object) => {
  const { min, max } = amount().parse(fields);
  return [min, max];
};
const faults = (fields: object) =>
  amount()
    .safeParse(fields)
    .error?.issues.map(({ path }) => pointerTo(path));

describe('what is left out of an amount', () => {
  it.each([
    [{ value: 62 }, 'exactly'],
    [{ min: 60, max: 65 }, 'between'],
    [{ min: 60 }, 'at-least'],
    [{ max: 65 }, 'at-most'],
    [{}, 'unspecified'],
  ])('%j is meant %s', (fields, qualifier) => expect(amount().parse(people(fields))).toMatchObject({ qualifier }));

  it.each(['money', 'funds', 'currency', 'EUR', 'eur', 'euros'])('is money, however a unit of %s is written', (unit) =>
    expect(amount().parse({ unit, currency: 'EUR', value: 5 }).unit).toBe('money'),
  );

  it.each(['soldiers', 'troops', 'people', 'persons'])('is of personnel, where it is of %s', (unit) =>
    expect(amount().parse({ unit, basis: 'level', value: 5 }).unit).toBe('personnel'),
  );

  it.each(['money', 'funds', 'currency', 'euro', 'dollars'])('is not the currency of an amount of %s', (unit) =>
    expect(faults({ basis: 'level', unit, value: 5 })).toContain('/currency'),
  );

  it('is, for money, the unit and the basis', () =>
    expect(amount().parse(euros({ value: '12.50' }))).toEqual({
      min: '12.5',
      max: '12.5',
      value: '12.5',
      qualifier: 'exactly',
      basis: 'level',
      unit: 'money',
      currency: 'EUR',
      rule: 1,
    }));

  it('is the basis where the field itself says it', () =>
    expect(amount('ceiling').parse({ value: 90, unit: 'personnel' })).toMatchObject({ basis: 'ceiling' }));
});

describe('the bounds of people', () => {
  it.each([
    [{ qualifier: 'exactly', value: 62 }, ['62', '62']],
    [{ qualifier: 'about', value: 1000 }, ['900', '1100']],
    [{ qualifier: 'about', value: 5 }, ['4', '6']],
    [{ qualifier: 'nearly', value: 16000 }, ['14400', '16000']],
    [{ qualifier: 'nearly', value: 16000, max: 15999 }, ['14400', '15999']],
    [{ qualifier: 'over', value: 1000 }, ['1000', null]],
    [{ qualifier: 'over', value: 1000, min: 1001 }, ['1001', null]],
    [{ qualifier: 'at-least', value: 100 }, ['100', null]],
    [{ qualifier: 'at-most', value: 100 }, ['0', '100']],
    [{ qualifier: 'at-most', value: 100, basis: 'increase' }, ['1', '100']],
    [{ qualifier: 'about', value: 1000, max: null }, ['900', null]],
    [{ qualifier: 'between', min: 60, max: 65 }, ['60', '65']],
    [{ qualifier: 'unspecified' }, ['0', null]],
    [{ qualifier: 'unspecified', basis: 'increase' }, ['1', null]],
    [{ qualifier: 'unspecified', basis: 'decrease' }, ['1', null]],
    [{ qualifier: 'unspecified', basis: 'increase', max: 40 }, ['1', '40']],
  ])('%j are %j', (fields, expected) => expect(bounds(people(fields))).toEqual(expected));
});

describe('the bounds of money', () => {
  it.each([
    [{ qualifier: 'nearly', value: 1_000_000_000, currency: 'USD', per: null }, ['900000000', '1000000000']],
    [{ qualifier: 'about', value: '0.15' }, ['0.135', '0.165']],
    [{ qualifier: 'unspecified', basis: 'increase' }, ['0', null]],
    [{ value: '00012.500' }, ['12.5', '12.5']],
    [
      { value: '123456789012345678901234567890.123456789012' },
      Array(2).fill('123456789012345678901234567890.123456789012'),
    ],
  ])('%j are %j', (fields, expected) => expect(bounds(euros(fields))).toEqual(expected));

  it('may be in a currency that was withdrawn', () =>
    expect(bounds({ currency: 'BEF', value: 40 })).toEqual(['40', '40']));
});

describe('an amount is refused', () => {
  it.each([
    ['whose least is more than its most', people({ min: 65, max: 60 }), ['/max']],
    ['whose value is below its bounds', people({ qualifier: 'about', value: 50, min: 60, max: 70 }), ['/value']],
    ['whose value is above its bounds', people({ qualifier: 'between', value: 80, min: 60, max: 70 }), ['/value']],
    ['that is exact and has other bounds', people({ value: 62, min: 60 }), ['/min']],
    ['that is exact and open', people({ value: 62, max: null }), ['/max']],
    ['that is exact without a value', people({ qualifier: 'exactly' }), ['/value']],
    ['that is unspecified with a value', people({ qualifier: 'unspecified', value: 62 }), ['/value']],
    ['that is between without a most', people({ qualifier: 'between', min: 60 }), ['/max']],
    ['that is between without a least', people({ qualifier: 'between', max: 60 }), ['/min']],
    ['that is about nothing', people({ qualifier: 'about', min: 60 }), ['/value']],
    ['that is nearly nothing', people({ qualifier: 'nearly' }), ['/value']],
    ['that is negative', people({ value: -1 }), ['/value']],
    ['with half a person', people({ value: '62.5' }), ['/value']],
    ['with a fraction as a JSON number', euros({ value: 12.5 }), ['/value']],
    ['with a number too great to be exact', euros({ value: 2 ** 60 }), ['/value']],
    ['with an exponent', euros({ value: '1e9' }), ['/value']],
    ['with a decimal comma', euros({ value: '12,50' }), ['/value']],
    ['with an unknown qualifier', people({ qualifier: 'roughly', value: 1 }), ['/qualifier']],
    ['with an unknown basis', people({ basis: 'delta', value: 1 }), ['/basis']],
    ['with an unknown currency', { currency: 'QQQ', value: 1 }, ['/currency']],
    ['with neither unit nor currency', { basis: 'level', value: 1 }, ['/unit']],
    ['of money without a currency', { basis: 'level', unit: 'money', value: 1 }, ['/currency']],
    ['of people in euros', { basis: 'level', unit: 'personnel', currency: 'EUR', value: 1 }, ['/unit']],
    ['of a currency as its unit', { basis: 'level', unit: 'EUR', value: 1 }, ['/unit']],
    ['of a unit in capitals', { basis: 'level', unit: 'AFV', value: 1 }, ['/unit']],
    ['of one currency counted in another', { unit: 'USD', currency: 'EUR', value: 1 }, ['/unit']],
    ['of people without a basis', { unit: 'personnel', value: 1 }, ['/basis']],
    ['per decade', euros({ value: 1, per: 'decade' }), ['/per']],
    ['with several faults, all of them told', { value: -1, unit: 'personnel' }, ['/basis', '/value']],
  ])('%s', (_why, fields, expected) => expect(faults(fields)).toEqual(expected));
});

describe('any amount that is read', () => {
  const figure = fc.option(
    fc.oneof(
      fc.nat(),
      fc.tuple(fc.nat(), fc.nat({ max: 999 })).map(([whole, part]) => `${whole}.${part}`),
    ),
    { nil: undefined },
  );
  const fields = fc.record({
    value: figure,
    min: figure,
    max: fc.oneof(figure, fc.constant(null)),
    qualifier: fc.constantFrom(...qualifiers),
    basis: fc.constantFrom(...bases),
    unit: fc.constant('tonnes'),
  });

  it('has ordered, canonical bounds, and reads to itself', () => {
    let readable = 0;
    fc.assert(
      fc.property(fields, (given) => {
        const read = amount().safeParse(given);
        if (!read.success) return;
        readable++;
        const { min, max } = read.data;
        expect(canonicalDecimal(min)).toBe(min);
        expect(max === null || Number(min) <= Number(max)).toBe(true);
        expect(amount().parse(read.data)).toEqual(read.data);
      }),
      { seed: 20171107, numRuns: 2000 },
    );
    expect(readable).toBeGreaterThan(200);
  });
});
