export interface Item {
  readonly decision?: string;
  readonly topic?: string;
}

export interface SessionState {
  /** The body that meets; undefined: the session was never scheduled. */
  readonly body: string | undefined;
  readonly status: 'to-come' | 'held' | 'cancelled';
  readonly items: readonly Item[];
}
