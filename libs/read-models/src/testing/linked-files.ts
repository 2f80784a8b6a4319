import type { JsonObject } from '@acta/kernel';
import { partyItems } from '../deployment/state.js';
import type { Figure } from '../figure/figure.js';
import { oneFile } from './one-file.js';
import type { Register } from './register.js';
import { mandate, troops } from './two-files.js';

type Step = readonly [file: string, command: string, data: JsonObject, occurred: string];

export const promise = (file: string, value: number, on: string): Step => [
  file,
  'make-commitment',
  { by: 'belgium', amount: troops(value) },
  on,
];

export const deploy = (file: string, value: number, on: string, basis = 'level'): Step => [
  file,
  'record-deployment',
  { amount: troops(value, basis), extent: 'partly' },
  on,
];

/** The council's grant of as many as may be there, from a day until another. */
export const allow = (file: string, value: number, on: string, [from, until]: readonly [string, string]): Step => {
  const { mandate: granted } = mandate(value, from) as { readonly mandate: JsonObject };
  return [file, 'grant-approval', { body: 'council', amount: troops(value), mandate: { ...granted, until } }, on];
};

/**
 * Files of one party in a mission, in the order in which they are opened in January 2018.
 * @param files by what each says of another: `[relation, the other]`
 */
export function linkedFiles(
  files: Readonly<Record<string, readonly (readonly [relation: string, to: string])[]>>,
  ...steps: readonly Step[]
): Register {
  const record = oneFile();
  record.do('bodies/parliament/register', { data: { name: 'Parliament', party: 'belgium' } });
  for (const [id, links] of Object.entries(files)) {
    const data = { title: id, kind: 'personnel', contributor: 'belgium', mission: 'rs' };
    const named = links.map(([relation, to]) => ({ relation, to: `decisions/${to}` }));
    record.do(`decisions/${id}/open`, { data, occurred: '2018-01-01', links: named });
  }
  for (const [file, command, data, occurred] of steps) record.do(`decisions/${file}/${command}`, { data, occurred });
  return record;
}

/** "50", or "50 to 100, 100 for certain" */
const said = (figure: Figure | null | undefined): string | null => {
  if (!figure) return null;
  const { min, max, certain } = figure;
  if (certain?.min === min && certain.max === max) return figure.text;
  return `${figure.text}, ${certain ? `${certain.min} for certain` : 'nothing for certain'}`;
};

/** Where the party stands on a day. */
export async function stands(record: Register, day: string) {
  const [item] = await partyItems(record.asked(day), { mission: 'rs', party: 'belgium' });
  return {
    committed: said(item?.committed),
    approved: said(item?.approved),
    ceiling: said(item?.ceiling),
    deployed: item?.deployments.map(
      ({ decision, amount, certain }) => `${decision} ${amount?.text}${certain ? '' : '?'}`,
    ),
    findings: item?.findings,
  };
}
