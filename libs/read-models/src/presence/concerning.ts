import { restatedBy, standing, subjectOf, type Fact } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import { datedAlone, superseding } from '../time/dated.js';
import { isObserved, type Observed } from './counted.js';

/** What one event takes away of what is observed in a series, and what it adds. */
export interface Change {
  readonly gone: Observed | undefined;
  readonly added: Observed | undefined;
  /** What says again what the one that is added says. */
  readonly again?: Observed;
}

/** Which events of a stream speak of which others. */
export class Concerning {
  /** What each event that corrects, retracts or disputes is about in the end. */
  readonly #origins = new Map<string, string>();
  readonly #spokenOf = new Set<string>();
  /** Ids of what is said again or superseded, and of what does so. */
  readonly #tied: Set<string>;

  /** @param facts those of the events that stand */
  constructor(events: readonly RecordedEvent[], facts: readonly Fact[]) {
    this.#tied = new Set(
      facts.flatMap((fact) => {
        const others = tiedTo(fact);
        return others.length === 0 ? [] : [fact.id, ...others];
      }),
    );
    for (const event of events) this.#note(event);
  }

  /**
   * What a further event, the last of these, changes; undefined where that may be more than one observation.
   * @throws as `standing`
   */
  changeBy(events: readonly RecordedEvent[], observed: readonly Observed[]): Change | undefined {
    const event = events.at(-1) as RecordedEvent;
    if (this.#spokenOf.has(event.id) || this.#tied.has(event.id)) return undefined;
    const origin = this.#note(event);
    if (this.#tied.has(origin)) return undefined;
    const [fact] = standing(origin === event.id ? [event] : events.filter(({ id }) => this.#originOf(id) === origin));
    const now = fact && datedAlone(fact);
    if (fact && superseding(fact).length > 0) return undefined;
    const added = now && isObserved(now) ? now : undefined;
    const other = fact && restatedBy(fact);
    if (added && other !== undefined) return origin === event.id ? this.#saying(added, other, observed) : undefined;
    return { gone: origin === event.id ? undefined : observed.find(isOf(origin)), added };
  }

  #saying(again: Observed, id: string, observed: readonly Observed[]): Change | undefined {
    const gone = observed.find(isOf(id));
    if (!gone) return undefined;
    this.#tied.add(id).add(again.fact.id);
    return { gone, added: { ...gone }, again };
  }

  #originOf(id: string): string {
    return this.#origins.get(id) ?? id;
  }

  /** @returns what it is about */
  #note(event: RecordedEvent): string {
    const subject = subjectOf(event);
    if (subject === undefined) return event.id;
    this.#spokenOf.add(subject);
    const origin = this.#originOf(subject);
    this.#origins.set(event.id, origin);
    return origin;
  }
}

/** What its links lead to, and what it says again where that is retracted. */
const tiedTo = (fact: Fact): readonly string[] =>
  [fact.links.map(({ to }) => to), restatedBy(fact) ?? []].flat().map((id) => id.toLowerCase());

const isOf =
  (id: string) =>
  ({ fact }: Observed): boolean =>
    fact.id === id;
