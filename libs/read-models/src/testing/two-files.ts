import type { JsonObject } from '@acta/kernel';
import type { Register } from './register.js';
import { oneFile } from './one-file.js';

type Told = readonly [file: 'more' | 'again', command: string, data: JsonObject, occurred: string];

export const troops = (value: number, basis = 'level'): JsonObject => ({ value, basis, unit: 'personnel' });

/** The council's, or another body's, grant of a ceiling from a day on. */
export const mandate = (ceiling: number, from: string, rest: JsonObject = {}): JsonObject => ({
  body: 'council',
  mandate: { ceiling: troops(ceiling, 'ceiling'), from },
  ...rest,
});

function recorded(record: Register, seen: Readonly<Record<string, number>>, steps: readonly Told[]): Register {
  record.do('bodies/parliament/register', { data: { name: 'Parliament', party: 'belgium' } });
  for (const [occurred, value] of Object.entries(seen)) {
    record.do('presence/rs/belgium/observe', { data: { amount: troops(value) }, occurred });
  }
  for (const [file, command, data, occurred] of steps) record.do(`decisions/${file}/${command}`, { data, occurred });
  return record;
}

/** @param seen who was observed, by day */
export const inOneFile = (seen: Readonly<Record<string, number>>, ...steps: readonly Told[]): Register =>
  recorded(
    oneFile(),
    seen,
    steps.map(([, ...step]) => ['more', ...step]),
  );

/** The same, told in two files that are the same: which of them says so, and of which mission the second is. */
export function inTwoFiles(
  seen: Readonly<Record<string, number>>,
  steps: readonly Told[],
  { from = 'again', mission = 'rs' }: { readonly from?: 'more' | 'again'; readonly mission?: string | null } = {},
): Register {
  const record = oneFile();
  const data = { title: 'Again', kind: 'personnel', contributor: 'belgium', ...(mission !== null && { mission }) };
  record.do('decisions/again/open', { data, occurred: '2018-01-01' });
  const to = from === 'again' ? 'more' : 'again';
  const link = { data: { relation: 'same-as', to: `decisions/${to}` }, occurred: '2018-01-01' };
  record.do(`decisions/${from}/link`, link);
  return recorded(record, seen, steps);
}
