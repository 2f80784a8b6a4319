import type { JsonObject } from '@acta/kernel';
import { z } from 'zod';
import { evidenceInput, storedEvidence, type Evidence, type EvidenceInput } from './evidence.js';
import { link, type Link } from './link.js';
import { statedDate, storedDate, type StatedDate } from './stated-date.js';
import { text } from './text.js';

// A type and not an interface, so that an entry is a `JsonObject` too.
type EntryOf<Data, Cited> = {
  readonly data: Data;
  readonly occurred?: StatedDate;
  readonly evidence?: readonly Cited[];
  readonly links?: readonly Link[];
  readonly note?: string;
};

/** What every event stores: what happened, when, who says so, what it relates to, and what the recorder remarked. */
export type Entry<Data = JsonObject> = EntryOf<Data, Evidence>;

/** An entry as it comes in, with the names of speakers. */
export type EntryInput<Data = JsonObject> = EntryOf<Data, EvidenceInput>;

const around = {
  links: z.array(link).max(100).optional().describe('What this relates to'),
  note: text(10_000).optional().describe('What the recorder remarks'),
};

/** The body of a command whose `data` has this schema; reads to an `EntryInput`. */
export const entrySchema = <Data extends z.ZodType>(data: Data) =>
  z.strictObject({
    data,
    occurred: statedDate().optional().describe('When it happened; absent: not stated'),
    evidence: z.array(evidenceInput).max(100).optional().describe('The sources that say so'),
    ...around,
  });

/** What an event whose `data` has this schema stores. */
export const storedEntrySchema = <Data extends z.ZodType>(data: Data) =>
  z.strictObject({
    data,
    occurred: storedDate.optional(),
    evidence: z.array(storedEvidence).max(100).optional(),
    ...around,
  });
