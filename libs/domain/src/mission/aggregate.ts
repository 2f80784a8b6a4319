import type { Aggregate } from '../aggregate/aggregate.js';
import { missionCommands } from './commands.js';
import { missionDecider } from './decider.js';
import { missionEvents } from './events.js';
import type { MissionState } from './state.js';

export const missionAggregate: Aggregate<MissionState> = {
  name: 'mission',
  collection: 'missions',
  description: 'Missions, and the levels that they aim for',
  idParts: ['id'],
  commands: missionCommands,
  events: missionEvents,
  decider: missionDecider,
  isOnRecord: ({ opened }) => opened,
  ends: { MissionEnded: 'end' },
  checkEvent: () => undefined,
  streamOf: (id) => `mission-${id}`,
};
