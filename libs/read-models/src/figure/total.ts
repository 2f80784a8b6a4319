import { levelAfter, sumOf, type Amount, type Sum } from '@acta/domain';

export const isChange = ({ basis }: Pick<Amount, 'basis'>): boolean => basis === 'increase' || basis === 'decrease';

const asLevel = (amount: Amount): Amount => (amount.basis === 'level' ? amount : { ...amount, basis: 'level' });

/** What amounts of one unit come to: a level, with changes added to it, or changes alone; undefined of none. */
export function total(amounts: readonly Amount[]): Sum | undefined {
  const levels = sumOf(amounts.filter((amount) => !isChange(amount)).map(asLevel));
  const changes = amounts.filter(isChange);
  if (!levels) return sumOf(changes);
  const { min, unspecified, ...level } = levels;
  return levelAfter({ ...level, min: min ?? '0', qualifier: unspecified ? 'unspecified' : 'exactly' }, changes);
}
