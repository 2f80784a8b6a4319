import type { Day } from '@acta/domain';
import type { FoundPiece, PieceFilter } from '@acta/projections';
import type { Recorded } from '../known/knowledge.js';
import type { Timeline } from '../time/timeline.js';

/** The pieces that were believed at any position from one to another, fetched once for whatever is asked. */
export class Believed {
  readonly #from: bigint;
  readonly #to: Recorded;
  readonly #asked = new Map<string, Promise<readonly FoundPiece[]>>();
  /** The positions at which one of those that were fetched began or ended to be believed. */
  readonly #changes = new Set<bigint>();

  constructor(from: bigint, to: Recorded) {
    this.#from = from;
    this.#to = to;
  }

  /** Those that hold on a day. */
  async at<Row>(timeline: Timeline<Row>, day: Day, filter: PieceFilter = {}): Promise<readonly FoundPiece<Row>[]> {
    const name = JSON.stringify([timeline.name, day, filter]);
    const asked = this.#asked.get(name) ?? this.#fetch(timeline, day, filter);
    this.#asked.set(name, asked);
    return (await asked) as readonly FoundPiece<Row>[];
  }

  /** The last position up to this one at which something changed that was fetched so far. */
  lastChange(position: bigint): bigint {
    let last = this.#from;
    for (const change of this.#changes) if (last < change && change <= position) last = change;
    return last;
  }

  async #fetch({ name }: Timeline, validAt: Day, filter: PieceFilter): Promise<readonly FoundPiece[]> {
    const { source, upTo } = this.#to;
    const pieces = await source.view.believedBetween(name, { validAt, from: this.#from, upTo, filter });
    for (const { knownFrom, knownUntil } of pieces) {
      this.#changes.add(knownFrom);
      if (knownUntil !== null) this.#changes.add(knownUntil);
    }
    return pieces;
  }
}
