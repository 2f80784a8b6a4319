import { sessionCommands } from './commands.js';

/** What can happen to a session. Names are storage: they are never changed. */
export const sessionEvents = {
  SessionScheduled: { schema: 1, data: sessionCommands.schedule },
  ItemTabled: { schema: 1, data: sessionCommands['table-item'] },
  ItemDropped: { schema: 1, data: sessionCommands['drop-item'] },
  SessionPostponed: { schema: 1, data: sessionCommands.postpone },
  SessionHeld: { schema: 1, data: sessionCommands.hold },
  SessionCancelled: { schema: 1, data: sessionCommands.cancel },
} as const;
