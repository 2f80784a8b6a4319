import { z } from 'zod';
import { referenceTo } from '../reference/reference-schema.js';
import { text } from '../values/text.js';

const partyKinds = ['state', 'alliance', 'organisation', 'collective'] as const;

const name = text(200);

export const partyCommands = {
  register: z
    .strictObject({
      name: name.describe('Its name'),
      kind: z.enum(partyKinds).describe('A collective is a number of parties spoken of as one, such as "the allies"'),
      members: z
        .array(referenceTo('A party that belongs to it', 'party'))
        .max(500)
        .optional()
        .describe('Who belongs to it'),
      country: z
        .string()
        .regex(/^[A-Z]{2}$/, 'is to be a code of ISO 3166-1 such as "BE"')
        .optional()
        .describe('ISO 3166-1 alpha-2 code'),
    })
    .describe('Registers a party: a state, an alliance, an organisation or a collective'),
  rename: z.strictObject({ name: name.describe('Its name from now on') }).describe('Gives a party another name'),
} as const;
