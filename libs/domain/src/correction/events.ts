import { z } from 'zod';
import { storedEvidence } from '../values/evidence.js';
import { isEventId } from '../values/link.js';
import { correctionCommands } from './commands.js';

const event = z.string().refine(isEventId, 'not the id of an event').describe('The event that this concerns');
const { data, occurred } = correctionCommands.correct.shape.replace.shape;
const { reason } = correctionCommands.correct.shape;

/** What can happen to an event of any stream; recorded in that stream. Names are storage: they are never changed. */
export const correctionEvents = {
  EventCorrected: {
    schema: 1,
    data: z.strictObject({
      event,
      replace: z.strictObject({ data, occurred, evidence: z.array(storedEvidence).max(100).optional() }),
      schema: z.int().min(1).optional().describe('Version of the shape of the replaced data'),
      reason,
    }),
  },
  EventRetracted: { schema: 1, data: z.strictObject({ event, reason }) },
  EventDisputed: { schema: 1, data: z.strictObject({ event, reason }) },
} as const;
