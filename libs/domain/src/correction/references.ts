import type { JsonObject } from '@acta/kernel';
import { z } from 'zod';
import { eventDefinition } from '../event-types.js';
import { referencesOfData, referencesOfEntry, referencesOfEvidence, type Reference } from '../reference/references.js';
import type { Entry, EntryInput } from '../values/entry.js';
import type { EvidenceInput } from '../values/evidence.js';

interface Replacement {
  readonly data?: JsonObject;
  readonly evidence?: readonly EvidenceInput[];
}

/** The streams that a correction of an event of type `corrected` names; so for what else is said of one. */
export function referencesOfCorrection(corrected: string, entry: Entry | EntryInput): readonly Reference[] {
  const { data, evidence } = (entry.data['replace'] ?? {}) as Replacement;
  return [
    ...referencesOfEntry(z.never(), entry),
    ...referencesOfData(eventDefinition(corrected)?.data ?? z.never(), data, ['data', 'replace', 'data']),
    ...referencesOfEvidence(evidence, ['data', 'replace', 'evidence']),
  ];
}
