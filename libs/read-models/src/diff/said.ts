import { remembered } from '../remembered.js';
import type { Facet, Facets } from './facets.js';

/** What passes with every day, or says how a thing came about and not how it stands. */
const passing = new Set(['events', 'event', 'overdueDays', 'settled', 'happened', 'restatements']);

const textOf = (value: unknown): string =>
  JSON.stringify(value, (key, part: unknown) => (passing.has(key) ? undefined : part));
const textOfObject = remembered<object, string>(textOf);

/** What a value of a facet says of how things stand, as text. */
export const saidBy = (value: unknown): string =>
  typeof value === 'object' && value !== null ? textOfObject(value) : textOf(value);

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A date is told as a whole. */
const isDate = ({ edtf }: Fields): boolean => edtf !== undefined;

/** What a value of a facet says in a field such as `mandate.until`, as text; undefined: nothing. */
export const saidIn = (value: unknown, field: string): string | undefined =>
  saidBy(field.split('.').reduce<unknown>((part, name) => (isFields(part) ? part[name] : undefined), value));

/**
 * Which fields of two values of a facet are not alike, such as `mandate.until`: two approvals may both be granted, and differ all the
 * same. None, where one of the values is none, or they have no fields.
 */
export function fieldsDiffering(a: unknown, b: unknown, path = ''): readonly string[] {
  if (!isFields(a) || !isFields(b) || isDate(a) || isDate(b)) return [];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted().flatMap((name) => {
    if (passing.has(name) || saidBy(a[name]) === saidBy(b[name])) return [];
    const within = path === '' ? fieldsDiffering(a[name], b[name], `${name}.`) : [];
    return within.length > 0 ? within : [`${path}${name}`];
  });
}

function isSaidAlike(a: Facet | undefined, b: Facet | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && saidBy(a.value) === saidBy(b.value));
}

/** The names of what two states do not say alike; default of all that either says. */
export const namesDiffering = (
  a: Facets,
  b: Facets,
  among: Iterable<string> = new Set([...a, ...b].map(([name]) => name)),
): readonly string[] => [...among].filter((name) => !isSaidAlike(a.get(name), b.get(name)));
