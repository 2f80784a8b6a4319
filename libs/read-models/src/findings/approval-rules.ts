import { overdueOn } from '../approvals/answer.js';
import { dueOf } from '../approvals/due.js';
import { isOutstanding, type Approval } from '../decision/approval.js';
import { idsIn } from '../decision/as-one-file.js';
import { isStanding, type Commitment } from '../decision/commitments.js';
import type { Deployment } from '../decision/deployments.js';
import type { DecisionRow } from '../decision/row.js';
import { isOver } from '../decision/uncounted.js';
import type { AgendaItem, SessionRow } from '../session/timeline.js';
import { variantsOf } from '../time/held.js';
import { all, any, anyIn, meantIn, not } from './extent.js';
import {
  cameToNothing,
  conditionsTo,
  statusesOf,
  statusIs,
  type Condition,
  type FileRule,
  type Rule,
} from './situation.js';

export const isUnapproved = ({ approved }: Approval): boolean => approved === undefined;

/** One that is awaited anew, for a renewal, is approved all the same. */
export const isApproved = ({ status, approved }: Approval): boolean =>
  status === 'granted' || (approved !== undefined && isOutstanding({ status }));

/** A commitment that stands, and is not one of another file that is said again. */
export const stands = (commitment: Commitment): boolean => isStanding(commitment) && commitment.restates === undefined;

export const approvalOverdue: Rule = ({ decisions, day, sessions }) =>
  decisions.flatMap((file) =>
    file.approvals.flatMap((approval): readonly Condition[] => {
      if (!variantsOf(approval).some(isOutstanding)) return [];
      const extentOf = (variant: Approval) =>
        statusesOf(file).map((status) => overdueOn(day, status, variant, sessions));
      const overdue = variantsOf(approval).find((variant) => any(extentOf(variant)) !== 'no');
      if (!overdue) return [];
      const { body, session, events } = overdue;
      const { earliest, latest } = dueOf(overdue, sessions);
      const until = latest === null ? 'or later' : `to ${latest}`;
      const due = earliest === latest ? `on ${latest}` : `on a day from ${earliest} ${until}`;
      return [
        {
          kind: 'approval-overdue',
          decision: file.id,
          subject: body,
          certain: approval.certain && all(...variantsOf(approval).flatMap(extentOf)) === 'certainly',
          detail: `Approval by ${body} was due ${due}.`,
          events: [...events, ...eventsFor(file, session === undefined ? undefined : sessions.get(session))],
        },
      ];
    }),
  );

/** What became of a session and, on its agenda, of a file: what else is on it is no matter of that file. */
function eventsFor(file: DecisionRow, meeting: SessionRow | undefined): readonly string[] {
  if (!meeting) return [];
  const own = idsIn(file);
  const others = meeting.items.filter(({ decision }) => decision === undefined || !own.includes(decision));
  const theirs = new Set(others.flatMap(variantsOf<AgendaItem>).flatMap(({ events }) => events));
  return meeting.events.filter((event) => !theirs.has(event));
}

/** One that was made until a day may be over by now, and was never approved all the same. */
function committedText(commitments: readonly Commitment[], isPast: boolean): string {
  const ends = commitments.map(({ until }) => until?.edtf);
  return ends.includes(undefined)
    ? `A commitment ${isPast ? 'stood' : 'stands'}`
    : `A commitment was made until ${[...new Set(ends)].join(', ')}`;
}

/** Until the last body that was to approve it has. */
export const committedNeverApproved: FileRule = (file) => {
  const { id, commitments, approvals } = file;
  const extent = all(anyIn(commitments, stands), anyIn(approvals, isUnapproved), not(statusIs(file, cameToNothing)));
  return conditionsTo(extent, () => {
    const committed = meantIn(commitments, stands);
    const waiting = meantIn(approvals, isUnapproved);
    const bodies = waiting.map(({ body, status }) => `${status} at ${body}`).join(', ');
    const is = isOver(file) ? 'was' : 'is';
    return {
      kind: 'committed-never-approved',
      decision: id,
      subject: '',
      detail: `${committedText(committed, isOver(file))}, and approval ${is} ${bodies}${isOver(file) ? ' when the file was closed' : ''}.`,
      events: [...committed, ...waiting].flatMap(({ events }) => events),
    };
  });
};

const isBackdated = ({ from, granted }: Approval['mandates'][number]): boolean =>
  from.latest !== null && granted.earliest !== null && from.latest < granted.earliest;

/** Within which days something was first deployed by a file itself. */
const deployedIn = ({ continued, begun }: Deployment): Deployment['begun'] => continued ?? begun;

/** A mandate that begins before it was granted, or a deployment that began before the first grant. */
export const approvalAfterEffect: FileRule = ({ id, approvals, deployments }) =>
  approvals.flatMap((approval): readonly Condition[] => {
    const begunBefore =
      ({ approved }: Approval) =>
      (deployment: Deployment): boolean => {
        const begun = deployedIn(deployment);
        return Boolean(begun?.latest && approved?.earliest && begun.latest < approved.earliest);
      };
    // Of a day that nobody told nothing is said: it might be any.
    const mayHaveBegunBefore =
      ({ approved }: Approval) =>
      (deployment: Deployment): boolean => {
        const begun = deployedIn(deployment);
        return Boolean(begun?.earliest && approved?.earliest && approved.latest && begun.earliest < approved.latest);
      };
    const hasBackdated = ({ mandates }: Approval): boolean => mandates.some(isBackdated);
    const extents = variantsOf(approval).map((variant) =>
      any([
        hasBackdated(variant) ? 'certainly' : 'no',
        anyIn(deployments, begunBefore(variant)),
        all('possibly', anyIn(deployments, mayHaveBegunBefore(variant))),
      ]),
    );
    const isCertain = approval.certain && all(...extents) === 'certainly';
    return conditionsTo(isCertain ? 'certainly' : any(extents) === 'no' ? 'no' : 'possibly', () => {
      const meant = variantsOf(approval)[extents.findIndex((extent) => extent !== 'no')] as Approval;
      const backdated = meant.mandates.filter(isBackdated);
      const early = meantIn(deployments, mayHaveBegunBefore(meant));
      const what = backdated.length > 0 ? 'The mandate holds from before the day on which it was granted' : '';
      const began = anyIn(deployments, begunBefore(meant)) === 'no' ? 'may have begun' : 'began';
      const other = early.length > 0 ? `Deployment ${began} before approval was granted` : '';
      return {
        kind: 'approval-after-effect',
        decision: id,
        subject: meant.body,
        detail: `${[what, other].filter(Boolean).join('; ')} (${meant.body}).`,
        events: [
          ...new Set([
            ...backdated.map(({ event }) => event),
            ...early.flatMap(({ events }) => events),
            ...meant.events,
          ]),
        ],
      };
    });
  });
