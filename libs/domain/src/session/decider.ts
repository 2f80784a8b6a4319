import { refused, type Decider } from '@acta/kernel';
import { happened, type CommandIn, type HappenedIn } from '../aggregate/happened.js';
import { notOnRecord } from '../aggregate/refusals.js';
import type { StatedDate } from '../values/stated-date.js';
import type { World } from '../world.js';
import type { sessionCommands } from './commands.js';
import type { sessionEvents } from './events.js';
import { checkSessionEvent, isSame } from './sense.js';
import type { SessionState } from './state.js';

type SessionCommand = CommandIn<typeof sessionCommands>;
type SessionEvent = HappenedIn<typeof sessionEvents>;

export const sessionDecider: Decider<SessionState, SessionCommand, SessionEvent, World> = {
  initialState: { body: undefined, status: 'to-come', heldBy: null, items: [] },

  decide(command, state) {
    const event = eventOf(command, state);
    checkSessionEvent(event, state);
    return [event];
  },

  evolve(state, event) {
    switch (event.type) {
      case 'SessionScheduled':
        return { ...state, body: event.data.data.body };
      case 'ItemTabled':
        return { ...state, items: [...state.items, event.data.data] };
      case 'ItemDropped':
        return { ...state, items: state.items.filter((tabled) => !isSame(event.data.data, tabled)) };
      case 'SessionPostponed':
        return state;
      case 'SessionHeld':
        return { ...state, status: 'held', heldBy: (event.data.data.date ?? event.data.occurred)?.latest ?? null };
      case 'SessionCancelled':
        return { ...state, status: 'cancelled' };
    }
  },
};

function eventOf(command: SessionCommand, state: SessionState): SessionEvent {
  if (command.type === 'schedule') {
    if (state.body !== undefined)
      throw refused('already-scheduled', 'This session is scheduled already: postpone it instead.');
    return happened('SessionScheduled', command.entry);
  }
  if (state.body === undefined) throw notOnRecord('session', command.id, 'schedule');
  switch (command.type) {
    case 'table-item':
      return happened('ItemTabled', command.entry);
    case 'drop-item':
      return happened('ItemDropped', command.entry);
    case 'postpone':
      // A held session may still be told to have been postponed before: such records come late.
      if (state.status === 'cancelled') throw cancelled();
      checkPostponed(command.entry.occurred, state);
      return happened('SessionPostponed', command.entry);
    case 'hold':
      if (state.status === 'cancelled') throw cancelled();
      if (state.status === 'held') throw refused('already-held', 'It is on record that this session was held.');
      return happened('SessionHeld', command.entry);
    case 'cancel':
      if (state.status === 'cancelled') throw refused('already-cancelled', 'This session is cancelled already.');
      if (state.status === 'held') {
        throw refused('session-held', 'This session was held: retract that event before it is cancelled.');
      }
      return happened('SessionCancelled', command.entry);
  }
}

const cancelled = () =>
  refused('session-cancelled', 'This session is cancelled: retract the cancellation, or schedule another session.');

/** What was postponed after it was held is another session. */
function checkPostponed(occurred: StatedDate | undefined, { heldBy }: SessionState): void {
  if (heldBy === null || !occurred?.earliest || occurred.earliest <= heldBy) return;
  const message = `This session was held by ${heldBy}: it cannot be postponed after that; schedule another one.`;
  throw refused('session-held', message, '/occurred');
}
