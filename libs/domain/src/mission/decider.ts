import { refused, type Decider } from '@acta/kernel';
import { happened, type CommandIn, type HappenedIn } from '../aggregate/happened.js';
import { endsBefore } from '../aggregate/order-in-time.js';
import { notOnRecord } from '../aggregate/refusals.js';
import type { World } from '../world.js';
import type { missionCommands } from './commands.js';
import type { missionEvents } from './events.js';
import type { MissionState } from './state.js';

type MissionCommand = CommandIn<typeof missionCommands>;

export const missionDecider: Decider<MissionState, MissionCommand, HappenedIn<typeof missionEvents>, World> = {
  initialState: { opened: false, ended: false, begun: null },

  decide(command, state) {
    if (command.type === 'open') {
      if (state.opened) throw refused('already-open', `The mission "${command.id}" is open already.`);
      return [happened('MissionOpened', command.entry)];
    }
    if (!state.opened) throw notOnRecord('mission', command.id, 'open');
    switch (command.type) {
      case 'announce-target':
        return [happened('TargetAnnounced', command.entry)];
      case 'end':
        if (state.ended)
          throw refused('already-ended', 'The end of this mission is on record: correct that event instead.');
        if (endsBefore(command.entry.occurred, state.begun)) {
          throw refused('end-before-beginning', 'The mission cannot end before it began.', '/occurred');
        }
        return [happened('MissionEnded', command.entry)];
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'MissionOpened':
        return { ...state, opened: true, begun: event.data.occurred?.earliest ?? null };
      case 'TargetAnnounced':
        return state;
      case 'MissionEnded':
        return { ...state, ended: true };
    }
  },
};
