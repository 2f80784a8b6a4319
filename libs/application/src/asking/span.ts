import { ActaError } from '@acta/kernel';

const millisecond = (given: string, timeOfDay: string): number =>
  Date.parse(given.includes('T') ? given : `${given}T${timeOfDay}Z`);

/**
 * That a span does not end before it begins.
 * @param first the parameter from which it runs: a day or an instant
 * @param last the one to which it runs, which is included
 * @throws ActaError `invalid-query`
 */
export function checkSpan<Name extends string>(
  params: Readonly<Partial<Record<NoInfer<Name>, string | undefined>>>,
  first: Name,
  last: Name,
): void {
  const { [first]: from, [last]: to } = params;
  if (from === undefined || to === undefined) return;
  if (millisecond(from, '00:00:00') <= millisecond(to, '23:59:59.999')) return;
  const message = `is before ${first}: ${to}, and ${from}`;
  throw new ActaError('invalid', 'invalid-query', `The span cannot be: ${last} ${message}.`, [
    { pointer: `/${last}`, message },
  ]);
}
