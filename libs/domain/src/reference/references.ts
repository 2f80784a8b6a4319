import { ActaError, refused, type JsonObject } from '@acta/kernel';
import { z } from 'zod';
import { pointerTo } from '../reading/problems.js';
import type { Entry, EntryInput } from '../values/entry.js';
import type { EvidenceInput } from '../values/evidence.js';
import { isEventId, streamLinked } from '../values/link.js';
import type { World } from '../world.js';
import { references } from './reference-schema.js';

/** A field that names another stream, and the streams that it may be; the first that exists is meant. */
export interface Reference {
  /** JSON pointer into the body of the command. */
  readonly pointer: string;
  readonly anyOf: readonly string[];
}

/** A field that names a recorded event. */
export interface EventReference {
  readonly pointer: string;
  readonly event: string;
}

type Path = readonly PropertyKey[];

function inSchema(schema: z.ZodType, given: unknown, path: Path): readonly Reference[] {
  if (given === undefined || given === null) return [];
  const named = references.get(schema);
  if (named && typeof given === 'string') {
    return [{ pointer: pointerTo(path), anyOf: named.ref.map((aggregate) => `${aggregate}-${given}`) }];
  }
  if (schema instanceof z.ZodOptional) return inSchema(schema.unwrap() as z.ZodType, given, path);
  if (schema instanceof z.ZodArray && Array.isArray(given)) {
    return given.flatMap((item, index) => inSchema(schema.element as z.ZodType, item, [...path, index]));
  }
  if (schema instanceof z.ZodObject && typeof given === 'object') {
    return Object.entries(given).flatMap(([key, value]) => {
      const field: unknown = Object.hasOwn(schema.shape, key) ? schema.shape[key] : undefined;
      return field instanceof z.ZodType ? inSchema(field, value, [...path, key]) : [];
    });
  }
  return [];
}

/** What the evidence cites. */
export const referencesOfEvidence = (
  evidence: readonly Pick<EvidenceInput, 'source'>[] = [],
  path: Path = ['evidence'],
): readonly Reference[] =>
  evidence.map(({ source }, index) => ({
    pointer: pointerTo([...path, index, 'source']),
    anyOf: [`source-${source}`],
  }));

const referenceOfLink = (to: string, path: Path): readonly Reference[] => {
  const stream = streamLinked(to);
  return stream === undefined ? [] : [{ pointer: pointerTo(path), anyOf: [stream] }];
};

interface Linked {
  readonly to: string;
  readonly path: Path;
}

/** A link that stands alone (`decisions/{id}/link`) says in its data what it leads to. */
const linkedInData = ({ relation, to }: JsonObject, path: Path): readonly Linked[] =>
  typeof relation === 'string' && typeof to === 'string' ? [{ to, path: [...path, 'to'] }] : [];

/** What takes the place of the data of an event may be a link too. */
const replacedIn = (data: JsonObject): JsonObject =>
  (data['replace'] as { readonly data?: JsonObject } | undefined)?.data ?? {};

const linked = ({ data, links = [] }: Entry | EntryInput): readonly Linked[] => [
  ...links.map(({ to }, index) => ({ to, path: ['links', index, 'to'] })),
  ...linkedInData(data, ['data']),
  ...linkedInData(replacedIn(data), ['data', 'replace', 'data']),
];

/** The streams that data of this schema name. */
export const referencesOfData = (schema: z.ZodType, data: unknown, path: Path = ['data']): readonly Reference[] =>
  inSchema(schema, data, path);

/** The streams that an entry names: in its data (of this schema), its evidence and its links. */
export const referencesOfEntry = (schema: z.ZodType, entry: Entry | EntryInput): readonly Reference[] => [
  ...referencesOfData(schema, entry.data),
  ...referencesOfEvidence(entry.evidence),
  ...linked(entry).flatMap(({ to, path }) => referenceOfLink(to, path)),
];

/** The events that an entry links to. */
export const eventsLinked = (entry: Entry | EntryInput): readonly EventReference[] =>
  linked(entry)
    .filter(({ to }) => isEventId(to))
    .map(({ to, path }) => ({ pointer: pointerTo(path), event: to }));

/**
 * That an entry relates nothing to itself.
 * @param own its stream, and its event where that is recorded
 * @throws ActaError `link-to-itself`
 */
export function checkLinks(entry: Entry, own: readonly string[]): void {
  const itself = linked(entry).find(({ to }) => own.includes(streamLinked(to) ?? to));
  if (itself) throw refused('link-to-itself', 'Nothing is related to itself.', pointerTo(itself.path));
}

const PARTY = 'party-';

/** The streams that say what else may have been meant, where none of those named exists: a body, where only a party can be. */
export const meantInstead = ({ anyOf }: Reference): readonly string[] =>
  anyOf.every((stream) => stream.startsWith(PARTY)) ? anyOf.map((stream) => `body-${stream.slice(PARTY.length)}`) : [];

/**
 * That everything named exists.
 * @param world holds the streams that are named; where none of a reference's exists, those of `meantInstead` for what to say
 * @throws ActaError `unknown-reference`, with a pointer to every field that names what is not on record
 */
export function checkReferences(named: readonly Reference[], world: Pick<World, 'exists' | 'body'>): void {
  const problems = named
    .filter(({ anyOf }) => !anyOf.some((stream) => world.exists(stream)))
    .map((reference) => ({ pointer: reference.pointer, message: unknownText(reference, world) }));
  const [first] = problems;
  if (first) throw new ActaError('refused', 'unknown-reference', first.message, problems);
}

function unknownText(reference: Reference, world: Pick<World, 'body'>): string {
  const unknown = `There is no ${reference.anyOf.map(inWords).join(' and no ')} on record.`;
  const bodies = meantInstead(reference).flatMap((stream) => {
    const id = stream.slice('body-'.length);
    const body = world.body(id);
    return body?.status === 'registered' ? [` "${id}" is a body of ${body.party}: give the party.`] : [];
  });
  return unknown + bodies.join('');
}

const inWords = (stream: string): string => {
  const dash = stream.indexOf('-');
  return `${stream.slice(0, dash)} "${stream.slice(dash + 1)}"`;
};
