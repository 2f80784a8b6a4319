import type { Aggregate } from '../aggregate/aggregate.js';
import { bodyCommands } from './commands.js';
import { bodyDecider } from './decider.js';
import { bodyEvents } from './events.js';
import type { BodyState } from './state.js';

export const bodyAggregate: Aggregate<BodyState> = {
  name: 'body',
  collection: 'bodies',
  description: 'Organs of parties, with the roles that they play in a procedure',
  idParts: ['id'],
  commands: bodyCommands,
  events: bodyEvents,
  decider: bodyDecider,
  isOnRecord: ({ status }) => status === 'registered',
  checkEvent: () => undefined,
  streamOf: (id) => `body-${id}`,
};
