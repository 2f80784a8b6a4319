import { partyCommands } from './commands.js';

/** What can happen to a party. Names are storage: they are never changed. */
export const partyEvents = {
  PartyRegistered: { schema: 1, data: partyCommands.register },
  PartyRenamed: { schema: 1, data: partyCommands.rename },
} as const;
