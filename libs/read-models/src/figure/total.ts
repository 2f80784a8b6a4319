import { levelAfter, sumOf, type Amount, type Sum } from '@acta/domain';

export const isChange = ({ basis }: Pick<Amount, 'basis'>): boolean => basis === 'increase' || basis === 'decrease';

/** What amounts of one unit come to: a level, with changes added to it, or changes alone; undefined of none. */
export function total(amounts: readonly Amount[]): Sum | undefined {
  const levels = sumOf(amounts.filter((amount) => !isChange(amount)).map((amount) => ({ ...amount, basis: 'level' })));
  const changes = amounts.filter(isChange);
  if (!levels) return sumOf(changes);
  const { min, unspecified, ...level } = levels;
  return levelAfter({ ...level, min: min ?? '0', qualifier: unspecified ? 'unspecified' : 'exactly' }, changes);
}
