import { refused, type Decider } from '@acta/kernel';
import { happened, type CommandIn, type HappenedIn } from '../aggregate/happened.js';
import type { World } from '../world.js';
import type { sourceCommands } from './commands.js';
import type { sourceEvents } from './events.js';
import type { SourceState } from './state.js';

export const sourceDecider: Decider<
  SourceState,
  CommandIn<typeof sourceCommands>,
  HappenedIn<typeof sourceEvents>,
  World
> = {
  initialState: { status: 'unregistered' },

  decide(command, state) {
    if (state.status === 'registered')
      throw refused('already-registered', `The source "${command.id}" is registered already.`);
    return [happened('SourceRegistered', command.entry)];
  },

  evolve: (_state, event) => ({ status: 'registered', published: event.data.data.published }),
};
