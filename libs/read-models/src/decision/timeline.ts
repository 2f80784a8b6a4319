import type { DayBounds, EventData, Link } from '@acta/domain';
import { remembered } from '../remembered.js';
import type { Course, States } from '../time/course.js';
import type { Dated } from '../time/dated.js';
import { held, waysTogether, type Held, type Way } from '../time/held.js';
import type { Opening } from '../time/pieces-along.js';
import { courseTimelineOf, idOfStream } from '../time/timeline.js';
import { evolveApprovals, isOutstanding, type Approval } from './approvals.js';
import { evolveCommitments, type Commitment } from './commitments.js';
import { evolveDeployments, type Deployment } from './deployments.js';
import { evolveRequests, type Request, type Requests, type Study } from './requests.js';

export interface FileLink extends Link {
  /** Id of the event that says so. */
  readonly event: string;
  /** Whether the whole file relates to it, or what that event alone says. */
  readonly of: 'file' | 'event';
  /** It is said on a vague day, and may not have been by then. */
  readonly certain?: false;
}

export interface FileStatus {
  readonly status: 'open' | 'closed';
  readonly outcome?: EventData<'DecisionClosed'>['outcome'];
  /** Within which days it was opened again. */
  readonly reopened?: DayBounds;
}

/** The whole of a decision's file as it is on a day. */
export interface DecisionRow extends EventData<'DecisionOpened'>, Held<FileStatus> {
  readonly id: string;
  /** Whether certain facts tell its status: that it was opened, closed or reopened. */
  readonly certain: boolean;
  /** Within which days the file was opened. */
  readonly opened: DayBounds;
  readonly requests: readonly Held<Request>[];
  /** Studies that are of no request on record. */
  readonly studies: readonly Held<Study>[];
  readonly commitments: readonly Held<Commitment>[];
  readonly approvals: readonly Held<Approval>[];
  readonly deployments: readonly Held<Deployment>[];
  /** What it relates to, by itself or by any of its events. */
  readonly links: readonly FileLink[];
  /** How its commitments and its requests may be together, where that does not go without saying. */
  readonly ways?: { readonly commitments?: readonly Way[]; readonly requests?: readonly Way[] };
}

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
            related.commitments.flatMap(({ amount }) => amount ?? []),
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

function rowOf({ fact, bounds }: Opening<'DecisionOpened'>, states: States<State>): DecisionRow {
  const [file] = held(
    states,
    (state) => [state.file],
    () => 'file',
  ) as readonly [Held<FileStatus>];
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
    deployments: held(states, ({ deployments }) => deployments, byEvent),
    links: linksIn(states),
    ...((ways.commitments ?? ways.requests) && { ways }),
  };
}

/** The key of a file in which several bodies have still to decide, or that takes the place of several things. */
const several = '*';

/** The keys of the files in which a body has still to decide, or may have, and perhaps of others. */
export const keysOfAwaiting = (body: string): { readonly awaiting: readonly string[] } => ({
  awaiting: [body, several],
});

/** What a link leads to a file by, or to a commitment in it. */
export const namesIn = remembered(({ id, commitments }: DecisionRow): readonly string[] => [
  `decisions/${id}`,
  ...commitments.flatMap(({ events }) => events),
]);

/** The keys of the files that take the place of one of these, or of a commitment in one, and perhaps of others. */
export const keysOfSuperseding = remembered((files: readonly DecisionRow[]) => ({
  superseding: [...files.flatMap(namesIn), several],
}));

function supersededKey({ links }: DecisionRow): string | undefined {
  const all = new Set(links.flatMap(({ relation, to }) => (relation === 'supersedes' ? [to.toLowerCase()] : [])));
  return all.size > 1 ? several : [...all][0];
}

function awaitedIn({ approvals }: DecisionRow): string | undefined {
  const [first, ...others] = approvals.filter(
    (approval) => isOutstanding(approval) || approval.possibly?.some(isOutstanding),
  );
  return others.length > 0 ? several : first?.body;
}

/**
 * The opening says whose file it is, for its whole course: what happened before it was opened is in it too.
 * Keys: `mission`, `party` (the contributor), `awaiting`: the body that has still to decide, and `superseding`: what it takes the place of.
 */
export const decisions = courseTimelineOf<'DecisionOpened', State, DecisionRow>({
  aggregate: 'decision',
  version: 14,
  keys: ['mission', 'party', 'awaiting', 'superseding'],
  sparse: ['awaiting', 'superseding'],
  opening: 'DecisionOpened',
  courseFrom: ({ fact }) => courseOfFile(fact.data.contributor),
  pieceOf(opening, states) {
    const { contributor: party, mission } = opening.fact.data;
    const row = rowOf(opening, states);
    return { row, keys: { mission, party, awaiting: awaitedIn(row), superseding: supersededKey(row) } };
  },
});
