import { storedPieces, type Asked } from '@acta/read-models';
import type { Adapters } from '../adapters.js';
import { positionKnown, type Times } from './coordinates.js';

/** What every answer says of itself. */
export interface Spoken {
  readonly validAt: string;
  /** The last position that counts as known. */
  readonly knownAt: bigint;
  readonly basis: 'recorded';
  /** The position that the answer speaks for. */
  readonly position: bigint;
  /** Streams with events that could not be shown; absent: nothing is lacking. */
  readonly incomplete?: readonly string[];
}

export interface Question {
  readonly asked: Asked;
  readonly spoken: Spoken;
}

/** Opens one consistent view of what was known, for a question to be asked of. */
export async function askedAt({ store, projections, clock }: Adapters, times: Times): Promise<Question> {
  const named = await positionKnown(store, times.knownAt);
  if (named !== undefined) await projections.waitFor(named);
  const view = await projections.view();
  const knownAt = named ?? view.position;
  const validAt = times.validAt ?? clock.now().toISOString().slice(0, 10);
  const incomplete = view.incomplete.length > 0 ? { incomplete: [...new Set(view.incomplete)] } : {};
  return {
    asked: { pieces: storedPieces(view, knownAt), validAt },
    spoken: { validAt, knownAt, basis: 'recorded', position: knownAt, ...incomplete },
  };
}
