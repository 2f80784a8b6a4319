import { fold, type ActaError } from '@acta/kernel';
import { asHappened, type Aggregate } from '../aggregate/aggregate.js';
import type { Fact } from '../fact.js';
import type { World } from '../world.js';
import { refusalOf } from './refusal-of.js';

/** What is refused of a fact of a stream both by what was recorded before it and by all else: what it rests on may have come late. */
function refusalInPlace(aggregate: Aggregate, id: string, facts: readonly Fact[], world: World): ActaError | undefined {
  const fact = facts.find((one) => one.id === id) as Fact;
  const others = facts.filter((one) => one !== fact);
  const after = (told: readonly Fact[]) =>
    refusalOf(() => {
      aggregate.checkEvent(asHappened(fact), fold(aggregate.decider, told.map(asHappened)), world);
    });
  return after(others.filter(({ version }) => version < fact.version)) && after(others);
}

/**
 * That an event makes sense as it is corrected, in its place in the stream. Where it made none before for the same reason, it
 * may be mended in part.
 * @param id of the event
 * @throws ActaError what `checkEvent` of the aggregate refuses
 */
export function checkInPlace(
  aggregate: Aggregate,
  id: string,
  before: readonly Fact[],
  after: readonly Fact[],
  world: World,
): void {
  const refusal = refusalInPlace(aggregate, id, after, world);
  if (!refusal) return;
  const known = refusalInPlace(aggregate, id, before, world);
  if (known?.code !== refusal.code || known.message !== refusal.message) throw refusal;
}
