import { Big } from 'big.js';
import type { Basis, Qualifier } from './amount-terms.js';
import { isWhole, roundDown, roundUp } from './decimal.js';

/** What is known of an amount before its bounds are set; `null` as maximum: the recorder says that it is open. */
export interface Stated {
  readonly qualifier: Qualifier;
  readonly basis: Basis;
  readonly counted: boolean;
  readonly value: Big | undefined;
  readonly min: Big | undefined;
  readonly max: Big | null | undefined;
}

export interface Bounds {
  readonly min: Big;
  readonly max: Big | null;
}

/** About: a tenth to either side. Nearly: from nine tenths. */
const tenth = new Big('0.1');

/** The least that is known where no figure bounds an amount below: a change of a count is at least one. */
const least = ({ basis, counted }: Stated): Big =>
  new Big(counted && (basis === 'increase' || basis === 'decrease') ? 1 : 0);

/** The figure that the rule starts from: the value, or the end that the qualifier names. */
const anchorOf = ({ qualifier, value, min, max }: Stated): Big | undefined => {
  if (value) return value;
  if (qualifier === 'nearly' || qualifier === 'at-most') return max ?? undefined;
  return qualifier === 'over' || qualifier === 'at-least' ? min : undefined;
};

const around = (stated: Stated, figure: Big): Bounds => {
  const outward = stated.counted && isWhole(figure);
  const below = figure.minus(figure.times(tenth));
  const above = figure.plus(figure.times(tenth));
  switch (stated.qualifier) {
    case 'about':
      return { min: outward ? roundDown(below) : below, max: outward ? roundUp(above) : above };
    case 'nearly':
      return { min: outward ? roundDown(below) : below, max: figure };
    case 'over':
    case 'at-least':
      return { min: figure, max: null };
    case 'at-most':
      return { min: least(stated).lt(figure) ? least(stated) : figure, max: figure };
    case 'exactly':
      return { min: figure, max: figure };
    case 'between':
    case 'unspecified':
      return { min: least(stated), max: null };
  }
};

/** Rule 1 for the bounds of an amount; those that the recorder set always win (docs/reference/amounts.md). */
export const boundsOf = (stated: Stated): Bounds => {
  const figure = anchorOf(stated);
  const byRule = figure ? around(stated, figure) : { min: least(stated), max: null };
  return { min: stated.min ?? byRule.min, max: stated.max === undefined ? byRule.max : stated.max };
};
