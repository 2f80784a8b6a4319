import type { People } from '../people.js';

interface Speaker {
  readonly person: string;
  readonly role?: string;
}

/** A speaker or an actor as answers show them; the name is null once it has been erased. */
export interface Named {
  readonly id: string;
  readonly name: string | null;
}

const isSpeaker = (key: string, value: unknown): value is Speaker =>
  key === 'speaker' && typeof value === 'object' && value !== null && 'person' in value;

function idsIn(value: unknown, key = '', found: Set<string> = new Set()): Set<string> {
  if (isSpeaker(key, value)) return found.add(value.person);
  if (key === 'actor' && typeof value === 'string') return found.add(value);
  if (typeof value !== 'object' || value === null) return found;
  for (const [field, inner] of Object.entries(value)) idsIn(inner, field, found);
  return found;
}

function withNames(value: unknown, names: ReadonlyMap<string, string>, key = ''): unknown {
  const named = (id: string): Named => ({ id, name: names.get(id) ?? null });
  if (isSpeaker(key, value)) return { ...named(value.person), ...(value.role !== undefined && { role: value.role }) };
  if (key === 'actor' && typeof value === 'string') return named(value);
  if (Array.isArray(value)) return value.map((item: unknown) => withNames(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, withNames(inner, names, field)]));
}

/** What an answer is once the names are shown in it. */
export type WithNames<T> = T extends bigint | string | number | boolean | null | undefined
  ? T
  : T extends readonly (infer Item)[]
    ? readonly WithNames<Item>[]
    : {
        readonly [Key in keyof T]: Key extends 'actor'
          ? Named
          : Key extends 'speaker'
            ? (Named & { readonly role?: string }) | Extract<T[Key], undefined>
            : WithNames<T[Key]>;
      };

/** An answer in which every opaque id of a speaker (`speaker`) or a clerk (`actor`) is shown with its name. */
export async function showNames<T>(people: People, answer: T): Promise<WithNames<T>> {
  // `withNames` changes exactly the fields that the type names.
  return withNames(answer, await people.namesOf([...idsIn(answer)])) as WithNames<T>;
}
