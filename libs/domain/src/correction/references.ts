import { eventDefinition } from '../event-types.js';
import { referencesOfData, referencesOfEvidence, type Reference } from '../reference/references.js';
import type { EvidenceInput } from '../values/evidence.js';
import type { JsonObject } from '@acta/kernel';

interface Replacement {
  readonly data?: JsonObject;
  readonly evidence?: readonly EvidenceInput[];
}

/** The streams that the replacement of an event of this type names. */
export function referencesOfReplacement(type: string, { data, evidence }: Replacement): readonly Reference[] {
  const schema = eventDefinition(type)?.data;
  return [
    ...(schema && data ? referencesOfData(schema, data, ['data', 'replace', 'data']) : []),
    ...referencesOfEvidence(evidence, ['data', 'replace', 'evidence']),
  ];
}
