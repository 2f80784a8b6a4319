import type { Day } from '@acta/domain';
import type { FoundPiece, PieceFilter } from '@acta/projections';
import type { Recorded } from '../known/knowledge.js';
import { LookedUp } from '../pieces/looked-up.js';
import type { Timeline } from '../time/timeline.js';

/** The pieces that were believed at any position from one to another, fetched once for whatever is asked. */
export class Believed {
  readonly #from: bigint;
  readonly #to: Recorded;
  readonly #known = new LookedUp();
  /** The positions at which one of those that were fetched began or ended to be believed. */
  readonly #changes = new Set<bigint>();

  constructor(from: bigint, to: Recorded) {
    this.#from = from;
    this.#to = to;
  }

  /** Those that hold on a day. */
  async at<Row>(timeline: Timeline<Row>, day: Day, filter: PieceFilter = {}): Promise<readonly FoundPiece<Row>[]> {
    const narrowed = await this.#to.source.view.narrowed(timeline.name, filter);
    return this.#known.once([timeline.name, day], narrowed, (wanted) => this.#fetch(timeline, day, wanted));
  }

  /** The last position up to this one at which something changed that was fetched so far. */
  lastChange(position: bigint): bigint {
    let last = this.#from;
    for (const change of this.#changes) if (last < change && change <= position) last = change;
    return last;
  }

  async #fetch<Row>({ name }: Timeline<Row>, validAt: Day, filter: PieceFilter): Promise<readonly FoundPiece<Row>[]> {
    const { source, upTo } = this.#to;
    const pieces = await source.view.believedBetween<Row>(name, { validAt, from: this.#from, upTo, filter });
    for (const { knownFrom, knownUntil } of pieces) {
      this.#changes.add(knownFrom);
      if (knownUntil !== null) this.#changes.add(knownUntil);
    }
    return pieces;
  }
}
