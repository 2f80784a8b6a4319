import type { DayBounds } from '@acta/domain';
import { duesOf, type Sessions } from '../approvals/due.js';
import { idsIn } from '../decision/as-one-file.js';
import { isOutstanding, type Approval } from '../decision/approval.js';
import type { Request, Study } from '../decision/requests.js';
import type { DecisionRow } from '../decision/row.js';
import type { AgendaItem, SessionRow } from '../session/timeline.js';
import { variantsOf } from '../time/held.js';
import { remembered } from '../remembered.js';
import { all, any, extentIn, inAll, meantIn, not, type Extent } from './extent.js';
import { happenedSince } from './presence-seen.js';
import { conditionsTo, isOpen, statusIs, type FileRule, type Rule, type Situation } from './situation.js';

const isUnanswered = ({ status }: Request): boolean => status === 'made' || status === 'under-study';

/** The last study of a request that has no answer, if it is the one that is meant. */
function unansweredIn(request: Request, event: string, is: (request: Request) => boolean): Study | undefined {
  const last = isUnanswered(request) && is(request) ? request.studies.at(-1) : undefined;
  return last?.event === event ? last : undefined;
}

/** None of its studies is open. */
const isStudied = ({ studies }: Request): boolean => studies.every(({ status }) => status !== 'open');
const isAny = (): boolean => true;

/** Requests that were studied, and have no answer; or whose file was closed while the study was open. */
export const studyUnanswered: FileRule = (file) =>
  file.requests.flatMap((request) => {
    const studies = new Set(variantsOf(request).flatMap((variant) => variant.studies.map(({ event }) => event)));
    return [...studies].flatMap((event) => {
      const extentOf = (is: (request: Request) => boolean): Extent =>
        extentIn(request, (variant) => unansweredIn(variant, event, is) !== undefined);
      const extent = any([extentOf(isStudied), all(not(statusIs(file, isOpen)), extentOf(isAny))]);
      const [study] = [isStudied, isAny].flatMap((is) =>
        variantsOf(request).flatMap((variant) => unansweredIn(variant, event, is) ?? []),
      );
      return conditionsTo(study ? extent : 'no', () => ({
        kind: 'study-unanswered',
        decision: file.id,
        subject: event,
        detail: `Studied by ${study?.body} (${study?.status}), and the request has no answer.`,
        events: [...new Set([...request.events, ...(study?.events ?? [])])],
      }));
    });
  });

/** Whether an approval is awaited elsewhere than at the session from whose agenda its file was dropped: at one that was not over by then. */
function awaitedElsewhere(approval: Approval, from: string, dropped: DayBounds, sessions: Sessions): Extent {
  const { session, due, happened } = approval;
  if (session === from) return 'no';
  if (session === undefined) {
    const isLater = happened.earliest !== null && dropped.latest !== null && happened.earliest > dropped.latest;
    return due !== undefined && isLater ? 'certainly' : 'no';
  }
  if (!sessions.has(session)) return 'certainly';
  // One that is cancelled is none, whatever day was told beside it.
  return inAll(
    duesOf(approval, sessions).map((day) => (day.sessionDate === null ? 'no' : happenedSince(day, dropped))),
  );
}

/**
 * A dropped item matters until the body of that session has decided on the file, or it is awaited there at another session or, since it
 * was dropped, by another day; and on its own day, even if that comes with it: who drops an item often says in the same breath when it is
 * to be taken up again. Where the body has nothing to decide, all others are meant.
 */
function settledElsewhere(
  file: DecisionRow,
  { id, body }: SessionRow,
  { happened }: AgendaItem,
  { day, sessions }: Situation,
): Extent {
  const cameWithIt = (approval: Approval): boolean =>
    day === happened.latest && approval.happened.latest === happened.latest;
  const isElsewhere = (approval: Approval): Extent => {
    if (cameWithIt(approval)) return 'no';
    return isOutstanding(approval) ? awaitedElsewhere(approval, id, happened, sessions) : 'certainly';
  };
  const own = file.approvals.filter((approval) => approval.body === body);
  const decided = (own.length > 0 ? own : file.approvals).map((approval) =>
    all(approval.certain ? 'certainly' : 'possibly', inAll(variantsOf<Approval>(approval).map(isElsewhere))),
  );
  return any([not(statusIs(file, isOpen)), decided.length === 0 ? 'no' : all(...decided)]);
}

const isDropped = ({ status }: AgendaItem): boolean => status === 'dropped';

const droppedFrom = remembered(({ items }: SessionRow) => items.filter((item) => extentIn(item, isDropped) !== 'no'));

const withDropped = remembered((sessions: Sessions): readonly SessionRow[] =>
  [...sessions.values()].filter((session) => droppedFrom(session).length > 0),
);

export const itemDropped: Rule = (situation) =>
  withDropped(situation.sessions).flatMap((session) =>
    droppedFrom(session).flatMap((item) => {
      const { id } = session;
      const [dropped] = meantIn([item], isDropped);
      const file = situation.decisions.find((candidate) => idsIn(candidate).includes(item.decision ?? ''));
      if (!file || !dropped) return [];
      return conditionsTo(
        all(extentIn(item, isDropped), not(settledElsewhere(file, session, dropped, situation))),
        () => ({
          kind: 'item-dropped',
          decision: file.id,
          subject: id,
          detail: `Dropped from the agenda of ${id}${dropped.reason === undefined ? '' : `: ${dropped.reason}`}`,
          events: dropped.events,
        }),
      );
    }),
  );
