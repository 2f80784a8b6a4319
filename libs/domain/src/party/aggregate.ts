import type { Aggregate } from '../aggregate/aggregate.js';
import { partyCommands } from './commands.js';
import { partyDecider } from './decider.js';
import { partyEvents } from './events.js';
import type { PartyState } from './state.js';

export const partyAggregate: Aggregate<PartyState> = {
  name: 'party',
  collection: 'parties',
  description: 'States, alliances, organisations, and collectives such as "the allies"',
  idParts: ['id'],
  commands: partyCommands,
  events: partyEvents,
  decider: partyDecider,
  isOnRecord: ({ status }) => status === 'registered',
  checkEvent: () => undefined,
  streamOf: (id) => `party-${id}`,
};
