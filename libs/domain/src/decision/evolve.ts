import type { HappenedIn } from '../aggregate/happened.js';
import { earlierOf, type Day } from '../values/calendar.js';
import type { decisionEvents } from './events.js';
import type { Begun, DecisionState, Standing } from './state.js';

/** Bears any order of events: the opening may have been retracted, and all else stands. */
export function evolveDecision(state: DecisionState, event: HappenedIn<typeof decisionEvents>): DecisionState {
  switch (event.type) {
    case 'DecisionOpened':
      return { ...state, opened: dayOf(event) };
    case 'RequestMade':
      return { ...state, requested: true };
    case 'StudyOpened': {
      const { body } = event.data.data;
      const first = firstOf(state.studiedBy.get(body), dayOf(event));
      return { ...state, studiedBy: new Map([...state.studiedBy, [body, first]]) };
    }
    case 'IntentionAnnounced':
      return { ...state, standing: [...state.standing, { by: event.data.data.by, made: false, since: dayOf(event) }] };
    case 'CommitmentMade':
      return { ...state, standing: [...state.standing, { by: event.data.data.by, made: true, since: dayOf(event) }] };
    case 'CommitmentWithdrawn': {
      const withdrawn = withdrawnBy(event.data.data.by, state);
      return { ...state, standing: state.standing.filter((promise) => !withdrawn.includes(promise)) };
    }
    case 'DeploymentRecorded':
      return { ...state, deployed: firstOf(state.deployed, dayOf(event)) };
    case 'DecisionClosed':
      return { ...state, closed: dayOf(event) };
    case 'DecisionReopened':
      return { ...state, closed: undefined };
    case 'StudyConcluded':
    case 'RequestAnswered':
    case 'CommitmentAmended':
    case 'ApprovalRequired':
    case 'ApprovalPending':
    case 'ApprovalDeferred':
    case 'ApprovalGranted':
    case 'ApprovalRefused':
    case 'DeploymentOrdered':
    case 'DeploymentEnded':
    case 'DecisionLinked':
      return state;
  }
}

/** Who withdraws takes back what they promised themselves; where they promised nothing, all that stands. */
export function withdrawnBy(by: string, { standing }: DecisionState): readonly Standing[] {
  const own = standing.filter((promise) => promise.by === by);
  return own.length > 0 ? own : standing;
}

const dayOf = ({ data: { occurred } }: HappenedIn<typeof decisionEvents>): Day | null => occurred?.earliest ?? null;

export const firstOf = (before: Begun, day: Day | null): Day | null =>
  before === undefined ? day : earlierOf(before, day);
