import type { JsonObject } from '@acta/kernel';
import type { DayBounds } from './values/edtf-bounds.js';
import type { Entry, EntryInput } from './values/entry.js';
import type { Evidence, EvidenceInput } from './values/evidence.js';
import type { World } from './world.js';

/** A correction brings evidence in what it replaces as well. */
const replacedEvidence = (data: JsonObject): readonly EvidenceInput[] | undefined => {
  const { replace } = data as { readonly replace?: { readonly evidence?: readonly EvidenceInput[] } };
  return replace?.evidence;
};

const roleOf = ({ role }: { readonly role?: string }) => (role === undefined ? {} : { role });

/** The evidence of an entry, and of what it corrects. */
const allEvidence = ({ data, evidence = [] }: EntryInput): readonly EvidenceInput[] => [
  ...evidence,
  ...(replacedEvidence(data) ?? []),
];

/** The names of those who speak in an entry, each once. */
export const speakersOf = (entry: EntryInput): readonly string[] => [
  ...new Set(allEvidence(entry).flatMap(({ speaker }) => (speaker ? [speaker.name] : []))),
];

/** The ids of the sources that an entry cites, each once. */
export const sourcesOf = (entry: EntryInput): readonly string[] => [
  ...new Set(allEvidence(entry).map(({ source }) => source)),
];

export interface KnownOfEvidence {
  /** The opaque id of a speaker. */
  personOf(name: string): string;
  /** When a source was published, as known now. */
  publishedOf(source: string): DayBounds | undefined;
}

/** What is known of sources in a world that holds those that are cited. */
export const knownIn = (world: World, personOf: KnownOfEvidence['personOf']): KnownOfEvidence => ({
  personOf,
  publishedOf: (source) => {
    const state = world.source(source);
    return state?.status === 'registered' ? state.published : undefined;
  },
});

/** An entry as it is stored: speakers by opaque id, and each source with the days of its publication. */
export function storedEntryOf<Data extends JsonObject>(entry: EntryInput<Data>, known: KnownOfEvidence): Entry<Data> {
  const store = (evidence: readonly EvidenceInput[]): readonly Evidence[] =>
    evidence.map(({ speaker, ...claim }) => {
      const published = known.publishedOf(claim.source);
      return {
        ...claim,
        ...(published && { published: { earliest: published.earliest, latest: published.latest } }),
        ...(speaker && { speaker: { person: known.personOf(speaker.name), ...roleOf(speaker) } }),
      };
    });
  const replaced = replacedEvidence(entry.data);
  return {
    ...entry,
    ...(replaced && {
      data: { ...entry.data, replace: { ...(entry.data['replace'] as JsonObject), evidence: store(replaced) } },
    }),
    ...(entry.evidence && { evidence: store(entry.evidence) }),
  } as Entry<Data>;
}
