import type { HappenedIn } from '../aggregate/happened.js';
import { earlierOf } from '../values/calendar.js';
import type { decisionEvents } from './events.js';
import type { DecisionState } from './state.js';

/** Bears any order of events: the opening may have been retracted, and all else stands. */
export function evolveDecision(state: DecisionState, event: HappenedIn<typeof decisionEvents>): DecisionState {
  switch (event.type) {
    case 'DecisionOpened':
      return { ...state, opened: true };
    case 'RequestMade':
      return { ...state, requested: true };
    case 'StudyOpened':
      return { ...state, studiedBy: new Set([...state.studiedBy, event.data.data.body]) };
    case 'IntentionAnnounced':
      return { ...state, standing: [...state.standing, { by: event.data.data.by, made: false }] };
    case 'CommitmentMade':
      return { ...state, standing: [...state.standing, { by: event.data.data.by, made: true }] };
    case 'CommitmentWithdrawn':
      return { ...state, standing: without(state.standing, event.data.data.by) };
    case 'DeploymentRecorded': {
      const begun = event.data.occurred?.earliest ?? null;
      return { ...state, deployed: state.deployed === undefined ? begun : earlierOf(state.deployed, begun) };
    }
    case 'DecisionClosed':
      return { ...state, closed: true };
    case 'DecisionReopened':
      return { ...state, closed: false };
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
function without(standing: DecisionState['standing'], by: string): DecisionState['standing'] {
  const others = standing.filter((promise) => promise.by !== by);
  return others.length < standing.length ? others : [];
}
