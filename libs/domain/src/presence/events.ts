import { z } from 'zod';
import { referenceTo } from '../reference/reference-schema.js';
import { presenceCommands } from './commands.js';

/** What can be known of a presence. Names are storage: they are never changed. */
export const presenceEvents = {
  PresenceObserved: {
    schema: 1,
    data: z.strictObject({
      mission: referenceTo('The mission', 'mission'),
      party: referenceTo('Who was there', 'party'),
      ...presenceCommands.observe.shape,
    }),
    /** Given by the path: a correction leaves them as they are. */
    fixed: ['mission', 'party'],
  },
} as const;
