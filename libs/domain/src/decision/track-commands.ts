import { z } from 'zod';
import { referenceTo } from '../reference/reference-schema.js';
import { amount } from '../values/amount.js';
import { statedDate } from '../values/stated-date.js';
import { text, texts } from '../values/text.js';

const by = (description: string) => referenceTo(description, 'party', 'body');
const reason = text(2000).optional();
const conditions = texts(2000).optional().describe('On which conditions');
const until = statedDate().optional().describe('Until when it holds');

/** The request track, with its studies. */
export const requestCommands = {
  'record-request': z
    .strictObject({ by: by('Who asks'), to: by('Who is asked'), amount: amount().describe('How much is asked') })
    .describe('Records that somebody asked for a contribution'),
  'open-study': z
    .strictObject({
      body: referenceTo('The body that studies', 'body'),
      question: text(2000).optional().describe('The question that is studied'),
    })
    .describe('Records that a body studies the request'),
  'conclude-study': z
    .strictObject({
      body: referenceTo('The body that studied', 'body'),
      outcome: z.enum(['feasible', 'not-feasible', 'inconclusive']).describe('What came of it'),
    })
    .describe('Records what came of a study'),
  'answer-request': z
    .strictObject({
      by: by('Who answers'),
      answer: z.enum(['accepted', 'declined', 'lapsed']).describe('The answer; lapsed: it was left without one'),
    })
    .describe('Records the answer to a request'),
} as const;

/** The commitment track. */
export const commitmentCommands = {
  'announce-intention': z
    .strictObject({ by: by('Who intends it'), amount: amount().optional().describe('How much is intended') })
    .describe('Records an intention: less than a commitment'),
  'make-commitment': z
    .strictObject({
      by: by('Who commits'),
      to: by('To whom').optional(),
      amount: amount().describe('How much is promised'),
      conditions,
      until,
    })
    .describe('Records a commitment: a promise of a contribution'),
  'amend-commitment': z
    .strictObject({ amount: amount().optional().describe('How much is promised now'), conditions, until })
    .refine((data) => Object.values(data).some((value) => value !== undefined), 'says nothing: say what is amended')
    .describe('Changes a commitment; what is left out stays'),
  'withdraw-commitment': z
    .strictObject({ by: by('Who withdraws it'), reason: reason.describe('Why') })
    .describe('Records that a commitment or an intention was withdrawn'),
} as const;

/** The execution track. */
export const deploymentCommands = {
  'order-deployment': z
    .strictObject({
      by: by('Who ordered it'),
      amount: amount().optional().describe('How much'),
      from: statedDate().optional().describe('From when'),
    })
    .describe('Records an order to deploy'),
  'record-deployment': z
    .strictObject({
      amount: amount().optional().describe('How much was deployed'),
      extent: z.enum(['partly', 'fully']).describe('Whether all of it is deployed'),
    })
    .describe('Records that a contribution was deployed, partly or fully'),
  'end-deployment': z.strictObject({ reason: reason.describe('Why') }).describe('Records the end of a deployment'),
} as const;
