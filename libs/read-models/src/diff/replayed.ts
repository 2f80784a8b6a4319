import { isRemark, remarkIn, type Day } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import { groupBy } from '../group-by.js';
import type { Knowledge } from '../known/knowledge.js';
import type { KnownLog } from '../known/known-log.js';
import { computedPieces, piecesFrom, type PiecesOf } from '../pieces/computed-pieces.js';
import type { PieceSource } from '../pieces/piece-source.js';
import { candidatesOf } from './candidates.js';
import { undoneIn } from './undone.js';
import type { Ends, Step, Way } from './way.js';

/** A state of knowledge whose pieces are computed from its events, as those of every step are; and the streams that were looked at. */
interface Looked {
  readonly knowledge: Knowledge;
  readonly streams: ReadonlySet<string>;
}

/** Any two states of knowledge: what is known between them is computed from the events that count by then. */
export function replayed(from: Knowledge, to: Knowledge): Ends {
  const candidates = candidatesOf(from, to);
  const [first, last] = [looking(from, candidates), looking(to, candidates)];
  return {
    first: first.knowledge,
    last: last.knowledge,
    streams: async () => [...new Set([...first.streams, ...last.streams])],
    way: (streams) => wayBetween(from, to, streams, candidates),
  };
}

/** Whether an event is one of these, or a remark about one. */
export const isAbout = (event: RecordedEvent, events: ReadonlySet<string>): boolean =>
  events.has(event.id) || (isRemark(event.type) && events.has(remarkIn(event).event));

/** The same knowledge, keeping account of what is looked at. */
function looking(knowledge: Knowledge, candidates: PieceSource['streams']): Looked {
  const streams = new Set<string>();
  const log: KnownLog = {
    events(wanted) {
      for (const stream of wanted) streams.add(stream);
      return knowledge.log.events(wanted);
    },
    naming: (tags) => knowledge.log.naming(tags),
  };
  return { knowledge: { log, pieces: computedPieces(log, candidates) }, streams };
}

type Histories = ReadonlyMap<string, readonly RecordedEvent[]>;

/** What comes to nothing on its own side is no step. */
function stepsBetween(streams: readonly string[], before: Histories, after: Histories): readonly Step[] {
  const steps = streams.flatMap((stream) => {
    const [known, toBe] = [before.get(stream) ?? [], after.get(stream) ?? []];
    const [knownIds, idsToBe] = [new Set(known.map(({ id }) => id)), new Set(toBe.map(({ id }) => id))];
    const [going, coming] = [known.filter(({ id }) => !idsToBe.has(id)), toBe.filter(({ id }) => !knownIds.has(id))];
    const undone = new Set([...undoneIn(going, known), ...undoneIn(coming, toBe)]);
    return [
      ...going.map((event): Step => ({ event, comes: false })),
      ...coming.map((event): Step => ({ event, comes: true })),
    ].filter(({ event }) => !undone.has(event.id));
  });
  return steps.toSorted((a, b) => (a.event.position < b.event.position ? -1 : 1));
}

/** A stream's own steps, with their numbers on the way. */
type StepsOfStream = readonly { readonly index: number; readonly step: Step }[];

/** What is known of a stream once some of its steps are taken. */
function stepped(events: readonly RecordedEvent[], taken: StepsOfStream): readonly RecordedEvent[] {
  const going = new Set(taken.flatMap(({ step }) => (step.comes ? [] : [step.event.id])));
  const coming = taken.flatMap(({ step }) => (step.comes ? [step.event] : []));
  return [...events.filter(({ id }) => !going.has(id)), ...coming].toSorted((a, b) => a.version - b.version);
}

/** The way between what is known on two sides of these streams. */
async function wayBetween(
  from: Knowledge,
  to: Knowledge,
  streams: readonly string[],
  candidates: PieceSource['streams'],
): Promise<Way> {
  const [before, after] = await Promise.all([from.log.events(streams), to.log.events(streams)]);
  const steps = stepsBetween(streams, before, after);
  const ofStream = groupBy(
    steps.map((step, index) => ({ step, index })),
    ({ step }) => step.event.stream,
  );
  const isOwn = new Set(streams);
  const piecesOf = remembered();
  const known = new Map<string, readonly RecordedEvent[]>();

  function eventsAfter(stream: string, count: number): readonly RecordedEvent[] {
    const taken = (ofStream.get(stream) ?? []).filter(({ index }) => index < count);
    const name = `${stream} ${taken.length}`;
    const events = known.get(name) ?? stepped(before.get(stream) ?? [], taken);
    known.set(name, events);
    return events;
  }

  return {
    length: steps.length,
    eraOf: (count) => count,
    stepsFrom: async (indices) => new Map(indices.map((index) => [index, steps[index] as Step])),
    stepsAbout: async (events) => steps.filter(({ event }) => isAbout(event, events)),
    knownAfter(count) {
      const log: KnownLog = {
        async events(wanted) {
          const own = wanted.filter((stream) => isOwn.has(stream));
          const others = wanted.filter((stream) => !isOwn.has(stream));
          const histories = own.map((stream) => [stream, eventsAfter(stream, count)] as const);
          return new Map([...histories.filter(([, { length }]) => length > 0), ...(await to.log.events(others))]);
        },
        naming: (tags) => to.log.naming(tags),
      };
      return { log, pieces: computedPieces(log, candidates, piecesOf) };
    },
  };
}

/** A stream of which the same is known after many steps is computed once. */
function remembered(): PiecesOf {
  const known = new WeakMap<readonly RecordedEvent[], Map<Day | undefined, ReturnType<PiecesOf>>>();
  return (timeline, events, day) => {
    const byDay = known.get(events) ?? new Map<Day | undefined, ReturnType<PiecesOf>>();
    known.set(events, byDay);
    const pieces = byDay.get(day) ?? piecesFrom(timeline, events, day);
    byDay.set(day, pieces);
    return pieces;
  };
}
