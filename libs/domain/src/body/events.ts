import { bodyCommands } from './commands.js';

/** What can happen to a body. Names are storage: they are never changed. */
export const bodyEvents = {
  BodyRegistered: { schema: 1, data: bodyCommands.register },
  BodyRenamed: { schema: 1, data: bodyCommands.rename },
} as const;
