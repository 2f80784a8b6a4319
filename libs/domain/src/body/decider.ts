import { refused, type Decider } from '@acta/kernel';
import { happened, type CommandIn, type HappenedIn } from '../aggregate/happened.js';
import { notOnRecord } from '../aggregate/refusals.js';
import type { World } from '../world.js';
import type { bodyCommands } from './commands.js';
import type { bodyEvents } from './events.js';
import type { BodyState } from './state.js';

export const bodyDecider: Decider<BodyState, CommandIn<typeof bodyCommands>, HappenedIn<typeof bodyEvents>, World> = {
  initialState: { status: 'unregistered' },

  decide(command, state) {
    switch (command.type) {
      case 'register':
        if (state.status === 'registered')
          throw refused('already-registered', `The body "${command.id}" is registered already.`);
        return [happened('BodyRegistered', command.entry)];
      case 'rename':
        if (state.status === 'unregistered') throw notOnRecord('body', command.id, 'register');
        return [happened('BodyRenamed', command.entry)];
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'BodyRegistered':
        return { status: 'registered', name: event.data.data.name, party: event.data.data.party };
      case 'BodyRenamed':
        return state.status === 'registered' ? { ...state, name: event.data.data.name } : state;
    }
  },
};
