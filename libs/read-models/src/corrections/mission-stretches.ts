import type { Day } from '@acta/domain';
import type { Span } from '@acta/projections';
import { turnsOfCommitments } from '../decision/bounds.js';
import type { DecisionRow } from '../decision/row.js';
import { saysSomething } from '../decision/rings.js';
import { saidInTracks } from '../decision/taken-over.js';
import { decisions } from '../decision/timeline.js';
import { concerningAlong } from '../findings/courses-of.js';
import { statusesOf } from '../findings/situation.js';
import { groupBy } from '../group-by.js';
import type { Sides } from '../deployment/differing.js';
import type { Courses } from '../findings/sweep.js';
import { holdsOn } from '../time/timeline.js';
import { isOf } from './differing.js';
import { lastAlong, type LastAlong, type Looked } from './last-along.js';
import { endsOf, type Stretch } from './stretches.js';
import type { FoundPiece, PieceSource } from '../pieces/piece-source.js';
import { allPresentIn } from '../presence/present.js';
import { presences, type PresenceRow } from '../presence/timeline.js';
import { parties, type PartyRow } from '../registers/timelines.js';
import { remembered } from '../remembered.js';

/** Whether a file counts in the totals of its mission, and what of other files counts because of it. */
const standingOf = remembered((file: DecisionRow): string =>
  JSON.stringify([
    [
      file.mission,
      file.contributor,
      file.kind,
      saysSomething(file),
      file.links,
      file.links.length > 0 && saidInTracks(file),
    ],
    statusesOf(file).map(({ status, outcome }) => [status, outcome]),
  ]),
);

/** The same, and what is promised in it. */
const countedInFile = remembered(
  (file: DecisionRow): string =>
    standingOf(file) +
    JSON.stringify([
      file.commitments.map(({ event, certain, status, amount, until, restates, disputed, possibly = [] }) => [
        [event, certain, status, amount, until, restates, disputed],
        possibly.map((other) => [other.status, other.amount, other.until]),
      ]),
      file.ways?.commitments,
    ]),
);

const countedOfPresence = remembered((row: PresenceRow): string =>
  JSON.stringify([row.mission, row.party, allPresentIn(row), row.observations.map(({ happened }) => happened)]),
);

/** The days on which one of these begins to say something else than the one before in its stream, or ends without another. */
function turnsIn<Row>(pieces: readonly FoundPiece<Row>[], told: (row: Row) => string): readonly (Day | null)[] {
  return [...groupBy(pieces, ({ stream }) => stream).values()].flatMap((course) =>
    course.flatMap(({ from, until, row }, index) => {
      const [before, next] = [course[index - 1], course[index + 1]];
      const goesOn = before?.until === from && told(before.row) === told(row);
      return [...(goesOn ? [] : [from]), ...(next?.from === until ? [] : [until])];
    }),
  );
}

const saidBy = <Row>(
  pieces: readonly FoundPiece<Row>[],
  stream: string,
  day: Day,
  told: (row: Row) => string,
): string =>
  JSON.stringify(pieces.filter((piece) => piece.stream === stream && holdsOn(piece, day)).map(({ row }) => told(row)));

/** Where the totals of missions may be others, and whether what is present in them may be. */
export interface ChangingTotals {
  readonly stretches: readonly Stretch[];
  readonly present: boolean;
}

/** Of these stretches those in which a stream says something else, since it was corrected, that counts in the totals of its mission. */
export function changingTotals(stream: string, sides: Sides<Courses>, stretches: readonly Stretch[]): ChangingTotals {
  if (isOf(parties)(stream)) return { stretches, present: true };
  const differ =
    (told: (courses: Courses, day: Day) => string) =>
    ({ day }: Stretch) =>
      told(sides[0], day) !== told(sides[1], day);
  const isPresent = differ(
    ({ decisions: files, presences: observed }, day) =>
      saidBy(files, stream, day, standingOf) + saidBy(observed, stream, day, countedOfPresence),
  );
  const isCommitted = differ(
    ({ decisions: files, missions: opened }, day) =>
      saidBy(files, stream, day, countedInFile) + saidBy(opened, stream, day, JSON.stringify),
  );
  return {
    stretches: stretches.filter((stretch) => isPresent(stretch) || isCommitted(stretch)),
    present: stretches.some(isPresent),
  };
}

/** These parties, with their members and those of these. */
async function registeredAlong(
  pieces: PieceSource,
  named: ReadonlySet<string>,
  within: Span,
): Promise<readonly FoundPiece<PartyRow>[]> {
  const streams = [...named].map((id) => `party-${id}`);
  const found = streams.length > 0 ? await pieces.along(parties, { streams }, within) : [];
  const members = found.flatMap(({ row }) => row.members ?? []);
  return members.every((member) => named.has(member))
    ? found
    : registeredAlong(pieces, new Set([...named, ...members]), within);
}

/**
 * The days on which the totals of a mission may change, within a stretch of time.
 * @param theirs the parties whose stream it is
 */
async function turnsOfTotals(
  pieces: PieceSource,
  mission: string,
  theirs: readonly string[],
  within: Span,
  present: boolean,
): Promise<readonly (Day | null)[]> {
  const filter = { keys: { mission } };
  const [files, observed] = await Promise.all([
    pieces.along(decisions, filter, within),
    present ? pieces.along(presences, filter, within) : [],
  ]);
  const named = [...theirs, ...files.map(({ row }) => row.contributor), ...observed.map(({ row }) => row.party)];
  const [registered, concerning] = await Promise.all([
    registeredAlong(pieces, new Set(named), within),
    concerningAlong(pieces, files, within),
  ]);
  return [
    ...turnsIn(files, countedInFile),
    ...turnsIn(concerning, (file) => standingOf(file) + JSON.stringify(saidInTracks(file))),
    ...turnsOfCommitments(files.map(({ row }) => row)),
    ...turnsIn(observed, countedOfPresence),
    ...turnsIn(registered, ({ kind, members }) => JSON.stringify([kind, members])),
  ];
}

/** @param own the stretches in which the stream itself stays as it is */
export const stretchesOfTotals = (
  mission: string,
  theirs: readonly string[],
  looked: Looked,
  own: readonly Stretch[],
  { stretches, present }: ChangingTotals,
): Promise<LastAlong> =>
  lastAlong(
    looked,
    { timelines: present ? [decisions, presences] : [decisions], filter: { keys: { mission } } },
    async (pieces, part) => [...endsOf(own), ...(await turnsOfTotals(pieces, mission, theirs, part, present))],
    stretches,
  );
