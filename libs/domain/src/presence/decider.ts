import type { Decider } from '@acta/kernel';
import { happened, type CommandIn, type HappenedIn } from '../aggregate/happened.js';
import type { World } from '../world.js';
import type { presenceCommands } from './commands.js';
import type { presenceEvents } from './events.js';
import { checkPresence } from './sense.js';
import type { PresenceState } from './state.js';

type PresenceCommand = CommandIn<typeof presenceCommands>;

/** The id is `{mission}/{party}`. */
export const presenceDecider: Decider<PresenceState, PresenceCommand, HappenedIn<typeof presenceEvents>, World> = {
  initialState: { observed: false },

  decide({ id, entry }) {
    const [mission = '', party = ''] = id.split('/');
    const event = happened('PresenceObserved', { ...entry, data: { mission, party, ...entry.data } });
    checkPresence(event);
    return [event];
  },

  evolve: () => ({ observed: true }),
};
