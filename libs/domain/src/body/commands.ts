import { z } from 'zod';
import { referenceTo } from '../reference/reference-schema.js';
import { text } from '../values/text.js';

const bodyRoles = ['studies', 'proposes', 'approves', 'informed', 'executes'] as const;

const name = text(200);

export const bodyCommands = {
  register: z
    .strictObject({
      name: name.describe('Its name'),
      party: referenceTo('The party that it is an organ of', 'party'),
      roles: z.array(z.enum(bodyRoles)).max(5).optional().describe('What it does in a procedure'),
    })
    .describe('Registers a body: an organ of a party, with the roles that it plays'),
  rename: z.strictObject({ name: name.describe('Its name from now on') }).describe('Gives a body another name'),
} as const;
