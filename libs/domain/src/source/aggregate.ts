import type { Aggregate } from '../aggregate/aggregate.js';
import { sourceCommands } from './commands.js';
import { sourceDecider } from './decider.js';
import { sourceEvents } from './events.js';
import type { SourceState } from './state.js';

export const sourceAggregate: Aggregate<SourceState> = {
  name: 'source',
  collection: 'sources',
  description: 'Documents that say something',
  idParts: ['id'],
  commands: sourceCommands,
  events: sourceEvents,
  decider: sourceDecider,
  isOnRecord: ({ status }) => status === 'registered',
  checkEvent: () => undefined,
  streamOf: (id) => `source-${id}`,
};
