import type { Day } from '@acta/domain';
import { sessionsNamed } from '../approvals/load.js';
import { asOneFile, idsIn } from '../decision/as-one-file.js';
import { concerningAmong } from '../decision/concerning.js';
import { decisions } from '../decision/timeline.js';
import { groupBy } from '../group-by.js';
import { missions } from '../mission/timeline.js';
import { pageIn, type Page, type PageRequest } from '../page.js';
import type { FoundPiece } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import { holdsOn } from '../time/timeline.js';
import { beforeAll } from '../time/open-ends.js';
import { presences } from '../presence/timeline.js';
import { concerningAlong, sessionsFor } from './courses-of.js';
import type { FindingKind } from './kinds.js';
import { occurrencesIn, type Courses, type Occurrence } from './sweep.js';

export interface FindingFilter {
  readonly kind?: FindingKind;
  /** Whether it is the case on the day asked about; absent: all that have begun by then. */
  readonly open?: boolean;
  readonly mission?: string;
  readonly party?: string;
  readonly decision?: string;
}

export interface Finding extends Occurrence {
  readonly mission: string | null;
  readonly party: string | null;
}

type Pair = readonly [mission: string | null, party: string | null];

interface Scope {
  readonly pair: Pair;
  readonly courses: Courses;
}

const nameOf = (pair: Pair): string => JSON.stringify(pair);

const grouped = <Row>(pieces: readonly FoundPiece<Row>[], pairOf: (row: Row) => Pair) =>
  groupBy(pieces, ({ row }) => nameOf(pairOf(row)));

function ofFiles(files: Courses['decisions'], meetings: Courses['sessions']): Courses['sessions'] {
  const named = new Set(sessionsNamed(files.map(({ row }) => row)));
  const ids = new Set(files.map(({ row }) => row.id));
  return meetings.filter(
    ({ row }) => named.has(row.id) || row.items.some(({ decision }) => decision !== undefined && ids.has(decision)),
  );
}

/** Those among files that concern some of them, and those that concern such. */
function concerningIn(files: Courses['decisions']): (own: Courses['decisions']) => Courses['decisions'] {
  const rows = files.map(({ row }) => row);
  const byRow = groupBy(files, ({ row }) => row);
  return (own) =>
    concerningAmong(
      own.map(({ row }) => row),
      rows,
    ).flatMap((row) => byRow.get(row) ?? []);
}

/** What is on record, apart for each party in each mission, and for each mission by itself. */
async function scopesOf(asked: Asked, { mission, party }: FindingFilter): Promise<readonly Scope[]> {
  const { pieces } = asked;
  const keys = { ...(mission !== undefined && { mission }), ...(party !== undefined && { party }) };
  const [files, observed, opened] = await Promise.all([
    pieces.along(decisions, { keys }),
    pieces.along(presences, { keys }),
    party === undefined ? pieces.along(missions, { keys }) : [],
  ]);
  const [meetings, concerning] = await Promise.all([sessionsFor(pieces, files), concerningAlong(pieces, files)]);
  const concerningOf = concerningIn([...files, ...concerning]);
  const filesOf = grouped(files, (row) => [row.mission ?? null, row.contributor]);
  const observedOf = grouped(observed, (row) => [row.mission, row.party]);
  const openedOf = grouped(opened, ({ id }) => [id, null]);
  return [...new Set([...filesOf.keys(), ...observedOf.keys(), ...openedOf.keys()])].map((name) => {
    const own = filesOf.get(name) ?? [];
    const courses = { decisions: own, presences: observedOf.get(name) ?? [], missions: openedOf.get(name) ?? [] };
    const sessions = ofFiles(own, meetings);
    return { pair: JSON.parse(name) as Pair, courses: { ...courses, concerning: concerningOf(own), sessions } };
  });
}

/** A file as findings name it on a day: where others are the same, the first of them. */
function namedIn({ decisions: files }: Courses, decision: string, day: Day): string {
  const rows = files.flatMap((piece) => (holdsOn(piece, day) ? piece.row : []));
  return asOneFile(rows).find((row) => idsIn(row).includes(decision))?.id ?? decision;
}

const isOpenOn = ({ until }: Finding, day: Day): boolean => until === null || day < until;

const placeOfFinding = (finding: Finding): readonly string[] => [
  finding.from ?? beforeAll,
  finding.kind,
  finding.mission ?? '',
  finding.party ?? '',
  finding.decision ?? '',
  finding.subject,
  finding.until ?? '',
];

/** What the record shows to break procedure, or to be open, by its beginning. */
export async function listFindings(
  asked: Asked,
  filter: FindingFilter,
  page: PageRequest = {},
): Promise<Page<Finding>> {
  const { validAt } = asked;
  const { kind, open, mission, party, decision } = filter;
  const found = (await scopesOf(asked, filter))
    .flatMap(({ pair: [inMission, ofParty], courses }) => {
      const meant = decision === undefined ? [] : [decision, namedIn(courses, decision, validAt)];
      return occurrencesIn(courses, validAt)
        .filter((one) => decision === undefined || (one.decision !== null && meant.includes(one.decision)))
        .map((occurrence): Finding => ({ mission: inMission, party: ofParty, ...occurrence }));
    })
    .filter((finding) => kind === undefined || finding.kind === kind)
    .filter((finding) => open === undefined || isOpenOn(finding, validAt) === open);
  const question = { list: 'findings', validAt, kind, open, mission, party, decision };
  return pageIn(found, page, question, placeOfFinding);
}
