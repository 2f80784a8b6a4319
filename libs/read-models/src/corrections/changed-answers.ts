import { addDays, type Day } from '@acta/domain';
import { sessionsNamed } from '../approvals/load.js';
import { decisions } from '../decision/timeline.js';
import { deploymentState } from '../deployment/state.js';
import { candidatesOf } from '../diff/candidates.js';
import { facetsOf, nameOf, namesDiffering, placeNamed, saidBy, type FacetPlace, type Facets } from '../diff/facets.js';
import { looking, wayBetween } from '../diff/steps-of-knowledge.js';
import { turningPoints, type Courses } from '../findings/sweep.js';
import type { Knowledge } from '../known/knowledge.js';
import { missions } from '../mission/timeline.js';
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
}

interface Pair {
  readonly mission: string;
  /** Absent: of the mission as a whole. */
  readonly party?: string;
}

/** All that a stream has a part in, along valid time: the files, and the sessions that they wait for. */
async function coursesWith({ pieces, log }: Knowledge, stream: string): Promise<Courses> {
  const named = stream.startsWith('session-') ? await log.naming(`session:${idOfStream(stream)}`) : [];
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

/** The parties in missions, and the missions as a whole, whose answers these have a part in, each once. */
function pairsIn({ decisions: files, presences: observed, missions: opened }: Courses): readonly Pair[] {
  const pairs: readonly Pair[] = [
    ...files.flatMap(({ row: { mission, contributor } }) =>
      mission === undefined ? [] : [{ mission, party: contributor }],
    ),
    ...observed.map(({ row: { mission, party } }) => ({ mission, party })),
    ...opened.map(({ row: { id } }) => ({ mission: id })),
  ];
  const wholes = pairs.map(({ mission }) => ({ mission }));
  return [...new Map([...pairs, ...wholes].map((pair) => [JSON.stringify(pair), pair])).values()];
}

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
  const candidates = candidatesOf(before, after);
  const coursesIn = (known: Knowledge) => coursesWith(looking(known, candidates).knowledge, stream);
  const courses = together(await coursesIn(before), await coursesIn(after));
  const days = day === undefined ? stretchesIn(courses) : [{ from: day, until: addDays(day, 1), day }];
  const way = await wayBetween(before, after, [stream], candidates);
  const [start, end] = [way.knownAfter(0), way.knownAfter(way.steps.length)];
  const changes: ChangedAnswer[] = [];
  for (const pair of pairsIn(courses)) {
    for (const stretch of days) {
      const [then, now] = await Promise.all([stateOf(start, stretch.day, pair), stateOf(end, stretch.day, pair)]);
      changes.push(...namesDiffering(then, now).map((name) => changeOf(name, then, now, stretch)));
    }
  }
  return joined(changes);
}

async function stateOf(knowledge: Knowledge, validAt: Day, pair: Pair): Promise<Facets> {
  const { items, missions } = await deploymentState({ ...knowledge, validAt }, pair);
  return facetsOf(pair.party === undefined ? { items: [], missions } : { items, missions: [] });
}

function changeOf(name: string, then: Facets, now: Facets, { from, until }: Stretch): ChangedAnswer {
  return {
    ...placeNamed(name, then, now),
    ...{ from, until },
    before: then.get(name)?.value ?? null,
    after: now.get(name)?.value ?? null,
  };
}
