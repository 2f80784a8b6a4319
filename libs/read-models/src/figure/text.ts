import type { Amount } from '@acta/domain';

interface Measured {
  readonly unit: string;
  readonly currency?: string | undefined;
  readonly per?: string | null | undefined;
  readonly excludes?: readonly string[] | undefined;
}

/** `16000.5` as "16 000.5". */
function digits(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, ' ');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

const without = (excludes: readonly string[]): string =>
  excludes.length === 0 ? '' : `, without ${excludes.join(', ')}`;

/** What is counted, by name; undefined for people and money, whose figures tell by themselves what they are of. */
const nounOf = ({ unit, currency }: Measured): string | undefined =>
  unit === 'personnel' || currency !== undefined ? undefined : unit;

function measure(words: string, measured: Measured): string {
  const { currency = nounOf(measured), per, excludes = [] } = measured;
  return `${words}${currency === undefined ? '' : ` ${currency}`}${per ? ` per ${per}` : ''}${without(excludes)}`;
}

function quantity({ qualifier, value, min, max }: Amount): string {
  const [least, most] = [value ?? min, value ?? max ?? min].map(digits);
  switch (qualifier) {
    case 'exactly':
      return `${least}`;
    case 'about':
    case 'over':
      return `${qualifier} ${least}`;
    case 'nearly':
      return `nearly ${most}`;
    case 'at-least':
      return `at least ${least}`;
    case 'at-most':
      return `at most ${most}`;
    case 'between':
      return betweenText(min, max);
    case 'unspecified':
      return 'unspecified';
  }
}

const betweenText = (min: string | null, max: string | null): string => {
  if (max === null) return min === null ? 'unspecified' : `at least ${digits(min)}`;
  if (min === null) return `at most ${digits(max)}`;
  return min === max ? digits(min) : `${digits(min)} to ${digits(max)}`;
};

/** What is known of the bounds of an amount without a figure, beyond that it is something. */
function knownBounds({ min, max }: Amount): string {
  if (max !== null) return ` (${betweenText(min, max)})`;
  return min === '0' || min === '1' ? '' : ` (at least ${digits(min)})`;
}

/** "of unspecified size EUR (at least 500)", "an unspecified number of helicopters" */
function unspecifiedText(amount: Amount, change: string | undefined): string {
  const noun = nounOf(amount);
  const size = noun === undefined ? 'of unspecified size' : `an unspecified number of ${noun}`;
  const what = change === undefined ? size : `${change} ${noun === undefined ? '' : 'of '}${size}`;
  const words = `${what}${knownBounds(amount)}`;
  return noun === undefined ? measure(words, amount) : words + without(amount.excludes ?? []);
}

/** An amount in words: "62", "about 6 helicopters", "an increase of unspecified size", "500 EUR, without salaries". */
export function amountText(amount: Amount): string {
  const { basis, qualifier } = amount;
  const change = basis === 'increase' ? 'an increase' : basis === 'decrease' ? 'a decrease' : undefined;
  if (qualifier === 'unspecified') return unspecifiedText(amount, change);
  const size = measure(quantity(amount), amount);
  return change === undefined ? size : `${change} of ${size}`;
}

export interface Summed extends Measured {
  readonly min: string | null;
  readonly max: string | null;
  readonly basis: string;
  readonly unspecified: boolean;
}

const negated = (decimal: string): string => (decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`);

function changeText(min: string | null, max: string | null, measured: Measured): string {
  const isLess = max !== null && max.startsWith('-');
  const size = isLess ? betweenText(negated(max), min === null ? null : negated(min)) : betweenText(min, max);
  const what = isLess ? 'a decrease' : min?.startsWith('-') ? 'a change' : 'an increase';
  return `${what} of ${measure(size, measured)}`;
}

/** The bounds of a sum in words, and that a part of it has no size. */
export function sumText({ min, max, basis, unspecified, ...measured }: Summed): string {
  const what = basis === 'increase' ? changeText(min, max, measured) : measure(betweenText(min, max), measured);
  return unspecified ? `${what}, a part of unspecified size` : what;
}
