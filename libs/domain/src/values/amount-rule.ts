import { Big } from 'big.js';
import { boundsOf, type Stated } from './amount-bounds.js';
import { inSmallLetters, type Amount, type AmountInput } from './amount-shape.js';
import { amountRule, bases, type Basis, type Qualifier } from './amount-terms.js';
import { isCurrency } from './currency.js';
import { canonicalDecimal, isWhole } from './decimal.js';

export interface AmountProblem {
  readonly field: keyof AmountInput;
  readonly message: string;
}

/** The amount that was read, to be used only where there is no problem. */
export interface AmountRead {
  readonly amount: Amount;
  readonly problems: readonly AmountProblem[];
}

const figures = ['min', 'max', 'value'] as const;

const decimal = (given: number | string | null | undefined): Big | undefined =>
  given === undefined || given === null ? undefined : new Big(given);

const qualifierOf = ({ qualifier, value, min, max }: AmountInput): Qualifier => {
  if (qualifier) return qualifier;
  if (value !== undefined) return 'exactly';
  const [hasMin, hasMax] = [min ?? undefined, max ?? undefined].map((end) => end !== undefined);
  if (hasMin && hasMax) return 'between';
  if (hasMin) return 'at-least';
  return hasMax ? 'at-most' : 'unspecified';
};

/** Other names for money, where a currency says that it is that. */
const money = ['money', 'funds', 'currency'];

/** Units that are money, whichever currency is meant. */
const moneyByName: ReadonlySet<string> = new Set([...money, 'euro', 'euros', 'dollar', 'dollars']);

/** Other words for personnel: who says so many soldiers counts the same as who says so many persons. */
const people: ReadonlySet<string> = new Set(['soldiers', 'troops', 'people', 'persons']);

function unitOf({ unit = '', currency }: AmountInput): string {
  if (currency !== undefined) return 'money';
  return people.has(unit) ? 'personnel' : unit;
}

function isMoney(given: string, currency: string): boolean {
  const unit = given.toLowerCase();
  if (/^euros?$/.test(unit)) return currency === 'EUR';
  if (/^dollars?$/.test(unit)) return currency.endsWith('D');
  return money.includes(unit) || unit === currency.toLowerCase();
}

function unitProblems({ unit, currency, basis }: AmountInput, implied: Basis | undefined): AmountProblem[] {
  const problems: AmountProblem[] = [];
  if (currency === undefined) {
    if (unit === undefined)
      problems.push({ field: 'unit', message: 'is missing: say what is counted, or which currency' });
    if (unit !== undefined && /[A-Z]/.test(unit)) {
      const message = isCurrency(unit) ? `is a currency: say so in "currency" ("${unit}")` : inSmallLetters;
      problems.push({ field: 'unit', message });
    }
    if (unit !== undefined && moneyByName.has(unit.toLowerCase())) {
      problems.push({ field: 'currency', message: 'is missing: money needs one' });
    }
    if (!basis && !implied)
      problems.push({ field: 'basis', message: `is missing: say what the figure is, one of: ${bases.join(', ')}` });
  } else {
    if (!isCurrency(currency))
      problems.push({ field: 'currency', message: `is not a currency of ISO 4217: "${currency}"` });
    if (unit !== undefined && !isMoney(unit, currency))
      problems.push({ field: 'unit', message: `is not "money", and an amount with a currency is: "${unit}"` });
  }
  return problems;
}

/** What is wrong with the figures one by one. */
function figureProblems(given: AmountInput): AmountProblem[] {
  return figures.flatMap((field): AmountProblem[] => {
    const figure = decimal(given[field]);
    if (!figure) return [];
    if (figure.lt(0)) return [{ field, message: 'may not be negative: say "decrease" as the basis' }];
    return unitOf(given) === 'personnel' && !isWhole(figure)
      ? [{ field, message: 'is to be a whole number: people are counted' }]
      : [];
  });
}

/** What the qualifier needs, or does not bear. */
function qualifierProblems({ qualifier, value, min, max }: Stated): AmountProblem[] {
  const bounded = min !== undefined || (max !== undefined && max !== null);
  const both = min !== undefined && max !== undefined && max !== null;
  switch (qualifier) {
    case 'exactly':
      if (!value) return [{ field: 'value', message: 'is missing: "exactly" needs it' }];
      if (min && !min.eq(value)) return [{ field: 'min', message: 'is not the value: "exactly" has no other bounds' }];
      if (max === null || (max && !max.eq(value))) {
        return [{ field: 'max', message: 'is not the value: "exactly" has no other bounds' }];
      }
      return [];
    case 'between':
      if (!min) return [{ field: 'min', message: 'is missing: "between" needs both ends' }];
      return max ? [] : [{ field: 'max', message: 'is missing: "between" needs both ends' }];
    case 'about':
      return value || both ? [] : [{ field: 'value', message: 'is missing: "about" needs it, or both bounds' }];
    case 'nearly':
    case 'over':
    case 'at-least':
    case 'at-most':
      return value || bounded ? [] : [{ field: 'value', message: `is missing: "${qualifier}" needs it, or a bound` }];
    case 'unspecified':
      return value ? [{ field: 'value', message: 'is not for an amount that is unspecified' }] : [];
  }
}

function boundsProblems({ qualifier, value }: Stated, min: Big, max: Big | null): AmountProblem[] {
  if (max && min.gt(max)) return [{ field: 'max', message: 'is less than the least (min)' }];
  if (!value) return [];
  // "Over 1 000" may be recorded as 1 001 and more, "nearly 1 000" as up to 999.
  const below = qualifier !== 'over' && value.lt(min);
  const above = qualifier !== 'nearly' && max !== null && value.gt(max);
  return below || above ? [{ field: 'value', message: 'is not between min and max' }] : [];
}

/** Reads an amount to its stored form: qualifier and unit filled in, bounds by the rule, decimals canonical. */
export function readAmount(given: AmountInput, implied: Basis | undefined): AmountRead {
  const basis = given.basis ?? implied ?? 'level';
  const stated: Stated = {
    qualifier: qualifierOf(given),
    basis,
    counted: given.currency === undefined,
    value: decimal(given.value),
    min: decimal(given.min),
    max: given.max === null ? null : decimal(given.max),
  };
  const { min, max } = boundsOf(stated);
  const problems = [...unitProblems(given, implied), ...figureProblems(given), ...qualifierProblems(stated)];
  return {
    problems: problems.length > 0 ? problems : boundsProblems(stated, min, max),
    amount: {
      ...(given.text !== undefined && { text: given.text }),
      min: canonicalDecimal(min),
      max: max && canonicalDecimal(max),
      ...(stated.value && { value: canonicalDecimal(stated.value) }),
      qualifier: stated.qualifier,
      basis,
      unit: unitOf(given),
      ...(given.currency !== undefined && { currency: given.currency }),
      ...(given.per !== undefined && { per: given.per }),
      ...(given.excludes !== undefined && { excludes: given.excludes }),
      rule: amountRule,
    },
  };
}
