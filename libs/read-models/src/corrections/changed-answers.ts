import { addDays, type Day } from '@acta/domain';
import type { Span } from '@acta/projections';
import { sessionsNamed } from '../approvals/load.js';
import { decisions } from '../decision/timeline.js';
import {
  facetsOf,
  fieldsDiffering,
  nameOf,
  namesDiffering,
  placeNamed,
  saidBy,
  type FacetPlace,
  type Facets,
} from '../diff/facets.js';
import { facetsAt } from '../diff/state.js';
import { missionState } from '../deployment/state.js';
import type { Courses } from '../findings/sweep.js';
import { recordedKnowledge, type Knowledge } from '../known/knowledge.js';
import type { StoredLogSource } from '../known/stored-log.js';
import { missions } from '../mission/timeline.js';
import type { FoundPiece, PieceSource } from '../pieces/piece-source.js';
import { before as piecesBefore, sharedPieces } from '../pieces/shared-pieces.js';
import { presentIn } from '../presence/present.js';
import { presences, type PresenceRow } from '../presence/timeline.js';
import { sessions } from '../session/timeline.js';
import { holdsOn, idOfStream, meet } from '../time/timeline.js';
import { differingAt, isOf, type StreamPiece } from './differing.js';
import { stretchesIn, type Stretch } from './stretches.js';

/** Of the days on which a correction makes a difference, the stretches that are told at most: the last ones. */
const MOST_STRETCHES = 20;

/** What comes of an event, as far as it is told. */
export interface ChangedAnswers {
  readonly changes: readonly ChangedAnswer[];
  /** Of the days before this one nothing is told, there being too many: they can be asked about one by one. Null: all is told. */
  readonly changesFrom: Day | null;
}

const NOTHING: ChangedAnswers = { changes: [], changesFrom: null };

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
async function coursesWith(
  { pieces, log }: Knowledge,
  stream: string,
  changed: readonly StreamPiece[],
): Promise<Courses> {
  // Nothing is told of a series of observations but by the pieces themselves.
  if (isOf(presences)(stream)) {
    const observed = changed as readonly FoundPiece<PresenceRow>[];
    return { decisions: [], presences: observed, sessions: [], missions: [] };
  }

  const named = stream.startsWith('session-') ? await log.naming([`session:${idOfStream(stream)}`]) : [];
  const files = await pieces.along(decisions, { streams: [stream, ...named].filter(isOf(decisions)) });
  const meetings = [stream, ...sessionsNamed(files.map(({ row }) => row)).map((id) => `session-${id}`)];
  const [awaited, opened] = await Promise.all([
    pieces.along(sessions, { streams: meetings.filter(isOf(sessions)) }),
    pieces.along(missions, { streams: [stream].filter(isOf(missions)) }),
  ]);
  return { decisions: files, presences: [], sessions: awaited, missions: opened };
}

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

/** A change that goes on from one stretch to the next is told once. */
function joined(changes: readonly ChangedAnswer[]): readonly ChangedAnswer[] {
  const all: ChangedAnswer[] = [];
  const last = new Map<string, number>();
  for (const change of changes) {
    const index = last.get(nameOf(change)) ?? -1;
    const before = all[index];
    if (before?.until === change.from && isSame(before, change)) all[index] = { ...before, until: change.until };
    else last.set(nameOf(change), all.push(change) - 1);
  }
  return all;
}

const isSame = (a: ChangedAnswer, b: ChangedAnswer): boolean =>
  saidBy(a.before) === saidBy(b.before) && saidBy(a.after) === saidBy(b.after);

/**
 * Which answers about the deployment state are others since one event of a stream is known. But for that stream, the same is known
 * before the event and after it: all else is looked up once.
 * @param asked the day that is asked about; undefined: all days
 */
