import { addDays, type Day } from '@acta/domain';
import { recordedKnowledge } from '../known/knowledge.js';
import type { StoredLogSource } from '../known/stored-log.js';
import type { PieceSource } from '../pieces/piece-source.js';
import { before as piecesBefore } from '../pieces/shared-pieces.js';
import { turningPoints } from '../findings/sweep.js';
import { meet } from '../time/timeline.js';
import type { ChangedAnswer, Known } from './changed-answer.js';
import { differingAt } from './differing.js';
import { changesOfMission } from './mission-changes.js';
import { changingTotals, stretchesOfTotals } from './mission-stretches.js';
import { missionsWith } from './missions-with.js';
import { coursesWith, pairsIn, together } from './own-courses.js';
import { Looked, type LastAlong } from './last-along.js';
import { changesOfParty, partsOf, wholeOn } from './party-changes.js';
import { allToldFrom, endsOf, lastStretches, type LastStretches, type Stretch } from './stretches.js';

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
    coursesWith(before, source.pool, stream, differing.gone),
    coursesWith(after, source.pool, stream, differing.now),
  ]);
  const courses = together(then, now);
  const own = day ? alone(day) : lastStretches([...turningPoints(courses), ...endsOf(spans)], spans);
  const [first, last] = [own.stretches[0], own.stretches.at(-1)];
  if (!first || !last) return NOTHING;
  const within = { from: first.from, until: last.until };
  const sidesOf = (pieces: PieceSource): Known => [
    { ...before, pieces: piecesBefore(pieces, { stream, ...differing }) },
    { ...after, pieces },
  ];
  const looked = new Looked(source, position, within);
  const onDay: LastAlong | undefined = day && { ...alone(day), pieces: looked.piecesIn(within) };
  const pairs = pairsIn(courses);
  const told: ChangedAnswers[] = await Promise.all(
    pairs.map(async (pair) => {
      const parts = onDay ? wholeOn(onDay) : await partsOf(pair, looked, courses, spans);
      const changes = await changesOfParty(pair, parts, sidesOf);
      return { changes, changesFrom: allToldFrom(parts) };
    }),
  );
  const totals = changingTotals(stream, [then, now], own.stretches);
  for (const mission of totals.stretches.length > 0 ? await missionsWith(after.pieces, stream, courses, within) : []) {
    const theirs = pairs.map(({ party }) => party);
    const along = onDay ?? (await stretchesOfTotals(mission, theirs, looked, own.stretches, totals));
    const changes = await changesOfMission(mission, along.stretches, totals.present, sidesOf(along.pieces));
    told.push({ changes, changesFrom: along.toldFrom });
  }
  return {
    changes: told.flatMap(({ changes }) => changes),
    changesFrom: allToldFrom([own, ...told.map(({ changesFrom }) => ({ toldFrom: changesFrom }))]),
  };
}

const alone = (day: Stretch): LastStretches => ({ stretches: [day], toldFrom: null });
