import type { Aggregate } from '../aggregate/aggregate.js';
import { sessionCommands } from './commands.js';
import { sessionDecider } from './decider.js';
import { sessionEvents } from './events.js';
import { checkSessionEvent } from './sense.js';
import type { SessionState } from './state.js';

export const sessionAggregate: Aggregate<SessionState> = {
  name: 'session',
  collection: 'sessions',
  description: 'Dated meetings of bodies, with their agenda',
  idParts: ['id'],
  commands: sessionCommands,
  events: sessionEvents,
  decider: sessionDecider,
  isOnRecord: ({ body }) => body !== undefined,
  ends: { SessionPostponed: 'postpone' },
  checkEvent: checkSessionEvent,
  streamOf: (id) => `session-${id}`,
};
