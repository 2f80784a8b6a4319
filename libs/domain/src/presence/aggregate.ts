import type { Aggregate } from '../aggregate/aggregate.js';
import { presenceCommands } from './commands.js';
import { presenceDecider } from './decider.js';
import { presenceEvents } from './events.js';
import { checkPresence } from './sense.js';
import type { PresenceState } from './state.js';

export const presenceAggregate: Aggregate<PresenceState> = {
  name: 'presence',
  collection: 'presence',
  description: 'Observations of how much of a party is in a mission, on a day',
  idParts: ['mission', 'party'],
  commands: presenceCommands,
  events: presenceEvents,
  decider: presenceDecider,
  isOnRecord: ({ observed }) => observed,
  checkEvent: checkPresence,
  streamOf: (id) => `presence-${id.replace('/', '.')}`,
};
