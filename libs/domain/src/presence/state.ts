export interface PresenceState {
  readonly observed: boolean;
}
