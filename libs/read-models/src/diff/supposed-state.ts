import type { Day } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import { sessionsNamed } from '../approvals/load.js';
import { loadParty } from '../deployment/load.js';
import type { Knowledge } from '../known/knowledge.js';
import { valueIn, type Facets, type Place, type Thing } from './facets.js';
import { saidBy, saidIn } from './said.js';
import { facetsAt } from './state.js';
import { without } from './without.js';

/** What a state says of a place, looked at as it is and as it would be without some of its events. */
export class SupposedState {
  readonly #knowledge: Knowledge;
  readonly #day: Day;
  readonly #place: Place;
  readonly #named: (facets: Facets) => Facets;
  readonly #said = new Map<string, Promise<Facets>>();

  /**
   * @param knowledge whose pieces and events are kept once they are fetched
   * @param named gives the same names to the same things as in other states
   */
  constructor(knowledge: Knowledge, day: Day, place: Place, named: (facets: Facets) => Facets) {
    this.#knowledge = knowledge;
    this.#day = day;
    this.#place = place;
    this.#named = named;
  }

  /**
   * Whether a thing would be said otherwise without these events. Of what is not said at all in the end, how it was said before makes no
   * difference: there it is asked whether it would be said.
   */
  async restsOn(events: readonly RecordedEvent[], thing: Thing): Promise<boolean> {
    const { name, vanishes, field } = thing;
    const [as, otherwise] = await Promise.all([this.#saidWithout([]), this.#saidWithout(events)]);
    if (vanishes && as.has(name)) return !otherwise.has(name);
    const said = (value: unknown): string | undefined => (field === undefined ? saidBy(value) : saidIn(value, field));
    return said(valueIn(as, thing)) !== said(valueIn(otherwise, thing));
  }

  /** The streams in which something is said of a party in a mission on that day. */
  async streamsOf(mission: string | null, party: string): Promise<readonly string[]> {
    const asked = { ...this.#knowledge, validAt: this.#day };
    const { decisions, presences, sessions } = await loadParty(asked, { mission, party });
    const awaited = new Set(sessionsNamed(decisions));
    const files = new Set(decisions.map(({ id }) => id));
    const meetings = [...sessions.values()].filter(
      ({ id, items }) => awaited.has(id) || items.some(({ decision }) => decision !== undefined && files.has(decision)),
    );
    return [
      ...decisions.map(({ id }) => `decision-${id}`),
      ...presences.map(() => `presence-${mission}.${party}`),
      ...meetings.map(({ id }) => `session-${id}`),
    ];
  }

  #saidWithout(events: readonly RecordedEvent[]): Promise<Facets> {
    const name = JSON.stringify(events.map(({ id }) => id).toSorted());
    const known = this.#said.get(name) ?? this.#compose(events);
    this.#said.set(name, known);
    return known;
  }

  async #compose(events: readonly RecordedEvent[]): Promise<Facets> {
    const asked = { ...without(this.#knowledge, events), validAt: this.#day };
    return facetsAt(asked, this.#place, this.#named);
  }
}
