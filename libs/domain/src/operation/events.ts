import { z } from 'zod';
import { text } from '../values/text.js';

const position = (description: string) =>
  z
    .string()
    .regex(/^[1-9]\d{0,17}$/, 'expected a position of the log: digits')
    .describe(description);

/** What an administrator decides about what is shown; recorded in the projection's stream. Names are storage: they are never changed. */
export const operationEvents = {
  StreamSkipped: {
    schema: 1,
    data: z
      .strictObject({
        stream: z.string().min(1).max(512).describe('The parked stream'),
        version: z.int().min(1).describe('Version of the projection that leaves the events out'),
        from: position('Of the first event that is left out, the one that could not be applied'),
        upTo: position('Of the last event that is left out, or a later one'),
        reason: text(2000).describe('Why'),
      })
      .describe("Leaves a parked stream's events out of a projection, from the one that fails up to a position"),
  },
} as const;
