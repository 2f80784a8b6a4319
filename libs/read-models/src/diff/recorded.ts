import { remarkTypes } from '@acta/domain';
import type { FoundPiece, PieceFilter } from '@acta/projections';
import { eventIndex } from '../audit-events/event-index.js';
import { recordedKnowledge, type Knowledge, type Recorded } from '../known/knowledge.js';
import type { PieceSource } from '../pieces/piece-source.js';
import { storedPieces } from '../pieces/stored-pieces.js';
import type { Timeline } from '../time/timeline.js';
import { Believed } from './believed.js';
import { isAbout } from './replayed.js';
import type { Ends, Step, Way } from './way.js';

/**
 * What was recorded up to one position and then up to a later one: what was known between them is stored.
 * Undefined where the two states are others.
 */
export function recordedEnds({ recorded: from }: Knowledge, { recorded: to }: Knowledge): Ends | undefined {
  if (!from || !to || from.upTo > to.upTo) return undefined;
  const { source } = to;
  const looked = new Map<string, readonly [Timeline, PieceFilter]>();
  const look = (timeline: Timeline, filter: PieceFilter = {}) =>
    looked.set(JSON.stringify([timeline.name, filter]), [timeline, filter]);
  const looking = (knowledge: Knowledge): Knowledge => ({ ...knowledge, pieces: noting(knowledge.pieces, look) });
  return {
    first: looking(recordedKnowledge(source, from.upTo)),
    last: looking(recordedKnowledge(source, to.upTo)),
    async streams() {
      const { streams } = storedPieces(source.view, to.upTo);
      const lists = await Promise.all([...looked.values()].map(([timeline, filter]) => streams(timeline, filter)));
      return [...new Set(lists.flat())];
    },
    way: (streams) => wayBetween(from.upTo, to, streams),
  };
}

const noting = (pieces: PieceSource, look: (timeline: Timeline, filter?: PieceFilter) => void): PieceSource => ({
  at(timeline, day, filter) {
    look(timeline, filter);
    return pieces.at(timeline, day, filter);
  },
  along: (timeline, filter) => pieces.along(timeline, filter),
  narrowed: (timeline, filter) => pieces.narrowed(timeline, filter),
  streams: (timeline, filter) => pieces.streams(timeline, filter),
});

async function wayBetween(from: bigint, to: Recorded, streams: readonly string[]): Promise<Way> {
  const { source, upTo } = to;
  const { pool, view } = source;
  const index = view.table(eventIndex.name);
  const positionsOf = async (condition: string, ...values: readonly unknown[]): Promise<readonly bigint[]> => {
    const { rows } = await pool.query<[string]>({
      text: `select position from ${index} where stream = any($1) and position > $2 and position <= $3 and ${condition} order by position`,
      values: [streams, from, upTo, ...values],
      rowMode: 'array',
    });
    return rows.map(([position]) => BigInt(position));
  };
  const stepsAt = async (positions: readonly bigint[]): Promise<readonly Step[]> =>
    (await source.log.at(positions)).map((logged) => ({ event: logged.read(), comes: true }));

  const positions = await positionsOf('true');
  const positionAfter = (count: number): bigint => positions[count - 1] ?? from;
  const own = new Set(streams);
  const believed = new Believed(from, to);
  return {
    length: positions.length,
    eraOf: (count) => believed.lastChange(positionAfter(count)),
    knownAfter(count) {
      const known = recordedKnowledge(source, positionAfter(count));
      // Of what was not looked at on either side, what is known in the end is known all the way.
      const isKnown = ({ stream, knownFrom, knownUntil }: FoundPiece): boolean => {
        const position = own.has(stream) ? positionAfter(count) : upTo;
        return knownFrom <= position && (knownUntil === null || position < knownUntil);
      };
      const at: PieceSource['at'] = async (...asked) => (await believed.at(...asked)).filter(isKnown);
      return { ...known, pieces: { ...known.pieces, at } };
    },
    async stepsFrom(indices) {
      const steps = await stepsAt(indices.map((each) => positions[each] as bigint));
      const byPosition = new Map(steps.map((step) => [step.event.position, step]));
      return new Map(indices.map((each) => [each, byPosition.get(positions[each] as bigint) as Step]));
    },
    async stepsAbout(events) {
      if (events.size === 0) return [];
      const tags = [...events].map((id) => `event:${id.toLowerCase()}`);
      const about = await positionsOf(
        `position in (select position from event where id = any($4)
          union all select position from ${index} where tags && $6 and type = any($5))`,
        [...events],
        remarkTypes,
        tags,
      );
      return (await stepsAt(about)).filter(({ event }) => isAbout(event, events));
    },
  };
}
