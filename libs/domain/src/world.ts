import type { BodyState } from './body/state.js';
import type { ApprovalAt } from './decision/at-session.js';
import type { DecisionState } from './decision/state.js';
import type { MissionState } from './mission/state.js';
import type { PartyState } from './party/state.js';
import type { SessionState } from './session/state.js';
import type { SourceState } from './source/state.js';

/** What an aggregate may know of the streams that a command names; undefined: not looked up, or not on record. */
export interface World {
  /** Whether something is on record in this stream. */
  exists(stream: string): boolean;
  party(id: string): PartyState | undefined;
  body(id: string): BodyState | undefined;
  source(id: string): SourceState | undefined;
  mission(id: string): MissionState | undefined;
  session(id: string): SessionState | undefined;
  decision(id: string): DecisionState | undefined;
  /** The approvals that stand at a session, in the files that were looked up. */
  approvalsAt(session: string): readonly ApprovalAt[];
}
