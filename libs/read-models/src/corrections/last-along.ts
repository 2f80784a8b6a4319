import type { Day } from '@acta/domain';
import type { PieceFilter, Span, View } from '@acta/projections';
import type { StoredLogSource } from '../known/stored-log.js';
import type { PieceSource } from '../pieces/piece-source.js';
import { sharedPieces } from '../pieces/shared-pieces.js';
import { storedPieces } from '../pieces/stored-pieces.js';
import { beforeAll } from '../time/open-ends.js';
import type { Timeline } from '../time/timeline.js';
import { lastStretches, type LastStretches } from './stretches.js';

/** What is looked at: as it was believed at a position, within a stretch of days. What was looked up in a part of it is kept. */
export class Looked {
  readonly #view: View;
  readonly #position: bigint;
  readonly #looked = new Map<string, unknown>();

  constructor(
    { view }: StoredLogSource,
    position: bigint,
    readonly within: Span,
  ) {
    this.#view = view;
    this.#position = position;
  }

  piecesIn(part: Span): PieceSource {
    return this.#once(['pieces', part], () => sharedPieces(storedPieces(this.#view, this.#position), part));
  }

  /** The last days on which pieces begin, so many of them. */
  beginnings({ name }: Timeline, filter: PieceFilter, most: number): Promise<readonly (Day | null)[]> {
    const asked = { ...this.within, knownAt: this.#position, filter, most };
    return this.#once(['beginnings', name, filter, most], () => this.#view.beginnings(name, asked));
  }

  #once<Found>(key: unknown, look: () => Found): Found {
    const name = JSON.stringify(key);
    const found = (this.#looked.get(name) as Found | undefined) ?? look();
    this.#looked.set(name, found);
    return found;
  }
}

/** The last stretches of days, and the pieces that hold in them. */
export interface LastAlong extends LastStretches {
  readonly pieces: PieceSource;
}

/** Pieces that may hold, by timeline. */
export interface Among {
  readonly timelines: readonly Timeline[];
  readonly filter: PieceFilter;
}

/** How many days on which pieces begin are looked at first, and how many times as many where these were too few. */
const FIRST = 40;
const MORE = 4;

/**
 * The last stretches between the days on which pieces may say something else, found without a look at all that holds before them: of a
 * mission that would be the whole of it.
 * @param turnsIn the days on which what holds in a part of the time turns
 * @param meant the stretches have a day in common with each of these
 */
export async function lastAlong(
  looked: Looked,
  among: Among,
  turnsIn: (pieces: PieceSource, part: Span) => Promise<readonly (Day | null)[]>,
  ...meant: readonly (readonly Span[])[]
): Promise<LastAlong> {
  const { within } = looked;
  for (let most = FIRST; ; most *= MORE) {
    const from = await beginningOf(looked, among, most);
    const part = { from, until: within.until };
    const pieces = looked.piecesIn(part);
    const turns = (await turnsIn(pieces, part)).filter((day) => day !== null);
    if (from === within.from) return { ...lastStretches(turns, ...meant, [within]), pieces };
    // Whether anything turns on the first day of it cannot be seen in it: more stretches are in it than are told, or it is too short.
    const last = lastStretches(
      turns.filter((day) => day > (from ?? beforeAll)),
      ...meant,
      [part],
    );
    if (last.toldFrom !== null) return { ...last, pieces };
  }
}

/** A day since which so many pieces begin, if there are more. */
async function beginningOf(looked: Looked, { timelines, filter }: Among, most: number): Promise<Day | null> {
  const { within } = looked;
  const found = await Promise.all(timelines.map((timeline) => looked.beginnings(timeline, filter, most)));
  const days = [...new Set(found.flat())].map((day) => day ?? beforeAll).toSorted();
  const day = days.at(-most);
  return day === undefined || day <= (within.from ?? beforeAll) ? within.from : day;
}
