import { overdueOn } from '../approvals/answer.js';
import { dueOf } from '../approvals/due.js';
import { isOutstanding, type Approval } from '../decision/approvals.js';
import type { Deployment } from '../decision/deployments.js';
import type { DecisionRow } from '../decision/timeline.js';
import { mayBe, sure, type Condition, type FileRule, type Rule } from './situation.js';

const wasApproved = ({ approved }: Approval): boolean => approved !== undefined;

/** A file that came to nothing needs neither approval nor deployment. */
const cameToNothing = ({ status, outcome }: DecisionRow): boolean => status === 'closed' && outcome !== 'fulfilled';

export const approvalOverdue: Rule = ({ decisions, day, sessions }) =>
  decisions.flatMap((file) =>
    sure(file.approvals).flatMap((approval): readonly Condition[] => {
      const { body, session, possibly = [], events } = approval;
      const extents = [approval, ...possibly].map((one) => overdueOn(day, file, one, sessions));
      if (extents[0] === 'no') return [];
      const { earliest, latest } = dueOf(approval, sessions);
      const until = latest === null ? 'or later' : `to ${latest}`;
      const due = earliest === latest ? `on ${latest}` : `on a day from ${earliest} ${until}`;
      return [
        {
          kind: 'approval-overdue',
          decision: file.id,
          subject: body,
          certain: extents.every((extent) => extent === 'certainly'),
          detail: `Approval by ${body} was due ${due}.`,
          events: [...events, ...((session && sessions.get(session)?.events) || [])],
        },
      ];
    }),
  );

const committedEvents = (file: DecisionRow): readonly string[] =>
  sure(file.commitments).flatMap(({ status, restates, events }) =>
    (status === 'made' || status === 'amended') && restates === undefined ? events : [],
  );

/** Until the last body that was to approve it has. */
export const committedNeverApproved: FileRule = (file) => {
  const waiting = sure(file.approvals).filter((approval) => !wasApproved(approval));
  const committed = committedEvents(file);
  if (committed.length === 0 || waiting.length === 0 || cameToNothing(file)) return [];
  const bodies = waiting.map(({ body, status }) => `${status} at ${body}`).join(', ');
  return [
    {
      kind: 'committed-never-approved',
      decision: file.id,
      subject: '',
      certain: waiting.some((approval) => !mayBe([approval], wasApproved)),
      detail: `A commitment stands, and approval is ${bodies}.`,
      events: [...committed, ...waiting.flatMap(({ events }) => events)],
    },
  ];
};

const isDeployed = ({ status }: Deployment): boolean => status !== 'ordered';

export const approvedNeverDeployed: FileRule = (file) => {
  const granted = sure(file.approvals).filter(({ status }) => status === 'granted');
  const isDeployable = file.kind === 'personnel' || file.kind === 'equipment';
  const isWaiting = sure(file.approvals).some(isOutstanding);
  if (granted.length === 0 || !isDeployable || isWaiting || file.status === 'closed') return [];
  if (sure(file.deployments).some(isDeployed)) return [];
  return [
    {
      kind: 'approved-never-deployed',
      decision: file.id,
      subject: '',
      certain: !mayBe(file.deployments, isDeployed),
      detail: 'All approvals are granted, and no deployment is on record.',
      events: granted.flatMap(({ events }) => events),
    },
  ];
};

/** A mandate that begins before it was granted, or a deployment that began before the first grant. */
export const approvalAfterEffect: FileRule = (file) =>
  sure(file.approvals).flatMap(({ body, approved, mandates }): readonly Condition[] => {
    const backdated = mandates.filter(
      ({ from, granted }) => from.latest !== null && granted.earliest !== null && from.latest < granted.earliest,
    );
    const early = sure(file.deployments).filter(
      ({ begun }) => begun?.latest && approved?.earliest && begun.latest < approved.earliest,
    );
    if (backdated.length + early.length === 0) return [];
    const what = backdated.length > 0 ? 'The mandate holds from before the day on which it was granted' : '';
    const other = early.length > 0 ? 'Deployment began before approval was granted' : '';
    return [
      {
        kind: 'approval-after-effect',
        decision: file.id,
        subject: body,
        certain: true,
        detail: `${[what, other].filter(Boolean).join('; ')} (${body}).`,
        events: [...backdated.map(({ event }) => event), ...early.flatMap(({ events }) => events)],
      },
    ];
  });
