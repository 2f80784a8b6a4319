import { z } from 'zod';
import { referenceTo } from '../reference/reference-schema.js';
import { isDay } from './calendar.js';
import type { Immutable } from './immutable.js';
import { text } from './text.js';

const claim = {
  source: referenceTo('The source that says so', 'source'),
  quote: text(5000).optional().describe('The words of the source'),
  paraphrase: text(5000).optional().describe('What the source says, in the words of the recorder'),
  locator: text(200).optional().describe('The place in the text, such as "paragraph 3"'),
};

const role = text(300).optional().describe('The role in which they spoke');

/** Evidence as it comes in: the speaker by name. */
export const evidenceInput = z.strictObject({
  ...claim,
  speaker: z
    .strictObject({ name: text(300).describe('Who said so'), role })
    .optional()
    .describe('Who spoke; the name is kept apart from the record, so that it can be erased'),
});
export type EvidenceInput = Immutable<z.output<typeof evidenceInput>>;

const day = z.string().refine(isDay).nullable();

/** Evidence as it is stored: the speaker by opaque id, with the days between which the source was published. */
export const storedEvidence = z.strictObject({
  ...claim,
  published: z
    .strictObject({ earliest: day, latest: day })
    .optional()
    .describe('When the source was published, as known when this was recorded'),
  speaker: z.strictObject({ person: z.string().min(1), role }).optional(),
});
export type Evidence = Immutable<z.output<typeof storedEvidence>>;
