import { isOutstanding } from '../decision/approvals.js';
import type { DecisionRow } from '../decision/timeline.js';
import { sure, type Rule } from './situation.js';

/** Requests that were studied, and have no answer; or whose file was closed while the study was open. */
export const studyUnanswered: Rule = ({ decisions }) =>
  decisions.flatMap((file) =>
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
      ),
  );

/** A dropped item matters until the file is decided, or awaited at another session. */
const isSettledElsewhere = (file: DecisionRow, session: string): boolean =>
  file.status === 'closed' ||
  (file.approvals.length > 0 &&
    file.approvals.every((approval) => !isOutstanding(approval) || (approval.session ?? session) !== session));

export const itemDropped: Rule = ({ decisions, sessions }) =>
  [...sessions.values()].flatMap(({ id, items }) =>
    sure(items)
      .filter(({ status }) => status === 'dropped')
      .flatMap(({ decision, reason, events }) => {
        const file = decisions.find((candidate) => candidate.id === decision);
        if (!file || isSettledElsewhere(file, id)) return [];
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
