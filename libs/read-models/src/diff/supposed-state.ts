import type { Day } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import { sessionsNamed } from '../approvals/load.js';
import { loadDeployment, loadParty, type DeploymentFilter, type DeploymentInputs } from '../deployment/load.js';
import { composeDeployment, missionState } from '../deployment/state.js';
import type { Knowledge } from '../known/knowledge.js';
import type { Asked } from '../pieces/times.js';
import { facetsOf, saidBy, type FacetPlace, type Facets, type Thing } from './facets.js';
import { without } from './without.js';

type Place = Pick<FacetPlace, 'mission' | 'party'>;

/** A state, looked at as it is and as it would be without some of its events. */
export class SupposedState {
  readonly #knowledge: Knowledge;
  readonly #day: Day;
  readonly #filter: DeploymentFilter;
  readonly #named: (facets: Facets) => Facets;
  readonly #said = new Map<string, Promise<Facets>>();

  /**
   * @param knowledge whose pieces and events are kept once they are fetched
   * @param filter what is asked about, which is what may have been fetched already
   * @param named gives the same names to the same things as in other states
   */
  constructor(knowledge: Knowledge, day: Day, filter: DeploymentFilter, named: (facets: Facets) => Facets) {
    this.#knowledge = knowledge;
    this.#day = day;
    this.#filter = filter;
    this.#named = named;
  }

  /**
   * Whether a thing would be said otherwise without these events. Of what is not said at all in the end, how it was said before makes no
   * difference: there it is asked whether it would be said.
   */
  async restsOn(events: readonly RecordedEvent[], { name, place, vanishes }: Thing): Promise<boolean> {
    const { mission, party } = place;
    const [as, otherwise] = await Promise.all([
      this.#saidWithout([], { mission, party }),
      this.#saidWithout(events, { mission, party }),
    ]);
    if (vanishes && as.has(name)) return !otherwise.has(name);
    return saidBy(as.get(name)?.value) !== saidBy(otherwise.get(name)?.value);
  }

  /** The streams in which something is said of a party in a mission on that day. */
  async streamsOf({
    mission,
    party,
  }: {
    readonly mission: string;
    readonly party: string;
  }): Promise<readonly string[]> {
    const { decisions, presences, sessions } = await this.#inputs({ ...this.#knowledge, validAt: this.#day }, [
      mission,
      party,
    ]);
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

  #saidWithout(events: readonly RecordedEvent[], place: Place): Promise<Facets> {
    const name = JSON.stringify([place, events.map(({ id }) => id).toSorted()]);
    const known = this.#said.get(name) ?? this.#compose(events, place);
    this.#said.set(name, known);
    return known;
  }

  async #compose(events: readonly RecordedEvent[], { mission, party }: Place): Promise<Facets> {
    const asked = { ...without(this.#knowledge, events), validAt: this.#day };
    if (party === null) return this.#named(facetsOf({ items: [], missions: await missionState(asked, mission) }));
    const inputs = await this.#inputs(asked, [mission, party]);
    const { items } = composeDeployment(inputs, this.#day, { party });
    return this.#named(facetsOf({ items, missions: [] }));
  }

  /** Of all that is asked about, what is of one party in one mission. */
  async #inputs(asked: Asked, [mission, party]: readonly [string, string]): Promise<DeploymentInputs> {
    const { party: only, ...wide } = this.#filter;
    const all = await (only === undefined ? loadDeployment(asked, wide) : loadParty(asked, { ...wide, party: only }));
    return {
      ...all,
      decisions: all.decisions.filter((file) => file.mission === mission && file.contributor === party),
      presences: all.presences.filter((row) => row.mission === mission && row.party === party),
      missions: [],
    };
  }
}
