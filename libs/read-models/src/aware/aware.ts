import { standing, type Day, type DayBounds } from '@acta/domain';
import { approvalsOf, type ApprovalAnswer } from '../approvals/answer.js';
import { isOutstanding } from '../decision/approval.js';
import { endedOn, isLive, type Commitment } from '../decision/commitments.js';
import type { Request } from '../decision/requests.js';
import { twinsIn } from '../decision/twins.js';
import type { DecisionRow } from '../decision/row.js';
import { commitmentAnswer, inFile, requestAnswer } from '../deployment/answers.js';
import type { Asked } from '../pieces/times.js';
import type { SessionRow } from '../session/timeline.js';
import { dated } from '../time/dated.js';
import { beforeAll } from '../time/open-ends.js';
import { allGoingOn, goingOn } from './going-on.js';
import { loadConcerns, type Concerns } from './load.js';
import type { AgendaAware, Awareness, Whose } from './shape.js';
import { openStudies } from './studies.js';

const isUnanswered = ({ status, restates }: Pick<Request, 'status' | 'restates'>): boolean =>
  (status === 'made' || status === 'under-study') && restates === undefined;

const standsStill = (state: Commitment, day: Day): boolean =>
  isLive(state) && state.restates === undefined && endedOn(day, state) !== 'certainly';

/** Whether it awaits approval, or may. */
const awaits = ({ status, possibly = [] }: ApprovalAnswer): boolean =>
  [status, ...possibly].some((each) => isOutstanding({ status: each }));

/** Of that day or later: one that was held on that day was to come on it. */
const isComing = ({ status, date }: Pick<SessionRow, 'status' | 'date'>, day: Day): boolean =>
  status !== 'cancelled' && (date.latest === null ? status !== 'held' : date.latest >= day);

function agendaOf(meeting: SessionRow, day: Day): readonly AgendaAware[] {
  const place = goingOn(meeting, (state) => isComing(state, day));
  if (!place) return [];
  const { certain, possibly = [], date, status } = place;
  const isSettled = certain && possibly.every((other) => isComing(other, day));
  return allGoingOn(meeting.items, (item) => item.status === 'tabled').map((item) => ({
    session: meeting.id,
    body: meeting.body,
    date,
    status,
    decision: item.decision ?? null,
    topic: item.topic ?? null,
    certain: isSettled && item.certain && (item.possibly ?? []).every((other) => other.status === 'tabled'),
    events: item.events,
    since: item.happened,
  }));
}

/** What one file has for them. */
function beforeThem(file: DecisionRow, day: Day, { who, sessions }: Concerns, agenda: readonly AgendaAware[]) {
  const studies = openStudies(file, who);
  const approvals = approvalsOf(file, day, sessions).filter((approval) => who.has(approval.body) && awaits(approval));
  const isBefore = studies.length > 0 || approvals.length > 0 || agenda.some(({ decision }) => decision === file.id);
  return { file, studies, approvals, isBefore };
}

/** @param isBefore whether they have it before them, or one that is the same */
function dealingsIn({ file, studies, approvals }: BeforeThem, day: Day, { who }: Concerns, isBefore: boolean) {
  const concerns = ({ by, to }: { readonly by: string; readonly to?: string }): boolean =>
    isBefore || who.has(by) || (to !== undefined && who.has(to));
  return {
    studies,
    approvals: approvals.map((approval) => ({ ...approval, since: approval.happened })),
    requests: allGoingOn(file.requests, (state) => isUnanswered(state) && concerns(state)).map((request) => ({
      ...requestAnswer(inFile(file), request),
      since: request.happened,
    })),
    offers: allGoingOn(file.commitments, (state) => standsStill(state, day) && concerns(state)).map((commitment) => ({
      ...commitmentAnswer(inFile(file), commitment, day),
      since: commitment.happened,
    })),
  };
}

type BeforeThem = ReturnType<typeof beforeThem>;

/** What the files have for them. */
function allDealings(concerns: Concerns, day: Day, agenda: readonly AgendaAware[]) {
  const each = concerns.files.map((file) => beforeThem(file, day, concerns, agenda));
  const before = new Set(each.flatMap(({ file, isBefore }) => (isBefore ? file.id : [])));
  const twins = twinsIn(concerns.files);
  const isSame = (id: string): boolean =>
    (twins.get(id) ?? []).some(({ file, certain }) => certain && before.has(file.id));
  return each.map((one) => dealingsIn(one, day, concerns, one.isBefore || isSame(one.file.id)));
}

/** Within which days the events of these files happened. */
async function daysIn({ log }: Asked, files: readonly string[]): Promise<ReadonlyMap<string, DayBounds>> {
  if (files.length === 0) return new Map();
  const histories = await log.events([...new Set(files)].map((id) => `decision-${id}`));
  return new Map(
    [...histories.values()].flatMap((events) => dated(standing(events)).map(({ fact, bounds }) => [fact.id, bounds])),
  );
}

/** What came first is first; what came at an unknown time, before that. */
const inTime = <T extends { readonly since: DayBounds }>(items: readonly T[]): readonly T[] =>
  items.toSorted((a, b) => ((a.since.latest ?? beforeAll) < (b.since.latest ?? beforeAll) ? -1 : 1));

/** What a body, or a party with its bodies, was dealing with on the day asked about. */
export async function awareness(asked: Asked, whose: Whose): Promise<Awareness> {
  const concerns = await loadConcerns(asked, whose);
  const agenda = concerns.meetings.flatMap((meeting) => agendaOf(meeting, asked.validAt));
  const dealings = allDealings(concerns, asked.validAt, agenda);
  const studies = dealings.flatMap((each) => each.studies);
  const twins = twinsIn(concerns.files);
  const days = await daysIn(
    asked,
    studies.flatMap(({ decision }) => [decision, ...(twins.get(decision) ?? []).map(({ file }) => file.id)]),
  );
  const unknown = { earliest: null, latest: null };
  return {
    studies: inTime(studies.map((study) => ({ ...study, since: days.get(study.event) ?? unknown }))),
    requests: inTime(dealings.flatMap((each) => each.requests)),
    offers: inTime(dealings.flatMap((each) => each.offers)),
    approvals: inTime(dealings.flatMap((each) => each.approvals)),
    agenda: inTime(agenda),
  };
}
