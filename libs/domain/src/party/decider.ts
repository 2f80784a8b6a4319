import { refused, type Decider } from '@acta/kernel';
import { happened, type CommandIn, type HappenedIn } from '../aggregate/happened.js';
import { notOnRecord } from '../aggregate/refusals.js';
import type { World } from '../world.js';
import type { partyCommands } from './commands.js';
import type { partyEvents } from './events.js';
import type { PartyState } from './state.js';

export const partyDecider: Decider<
  PartyState,
  CommandIn<typeof partyCommands>,
  HappenedIn<typeof partyEvents>,
  World
> = {
  initialState: { status: 'unregistered' },

  decide(command, state) {
    switch (command.type) {
      case 'register':
        if (state.status === 'registered')
          throw refused('already-registered', `The party "${command.id}" is registered already.`);
        return [happened('PartyRegistered', command.entry)];
      case 'rename':
        if (state.status === 'unregistered') throw notOnRecord('party', command.id, 'register');
        return [happened('PartyRenamed', command.entry)];
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'PartyRegistered':
        return { status: 'registered', name: event.data.data.name };
      case 'PartyRenamed':
        return state.status === 'registered' ? { ...state, name: event.data.data.name } : state;
    }
  },
};
