import { addDays, type Day } from '@acta/domain';
import { saidBy } from '../diff/facets.js';
import { facetsAt } from '../diff/state.js';
import type { Courses } from '../findings/sweep.js';
import { recordedKnowledge } from '../known/knowledge.js';
import type { StoredLogSource } from '../known/stored-log.js';
import type { FoundPiece, PieceSource } from '../pieces/piece-source.js';
import { before as piecesBefore, piecesOnDays, sharedPieces } from '../pieces/shared-pieces.js';
import { allPresentIn } from '../presence/present.js';
import { holdsOn, meet } from '../time/timeline.js';
import { changesIn, joined, type ChangedAnswer, type Said, type Sides } from './changed-answer.js';
import { differingAt } from './differing.js';
import { coursesWith, pairsIn, together } from './own-courses.js';
import { changesOfParty, stretchesOfParty } from './party-changes.js';
import { lastStretches, type LastStretches, type Stretch } from './stretches.js';

/** What comes of an event, as far as it is told. */
export interface ChangedAnswers {
  readonly changes: readonly ChangedAnswer[];
  /** Of the days before this one not all is told, there being too many: they can be asked about one by one. Null: all is told. */
  readonly changesFrom: Day | null;
}

const NOTHING: ChangedAnswers = { changes: [], changesFrom: null };

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
  const { spans } = differing;
  const day: Stretch | undefined =
    asked === undefined ? undefined : { from: asked, until: addDays(asked, 1), day: asked };
  if (spans.length === 0 || (day && !spans.some((span) => meet(span, day)))) return NOTHING;
  const [before, after] = [recordedKnowledge(source, position - 1n), recordedKnowledge(source, position)];
  const [then, now] = await Promise.all([
    coursesWith(before, stream, differing.gone),
    coursesWith(after, stream, differing.now),
  ]);
  const courses = together(then, now);
  const own: LastStretches = day ? { stretches: [day], toldFrom: null } : lastStretches(courses, spans);
  const [first, last] = [own.stretches[0], own.stretches.at(-1)];
  if (!first || !last) return NOTHING;
  const within = { from: first.from, until: last.until };
  const sidesOf = (pieces: PieceSource): Sides => [
    { ...before, pieces: piecesBefore(pieces, { stream, ...differing }) },
    { ...after, pieces },
  ];
  const shared = sharedPieces(after.pieces, within);
  const parties = await Promise.all(
    pairsIn(courses).map(async (pair) => {
      const fine = day ? own : await stretchesOfParty(shared, pair, courses, spans, within);
      const changes = await changesOfParty(pair, { own: own.stretches, fine }, sidesOf(shared));
      return { changes, toldFrom: fine.toldFrom };
    }),
  );
  const ofParties = parties.flatMap(({ changes }) => changes);
  const wholes = new Set([
    ...courses.missions.map(({ row }) => row.id),
    ...ofParties.filter(({ figure }) => summed.has(figure)).map(({ mission }) => mission),
  ]);
  const days = own.stretches.filter((stretch) => mayChangeTotals(then, now, stream, stretch.day));
  const onThose = piecesOnDays(
    source.view,
    position,
    days.map((stretch) => stretch.day),
  );
  const ofMissions: ChangedAnswer[] = [];
  for (const mission of wholes) ofMissions.push(...(await changesOfMission(mission, days, sidesOf(onThose))));
  return { changes: [...ofParties, ...ofMissions], changesFrom: latest([own, ...parties]) };
}

const latest = (told: readonly Pick<LastStretches, 'toldFrom'>[]): Day | null =>
  told.reduce<Day | null>((day, { toldFrom }) => (day === null || (toldFrom ?? '') > day ? toldFrom : day), null);

async function changesOfMission(
  mission: string,
  days: readonly Stretch[],
  sides: Sides,
): Promise<readonly ChangedAnswer[]> {
  const changes: ChangedAnswer[] = [];
  for (const stretch of days) {
    const said = await Promise.all(
      sides.map((side) => facetsAt({ ...side, validAt: stretch.day }, { mission, party: null })),
    );
    changes.push(...changesIn(said as unknown as Said, stretch));
  }
  return joined(changes);
}

/** What is summed over all parties of a mission. */
const summed = new Set(['present', 'alsoPresent', 'committed', 'alsoCommitted']);

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
    on(observed).map((row) => [row.mission, row.party, allPresentIn(row)]),
    JSON.stringify(on(opened)),
  ]);
}

const mayChangeTotals = (then: Courses, now: Courses, stream: string, day: Day): boolean =>
  countedOn(then, stream, day) !== countedOn(now, stream, day);
