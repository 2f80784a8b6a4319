import { addDays, type Day } from '@acta/domain';
import { recordedKnowledge } from '../known/knowledge.js';
import type { StoredLogSource } from '../known/stored-log.js';
import type { PieceSource } from '../pieces/piece-source.js';
import { before as piecesBefore, piecesOnDays, sharedPieces } from '../pieces/shared-pieces.js';
import { meet } from '../time/timeline.js';
import type { ChangedAnswer, Known } from './changed-answer.js';
import { differingAt } from './differing.js';
import { changesOfMission, mayChangeTotals, summed } from './mission-changes.js';
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
  const sidesOf = (pieces: PieceSource): Known => [
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
