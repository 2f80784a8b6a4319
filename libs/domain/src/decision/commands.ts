import { z } from 'zod';
import { referenceTo } from '../reference/reference-schema.js';
import { linkFields } from '../values/link.js';
import { statedDate } from '../values/stated-date.js';
import { text } from '../values/text.js';
import { approvalCommands } from './approval-commands.js';
import { commitmentCommands, deploymentCommands, requestCommands } from './track-commands.js';

const decisionKinds = ['personnel', 'funds', 'equipment', 'plan'] as const;
const closingOutcomes = ['fulfilled', 'abandoned', 'superseded', 'lapsed'] as const;

export const decisionCommands = {
  open: z
    .strictObject({
      title: text(300).describe('Its title'),
      kind: z.enum(decisionKinds).describe('What is contributed; a plan covers other decisions'),
      contributor: referenceTo('The party that contributes', 'party'),
      mission: referenceTo('The mission that it is for', 'mission').optional(),
      theatre: text(200).optional().describe('Where, if it is for no mission on record'),
      reference: text(200).optional().describe('The reference that people know it by'),
      period: statedDate().optional().describe('The period that it covers'),
    })
    .describe('Opens the file of a decision about a contribution'),
  ...requestCommands,
  ...commitmentCommands,
  ...approvalCommands,
  ...deploymentCommands,
  link: z.strictObject(linkFields).describe('Records a relation to another file or to an event'),
  close: z
    .strictObject({ outcome: z.enum(closingOutcomes).describe('How it ended') })
    .describe('Closes the file: nothing more is recorded in it unless it is reopened'),
  reopen: z.strictObject({ reason: text(2000).describe('Why') }).describe('Reopens a closed file'),
} as const;
