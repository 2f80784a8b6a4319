/**
 * The whole of an aggregate's behaviour, without side effects: time, identity and actor come in with the command.
 *
 * `World` is what the aggregate may know of other streams, looked up before it decides.
 */
export interface Decider<State, Command, Event, World = undefined> {
  readonly initialState: State;
  /** Answers the events that follow, or throws an `ActaError` that says why the record would make no sense. */
  decide(command: Command, state: State, world: World): readonly Event[];
  evolve(state: State, event: Event): State;
}

/** The state after `events`, in order. */
export function fold<State, Event>(
  decider: Pick<Decider<State, never, Event, never>, 'initialState' | 'evolve'>,
  events: Iterable<Event>,
): State {
  let state = decider.initialState;
  for (const event of events) state = decider.evolve(state, event);
  return state;
}