export async function changedAnswers(
  source: StoredLogSource,
  stream: string,
  position: bigint,
  asked?: Day,
): Promise<ChangedAnswers> {
  const differing = await differingAt(source, stream, position);
  const isMeant = (span: Span): boolean => differing.spans.some((differs) => meet(differs, span));
  if (differing.spans.length === 0) return NOTHING;
  if (asked !== undefined && !isMeant({ from: asked, until: addDays(asked, 1) })) return NOTHING;
  const [before, after] = [recordedKnowledge(source, position - 1n), recordedKnowledge(source, position)];
  const [then, now] = await Promise.all([
    coursesWith(before, stream, differing.gone),
    coursesWith(after, stream, differing.now),
  ]);
  const courses = together(then, now);
  const all =
    asked === undefined
      ? stretchesIn(courses).filter(isMeant)
      : [{ from: asked, until: addDays(asked, 1), day: asked }];
  const stretches = all.slice(-MOST_STRETCHES);
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (!first || !last) return NOTHING;
  const sidesOf = (pieces: PieceSource): Sides => [
    { ...before, pieces: piecesBefore(pieces, { stream, ...differing }) },
    { ...after, pieces },
  ];
  const along = sidesOf(sharedPieces(after.pieces, { from: first.from, until: last.until }));
  const ofParties = (await Promise.all(pairsIn(courses).map((pair) => changesOf(pair, stretches, () => along)))).flat();
  const wholes = new Set([
    ...courses.missions.map(({ row }) => row.id),
    ...ofParties.filter(({ figure }) => summed.has(figure)).map(({ mission }) => mission),
  ]);
  const days = stretches.filter(({ day }) => mayChangeTotals(then, now, stream, day));
  const ofMissions: ChangedAnswer[] = [];
  for (const mission of wholes) {
    // All parties of a mission are a lot to keep: they are, for one day at a time.
    ofMissions.push(...(await changesOf({ mission }, days, () => sidesOf(sharedPieces(after.pieces)))));
  }
  return { changes: [...ofParties, ...ofMissions], changesFrom: stretches.length < all.length ? first.from : null };
}

/** @param sidesOn where to look on the next day */
async function changesOf(
  pair: Pair,
  days: readonly Stretch[],
  sidesOn: () => Sides,
): Promise<readonly ChangedAnswer[]> {
  const changes: ChangedAnswer[] = [];
  for (const stretch of days) changes.push(...(await changesIn(sidesOn(), stretch, pair)));
  return joined(changes);
}

/** The same question, before the event and after it. */
type Sides = readonly [before: Knowledge, after: Knowledge];

async function changesIn(sides: Sides, stretch: Stretch, pair: Pair): Promise<readonly ChangedAnswer[]> {
  const [then, now] = await Promise.all(sides.map((side) => saidOn(side, stretch.day, pair)));
  return namesDiffering(then as Facets, now as Facets).map((name) =>
    changeOf(name, then as Facets, now as Facets, stretch),
  );
}

/** What is summed over all parties of a mission. */
const summed = new Set(['present', 'committed', 'alsoCommitted']);

/** What of a stream counts in the totals of its mission, on a day. */
function countedOn(
  { decisions: files, presences: observed, missions: opened }: Courses,
  stream: string,
  day: Day,
): string {
  const on = <Row>(pieces: readonly FoundPiece<Row>[]): readonly Row[] =>
    pieces.filter((piece) => piece.stream === stream && holdsOn(piece, day)).map(({ row }) => row);
  return saidBy([
    on(files).map(({ mission, contributor, kind, status, commitments, links }) => [
      mission,
      contributor,
      kind,
      status,
      JSON.stringify([commitments, links]),
    ]),
    on(observed).map((row) => [row.mission, row.party, presentIn(row)]),
    JSON.stringify(on(opened)),
  ]);
}

const mayChangeTotals = (then: Courses, now: Courses, stream: string, day: Day): boolean =>
  countedOn(then, stream, day) !== countedOn(now, stream, day);

/** What is said of a party in a mission; or, without one, of the mission as a whole. */
async function saidOn(knowledge: Knowledge, validAt: Day, { mission, party }: Pair): Promise<Facets> {
  const asked = { ...knowledge, validAt };
  if (party !== undefined) return facetsAt(asked, { mission, party });
  return facetsOf({ items: [], missions: await missionState(asked, mission) });
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
