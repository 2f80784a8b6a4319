import { sourceCommands } from './commands.js';

/** What can happen to a source. Names are storage: they are never changed. */
export const sourceEvents = {
  SourceRegistered: { schema: 1, data: sourceCommands.register },
} as const;
