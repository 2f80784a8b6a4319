export const qualifiers = [
  'exactly',
  'about',
  'nearly',
  'over',
  'at-least',
  'at-most',
  'between',
  'unspecified',
] as const;
export type Qualifier = (typeof qualifiers)[number];

/** `level`: so many in all. `increase`, `decrease`: so many more, fewer. `ceiling`, `target`, `baseline`: as named. */
export const bases = ['level', 'increase', 'decrease', 'ceiling', 'target', 'baseline'] as const;
export type Basis = (typeof bases)[number];

export const periods = ['year', 'quarter', 'month', 'week', 'day'] as const;
export type Period = (typeof periods)[number];

/** Version of the rule that sets the bounds that a recorder leaves out (docs/reference/amounts.md). */
export const amountRule = 1;
