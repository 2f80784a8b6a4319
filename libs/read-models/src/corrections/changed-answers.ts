import { addDays, type Day } from '@acta/domain';
import type { Span } from '@acta/projections';
import { sessionsNamed } from '../approvals/load.js';
import { decisions } from '../decision/timeline.js';
import {
  fieldsDiffering,
  nameOf,
  namesDiffering,
  placeNamed,
  saidBy,
  type FacetPlace,
  type Facets,
} from '../diff/facets.js';
import { facetsAt } from '../diff/state.js';
import { turningPoints, type Courses } from '../findings/sweep.js';
import type { Knowledge } from '../known/knowledge.js';
import { missions } from '../mission/timeline.js';
import type { FoundPiece } from '../pieces/piece-source.js';
import { presences } from '../presence/timeline.js';
import { sessions } from '../session/timeline.js';
import { idOfStream, type Timeline } from '../time/timeline.js';

/** Something that a deployment state says otherwise since an event was recorded, for days from `from` until before `until`. */
export interface ChangedAnswer extends FacetPlace {
  readonly from: Day | null;
  readonly until: Day | null;
  /** As in the deployment state; null: it said nothing of it. */
  readonly before: unknown;
  readonly after: unknown;
  /** The fields of both that are not alike. */
  readonly differs: readonly string[];
}

interface Pair {
  readonly mission: string;
  /** Absent: of the mission as a whole. */
  readonly party?: string;
}

/** All that a stream has a part in, along valid time: the files, and the sessions that they wait for. */
async function coursesWith({ pieces, log }: Knowledge, stream: string): Promise<Courses> {
  const named = stream.startsWith('session-') ? await log.naming([`session:${idOfStream(stream)}`]) : [];
  const files = await pieces.along(decisions, { streams: [stream, ...named].filter(isOf(decisions)) });
  const meetings = [stream, ...sessionsNamed(files.map(({ row }) => row)).map((id) => `session-${id}`)];
  const [observed, awaited, opened] = await Promise.all([
    pieces.along(presences, { streams: [stream].filter(isOf(presences)) }),
    pieces.along(sessions, { streams: meetings.filter(isOf(sessions)) }),
    pieces.along(missions, { streams: [stream].filter(isOf(missions)) }),
  ]);
  return { decisions: files, presences: observed, sessions: awaited, missions: opened };
}

const isOf =
  ({ streamPrefix }: Timeline) =>
  (stream: string): boolean =>
    stream.startsWith(streamPrefix);

const together = (a: Courses, b: Courses): Courses => ({
  decisions: [...a.decisions, ...b.decisions],
  presences: [...a.presences, ...b.presences],
  sessions: [...a.sessions, ...b.sessions],
  missions: [...a.missions, ...b.missions],
});

/** The parties in missions whose answers these have a part in, each once. */
function pairsIn({ decisions: files, presences: observed }: Courses): readonly Required<Pair>[] {
  const pairs = [
    ...files.flatMap(({ row: { mission, contributor } }) =>
      mission === undefined ? [] : [{ mission, party: contributor }],
    ),
    ...observed.map(({ row: { mission, party } }) => ({ mission, party })),
  ];
  return [...new Map(pairs.map((pair) => [JSON.stringify(pair), pair])).values()];
}

const piecesOf = (courses: Courses, stream: string): readonly FoundPiece<unknown>[] => {
  const { decisions: files, presences: observed, sessions: meetings, missions: opened } = courses;
  const all: readonly FoundPiece<unknown>[] = [...files, ...observed, ...meetings, ...opened];
  return all.filter((piece) => piece.stream === stream);
};

/** When a stream says something else: the spans of its pieces that are on one side alone. */
function spansDiffering(before: Courses, after: Courses, stream: string): readonly Span[] {
  const told = ({ from, until, row }: FoundPiece<unknown>): string => JSON.stringify([from, until, row]);
  const [then, now] = [piecesOf(before, stream), piecesOf(after, stream)];
  const [toldThen, toldNow] = [new Set(then.map(told)), new Set(now.map(told))];
  return [...then.filter((piece) => !toldNow.has(told(piece))), ...now.filter((piece) => !toldThen.has(told(piece)))];
}

