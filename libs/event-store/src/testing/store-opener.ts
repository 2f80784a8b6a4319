import type { EventStore, Lift } from '../port.js';

export interface OpenStore {
  readonly store: EventStore;
  close(): Promise<void>;
}

/** Opens a store with an empty log. */
export type StoreOpener = (options?: { readonly lift?: Lift }) => Promise<OpenStore>;
