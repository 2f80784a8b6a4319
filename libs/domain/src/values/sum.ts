import { refused } from '@acta/kernel';
import { Big } from 'big.js';
import type { Amount } from './amount-shape.js';
import type { Basis, Period } from './amount-terms.js';
import { added, negated } from './decimal.js';

/**
 * What amounts come to together: from the least to the most, as decimals. A sum of changes has the basis `increase`;
 * it may be below zero, and `min: null` says that nothing bounds what goes away.
 */
export interface Sum {
  readonly min: string | null;
  readonly max: string | null;
  readonly basis: Basis;
  readonly unit: string;
  readonly currency?: string;
  readonly per?: Period;
  /** Whether a part is of unspecified size. */
  readonly unspecified: boolean;
}

type Part = Pick<Amount, 'min' | 'max' | 'qualifier' | 'basis' | 'unit' | 'currency' | 'per'>;
type Bound = Big | null;

const isChange = (basis: Basis): boolean => basis === 'increase' || basis === 'decrease';
const bound = (decimal: string | null): Bound => (decimal === null ? null : new Big(decimal));
const plus = (a: Bound, b: Bound): Bound => a && b && a.plus(b);
const addedUp = (bounds: readonly (string | null)[]): string | null =>
  bounds.every((decimal) => decimal !== null) ? added(bounds) : null;
const less = (decimal: string | null): string | null => decimal && negated(decimal);

/** The basis of a sum: that of the figure that the changes start from, or `increase` where there are changes alone. */
function basisOf(parts: readonly Part[]): Basis {
  const [first, ...others] = new Set(parts.map(({ basis }) => (isChange(basis) ? 'increase' : basis)));
  if (first === undefined || others.length === 0) return first ?? 'level';
  throw refused('bases-mixed', 'A level, an increase, a ceiling, a target and a baseline are not added to each other.');
}

function checkUnits([first, ...others]: readonly Part[]): void {
  const isAlike = ({ unit, currency, per }: Part): boolean =>
    unit === first?.unit && currency === first.currency && (per ?? null) === (first.per ?? null);
  if (!others.every(isAlike))
    throw refused('units-mixed', 'Amounts in different units, currencies or periods are not added.');
}

/**
 * The sum of amounts of one basis (increases and decreases are one: changes) and one unit; undefined of none.
 * @throws ActaError `bases-mixed`, `units-mixed`: nothing is converted silently, and a change is no level
 */
export function sumOf(parts: readonly Part[]): Sum | undefined {
  const [first] = parts;
  if (!first) return undefined;
  checkUnits(parts);
  const basis = basisOf(parts);
  return {
    min: addedUp(parts.map((part) => (part.basis === 'decrease' ? less(part.max) : part.min))),
    max: addedUp(parts.map((part) => (part.basis === 'decrease' ? less(part.min) : part.max))),
    basis,
    unit: first.unit,
    ...(first.currency !== undefined && { currency: first.currency }),
    ...(first.per && { per: first.per }),
    unspecified: parts.some(({ qualifier }) => qualifier === 'unspecified'),
  };
}

const notNegative = (figure: Big): string => (figure.lt(0) ? '0' : figure.toFixed());

/**
 * A level after changes; never below zero.
 * @throws ActaError `change-without-level` where the first is a change; `units-mixed`
 */
export function levelAfter(level: Part, changes: readonly Part[]): Sum {
  if (isChange(level.basis)) throw refused('change-without-level', 'An increase needs a level to be added to.');
  if (!changes.every(({ basis }) => isChange(basis)))
    throw refused('bases-mixed', 'Only changes are added to a level.');
  checkUnits([level, ...changes]);
  const change = sumOf(changes);
  const before = sumOf([level]) as Sum;
  if (!change) return before;
  const [min, max] = [plus(bound(before.min), bound(change.min)), plus(bound(before.max), bound(change.max))];
  return {
    ...before,
    min: min ? notNegative(min) : '0',
    max: max && notNegative(max),
    unspecified: before.unspecified || change.unspecified,
  };
}
