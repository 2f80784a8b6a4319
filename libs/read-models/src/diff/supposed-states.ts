import { isOpening, type Day } from '@acta/domain';
import type { Asked } from '../pieces/times.js';
import { groupBy } from '../group-by.js';
import type { Cause } from './cause.js';
import type { Facets, Place, Thing } from './facets.js';
import { explaining } from './necessary.js';
import { SupposedState } from './supposed-state.js';

type EventCause = Extract<Cause, { kind: 'event' }>;

/** The states in which the causes of a difference count, each to be looked at without them. */
export class SupposedStates {
  readonly #first: Asked;
  readonly #last: Asked;
  readonly #stateOf: (asked: Asked) => SupposedState;
  readonly #ofLast = new Map<Day, SupposedState>();
  readonly #inFirst: SupposedState;

  /** @param named gives the same names to the same things in all states */
  constructor(first: Asked, last: Asked, place: Place, named: (facets: Facets) => Facets) {
    this.#first = first;
    this.#last = last;
    this.#stateOf = (asked) => new SupposedState(asked, asked.validAt, place, named);
    this.#inFirst = this.#stateOf(first);
  }

  /** With all that is known in the end, on a day. */
  on(day: Day): SupposedState {
    const state = this.#ofLast.get(day) ?? this.#stateOf({ ...this.#last, validAt: day });
    this.#ofLast.set(day, state);
    return state;
  }

  /**
   * Of the causes that were met on the way, those that still make a difference at its end. What was said in between and was said
   * otherwise after that is the work of events that are no causes of what is said in the end. Where none can be told, all of them are.
   * @param differs the fields that are said otherwise in the end
   */
  async lasting(thing: Thing, causes: readonly Cause[], differs: readonly string[]): Promise<readonly Cause[]> {
    const all = causes.filter((cause) => cause.kind === 'event');
    // Nothing would be said in a file without its opening: that is no cause of what is said, unless there is no other.
    const saying = all.filter(({ event }) => !isOpening(event.type));
    const events = saying.length > 0 ? saying : all;
    const met = causes.filter((cause) => cause.kind === 'day' || events.includes(cause));
    if (new Set(events.map(({ event }) => event.id)).size < 2) return met;
    const states = groupBy(events, (cause) => this.#inWhich(cause));
    const needed = new Set<string>();
    for (const [state, own] of states) {
      const distinct = [...new Map(own.map(({ event }) => [event.id, event])).values()];
      for (const { id } of await explaining(state, thing, distinct, differs)) needed.add(id);
    }
    const lasting = causes.filter((cause) => cause.kind === 'day' || needed.has(cause.event.id));
    return lasting.length > 0 ? lasting : met;
  }

  /** The state in which the event of a cause counts, at the end that it makes different from the other. */
  #inWhich({ as }: EventCause): SupposedState {
    const [from, to] = [this.#first.validAt, this.#last.validAt];
    if (as === 'unknown') return this.#inFirst;
    return this.on(as === 'in-effect' && from > to ? from : to);
  }
}
