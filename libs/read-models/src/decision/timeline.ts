import type { Course, States } from '../time/course.js';
import type { Dated } from '../time/dated.js';
import { held, waysTogether, type Held } from '../time/held.js';
import type { Opening } from '../time/pieces-along.js';
import { courseTimelineOf, idOfStream } from '../time/timeline.js';
import type { Approval } from './approval.js';
import { evolveApprovals } from './approvals.js';
import { evolveCommitments, isStanding, type Commitment } from './commitments.js';
import { evolveDeployments, type Deployment } from './deployments.js';
import { deploymentsThrough } from './deployments-through.js';
import { awaitedIn, concernedKey, retractedIn } from './keys.js';
import type { DecisionRow, FileLink, FileStatus } from './row.js';
import { evolveRequests, type Request, type Requests } from './requests.js';

interface State extends Requests {
  /** Whether any fact tells the status of the file. */
  readonly told: boolean;
  readonly file: FileStatus;
  readonly commitments: readonly Commitment[];
  readonly approvals: readonly Approval[];
  readonly deployments: readonly Deployment[];
  readonly links: readonly FileLink[];
}

const courseOfFile = (contributor: string): Course<State> => ({
  initial: {
    told: false,
    file: { status: 'open' },
    requests: [],
    studies: [],
    commitments: [],
    approvals: [],
    deployments: [],
    links: [],
  },
  evolve(state, dated) {
    const { fact } = dated;
    const related = withLinks(state, dated);
    switch (fact.type) {
      case 'DecisionOpened':
        return { ...related, told: true };
      case 'RequestMade':
      case 'StudyOpened':
      case 'StudyConcluded':
      case 'RequestAnswered':
        return { ...related, ...evolveRequests(related, dated) };
      case 'IntentionAnnounced':
      case 'CommitmentMade':
      case 'CommitmentAmended':
      case 'CommitmentWithdrawn':
        return {
          ...related,
          ...evolveRequests(related, dated),
          commitments: evolveCommitments(related.commitments, dated, contributor),
        };
      case 'ApprovalRequired':
      case 'ApprovalPending':
      case 'ApprovalDeferred':
      case 'ApprovalGranted':
      case 'ApprovalRefused':
        return { ...related, approvals: evolveApprovals(related.approvals, dated) };
      case 'DeploymentOrdered':
      case 'DeploymentRecorded':
      case 'DeploymentEnded':
        return {
          ...related,
          deployments: evolveDeployments(
            related.deployments,
            dated,
            related.commitments.filter(isStanding).flatMap(({ amount }) => amount ?? []),
          ),
        };
      case 'DecisionClosed':
        return { ...related, told: true, file: { status: 'closed', outcome: fact.data.outcome } };
      case 'DecisionReopened':
        return { ...related, told: true, file: { status: 'open', reopened: dated.bounds } };
      default:
        return related;
    }
  },
});

function withLinks(state: State, { fact, bounds: { earliest, latest } }: Dated): State {
  const { id: event, links, occurred } = fact;
  if (links.length === 0 && fact.type !== 'DecisionLinked') return state;
  const of = fact.type === 'DecisionLinked' || fact.type === 'DecisionOpened' ? 'file' : 'event';
  const own = fact.type === 'DecisionLinked' ? [fact.data] : [];
  // That nobody told when it was linked is no doubt about the link.
  const isVague = occurred !== undefined && earliest !== latest;
  const added = [...own, ...links].map(({ relation, to }): FileLink => ({
    event,
    of,
    relation,
    to,
    ...(isVague && { certain: false }),
  }));
  return { ...state, links: [...state.links, ...added] };
}

const byEvent = ({ event }: { readonly event: string }): string => event;

/** All that may be, each as certain as it is. */
function linksIn(states: States<State>): readonly FileLink[] {
  const { links } = states.at(-1) as State;
  if (!links.some(({ certain }) => certain === false)) return links;
  const known = new Set(states[0].links.map(byEvent));
  return links.map((link) => {
    const { certain, ...settled } = link;
    return certain === false && known.has(link.event) ? settled : link;
  });
}

const requestsOf = ({ requests }: State): readonly Request[] => requests;
const commitmentsOf = ({ commitments }: State): readonly Commitment[] => commitments;
const deploymentsOf = ({ deployments }: State): readonly Deployment[] => deployments;

function rowOf({ fact, bounds }: Opening<'DecisionOpened'>, states: States<State>): DecisionRow {
  const [file] = held(
    states,
    (state) => [state.file],
    () => 'file',
  ) as readonly [Held<FileStatus>];
  const through = deploymentsThrough(states.map(deploymentsOf));
  const requests = held(states, requestsOf, byEvent);
  const commitments = held(states, commitmentsOf, byEvent);
  const ways = {
    commitments: waysTogether(states, commitmentsOf, byEvent, commitments),
    requests: waysTogether(states, requestsOf, byEvent, requests),
  };
  return {
    id: idOfStream(fact.stream),
    ...fact.data,
    ...file,
    certain: states[0].told,
    opened: bounds,
    requests,
    studies: held(states, ({ studies }) => studies, byEvent),
    commitments,
    approvals: held(
      states,
      ({ approvals }) => approvals,
      ({ body }) => body,
    ),
    deployments: held(states, (state) => through(deploymentsOf(state)), byEvent),
    links: linksIn(states),
    ...(fact.retracted && { retracted: fact.retracted }),
    ...((ways.commitments ?? ways.requests) && { ways }),
  };
}

/**
 * The opening says whose file it is, for its whole course: what happened before it was opened is in it too.
 * Keys: `mission`, `party` (the contributor), `awaiting`: the body that has still to decide, `concerning`: what it changes in others, and
 * `retracted`: the event that was retracted in it.
 */
export const decisions = courseTimelineOf<'DecisionOpened', State, DecisionRow>({
  aggregate: 'decision',
  version: 17,
  keys: ['mission', 'party', 'awaiting', 'concerning', 'retracted'],
  sparse: ['awaiting', 'concerning', 'retracted'],
  opening: 'DecisionOpened',
  courseFrom: ({ fact }) => courseOfFile(fact.data.contributor),
  pieceOf(opening, states) {
    const { contributor: party, mission } = opening.fact.data;
    const row = rowOf(opening, states);
    const keys = {
      mission,
      party,
      awaiting: awaitedIn(row),
      concerning: concernedKey(row),
      retracted: retractedIn(row),
    };
    return { row, keys };
  },
});