const meet = (a: Span, b: Span): boolean =>
  (a.from === null || b.until === null || a.from < b.until) &&
  (b.from === null || a.until === null || b.from < a.until);

interface Stretch {
  readonly from: Day | null;
  readonly until: Day | null;
  readonly day: Day;
}

/** The stretches between the days on which something can change, each with a day in it. */
function stretchesIn(courses: Courses): readonly Stretch[] {
  const ends = turningPoints(courses);
  const [first] = ends;
  if (first === undefined) return [];
  return [null, ...ends].map((from, index) => ({ from, until: ends[index] ?? null, day: from ?? addDays(first, -1) }));
}

/** A change that goes on from one stretch to the next is told once. */
function joined(changes: readonly ChangedAnswer[]): readonly ChangedAnswer[] {
  const all: ChangedAnswer[] = [];
  for (const change of changes) {
    const index = all.findIndex((before) => before.until === change.from && isSame(before, change));
    const before = all[index];
    if (before) all[index] = { ...before, until: change.until };
    else all.push(change);
  }
  return all;
}

const isSame = (a: ChangedAnswer, b: ChangedAnswer): boolean =>
  nameOf(a) === nameOf(b) && saidBy(a.before) === saidBy(b.before) && saidBy(a.after) === saidBy(b.after);

/**
 * Which answers about the deployment state are others since one event of a stream is known.
 * @param day the day that is asked about; undefined: all days
 */
export async function changedAnswers(
  before: Knowledge,
  after: Knowledge,
  stream: string,
  day?: Day,
): Promise<readonly ChangedAnswer[]> {
  const [then, now] = await Promise.all([coursesWith(before, stream), coursesWith(after, stream)]);
  const spans = spansDiffering(then, now, stream);
  const courses = together(then, now);
  const days =
    day === undefined
      ? stretchesIn(courses).filter((stretch) => spans.some((span) => meet(stretch, span)))
      : [{ from: day, until: addDays(day, 1), day }];
  const changesOf = async (pair: Pair): Promise<readonly ChangedAnswer[]> => {
    const changes: ChangedAnswer[] = [];
    for (const stretch of days) {
      const [said, saidNow] = await Promise.all([saidOn(before, stretch.day, pair), saidOn(after, stretch.day, pair)]);
      changes.push(...namesDiffering(said, saidNow).map((name) => changeOf(name, said, saidNow, stretch)));
    }
    return joined(changes);
  };
  const pairs = pairsIn(courses);
  const ofParties = (await Promise.all(pairs.map(changesOf))).flat();
  const wholes = new Set([
    ...courses.missions.map(({ row }) => row.id),
    ...ofParties.filter(({ figure }) => summed.has(figure)).map(({ mission }) => mission),
  ]);
  const ofMissions = await Promise.all([...wholes].map((mission) => changesOf({ mission })));
  return [...ofParties, ...ofMissions.flat()];
}

/** What is summed over all parties of a mission. */
const summed = new Set(['present', 'committed', 'alsoCommitted']);

/** What is said of a party in a mission; or, without one, of the mission as a whole. */
async function saidOn(knowledge: Knowledge, validAt: Day, pair: Pair): Promise<Facets> {
  const facets = await facetsAt({ ...knowledge, validAt }, pair);
  return pair.party === undefined ? new Map([...facets].filter(([, { party }]) => party === null)) : facets;
}

function changeOf(name: string, then: Facets, now: Facets, { from, until }: Stretch): ChangedAnswer {
  return {
    ...placeNamed(name, then, now),
    ...{ from, until },
    before: then.get(name)?.value ?? null,
    after: now.get(name)?.value ?? null,
    differs: fieldsDiffering(then.get(name)?.value, now.get(name)?.value),
  };
}
