import { Big } from 'big.js';
import { boundsOf, type Stated } from './amount-bounds.js';
import type { Amount, AmountInput } from './amount-shape.js';
import { amountRule, type Basis, type Qualifier } from './amount-terms.js';
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

function unitProblems({ unit, currency, basis }: AmountInput, implied: Basis | undefined): AmountProblem[] {
  const problems: AmountProblem[] = [];
  if (currency === undefined) {
    if (unit === undefined)
      problems.push({ field: 'unit', message: 'say what is counted (a unit), or which currency' });
    if (unit === 'money') problems.push({ field: 'currency', message: 'money needs a currency' });
    if (!basis && !implied)
      problems.push({ field: 'basis', message: 'say what the figure is: a level, an increase …' });
  } else {
    if (!isCurrency(currency)) problems.push({ field: 'currency', message: `ISO 4217 has no currency "${currency}"` });
    if (unit !== undefined && unit !== 'money')
      problems.push({ field: 'unit', message: 'an amount with a currency counts money' });
  }
  return problems;
}

/** What is wrong with the figures one by one. */
function figureProblems(given: AmountInput): AmountProblem[] {
  return figures.flatMap((field): AmountProblem[] => {
    const figure = decimal(given[field]);
    if (!figure) return [];
    if (figure.lt(0)) return [{ field, message: 'may not be negative: say "decrease" as the basis' }];
    return given.unit === 'personnel' && !isWhole(figure)
      ? [{ field, message: 'people are counted in whole numbers' }]
      : [];
  });
}

/** What the qualifier needs, or does not bear. */
function qualifierProblems({ qualifier, value, min, max }: Stated): AmountProblem[] {
  const bounded = min !== undefined || (max !== undefined && max !== null);
  const both = min !== undefined && max !== undefined && max !== null;
  switch (qualifier) {
    case 'exactly':
      if (!value) return [{ field: 'value', message: '"exactly" needs a value' }];
      if (min && !min.eq(value)) return [{ field: 'min', message: '"exactly" has no other bounds than its value' }];
      if (max === null || (max && !max.eq(value))) {
        return [{ field: 'max', message: '"exactly" has no other bounds than its value' }];
      }
      return [];
    case 'between':
      if (!min) return [{ field: 'min', message: '"between" needs both ends' }];
      return max ? [] : [{ field: 'max', message: '"between" needs both ends' }];
    case 'about':
      return value || both ? [] : [{ field: 'value', message: '"about" needs a value, or both bounds' }];
    case 'nearly':
    case 'over':
    case 'at-least':
    case 'at-most':
      return value || bounded ? [] : [{ field: 'value', message: `"${qualifier}" needs a value, or a bound` }];
    case 'unspecified':
      return value ? [{ field: 'value', message: 'an unspecified amount has no value' }] : [];
  }
}

function boundsProblems({ qualifier, value }: Stated, min: Big, max: Big | null): AmountProblem[] {
  if (max && min.gt(max)) return [{ field: 'max', message: 'is less than the minimum' }];
  if (!value) return [];
  // "Over 1 000" may be recorded as 1 001 and more, "nearly 1 000" as up to 999.
  const below = qualifier !== 'over' && value.lt(min);
  const above = qualifier !== 'nearly' && max !== null && value.gt(max);
  return below || above ? [{ field: 'value', message: 'is outside its own bounds' }] : [];
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
      unit: given.unit ?? 'money',
      ...(given.currency !== undefined && { currency: given.currency }),
      ...(given.per !== undefined && { per: given.per }),
      ...(given.excludes !== undefined && { excludes: given.excludes }),
      rule: amountRule,
    },
  };
}
