import type { Day } from '@acta/domain';
import { isOutstanding, type Approval } from '../decision/approvals.js';
import type { DecisionRow } from '../decision/timeline.js';
import type { AgendaItem } from '../session/timeline.js';
import { sure, type FileRule, type Rule } from './situation.js';

/** Requests that were studied, and have no answer; or whose file was closed while the study was open. */
export const studyUnanswered: FileRule = (file) =>
  sure(file.requests)
    .filter(({ status }) => status === 'made' || status === 'under-study')
    .flatMap(({ studies, events }) =>
      studies
        .filter(({ status }) => status !== 'open' || file.status === 'closed')
        .map(({ event, body, status }) => ({
          kind: 'study-unanswered' as const,
          decision: file.id,
          subject: event,
          certain: true,
          detail: `Studied by ${body} (${status}), and the request has no answer.`,
          events,
        })),
    );

/**
 * A dropped item matters until the file is decided, or awaited at another session; and on its own day, even if that comes with it: who
 * drops an item often says in the same breath when it is to be taken up again.
 */
function isSettledElsewhere(file: DecisionRow, session: string, { happened }: AgendaItem, day: Day): boolean {
  if (file.status === 'closed') return true;
  const cameWithIt = (approval: Approval): boolean =>
    day === happened.latest && approval.happened.latest === happened.latest;
  const isElsewhere = (approval: Approval): boolean =>
    !isOutstanding(approval) || (approval.session ?? session) !== session;
  return (
    file.approvals.length > 0 && file.approvals.every((approval) => isElsewhere(approval) && !cameWithIt(approval))
  );
}

export const itemDropped: Rule = ({ decisions, sessions, day }) =>
  [...sessions.values()].flatMap(({ id, items }) =>
    sure(items)
      .filter(({ status }) => status === 'dropped')
      .flatMap((item) => {
        const { decision, reason, events } = item;
        const file = decisions.find((candidate) => candidate.id === decision);
        if (!file || isSettledElsewhere(file, id, item, day)) return [];
        const because = reason === undefined ? '' : `: ${reason}`;
        return [
          {
            kind: 'item-dropped' as const,
            decision: file.id,
            subject: id,
            certain: true,
            detail: `Dropped from the agenda of ${id}${because}`,
            events,
          },
        ];
      }),
  );
