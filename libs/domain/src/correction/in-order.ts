import { refused, type ActaError } from '@acta/kernel';
import { asHappened, type Aggregate } from '../aggregate/aggregate.js';
import type { AnyCommand } from '../aggregate/happened.js';
import type { Fact } from '../fact.js';
import type { World } from '../world.js';
import { refusalOf } from './refusal-of.js';

/** What refuses an end before its beginning, or what comes after an end. */
const outOfOrder: ReadonlySet<string> = new Set(['end-before-beginning', 'session-held']);

/** Of the facts of one stream those that would be refused for the order of their days, were they recorded one after the other. */
function disordered({ decider, ends = {} }: Aggregate, facts: readonly Fact[], world: World) {
  const refusals = new Map<string, ActaError>();
  let state = decider.initialState;
  for (const fact of facts) {
    const event = asHappened(fact);
    const type = ends[fact.type];
    if (type !== undefined) {
      const command = { type, id: fact.stream, entry: event.data } as unknown as AnyCommand;
      const before = state;
      const refusal = refusalOf(() => decider.decide(command, before, world));
      if (refusal && outOfOrder.has(refusal.code)) refusals.set(fact.id, refusal);
    }
    state = decider.evolve(state, event);
  }
  return refusals;
}

/**
 * That a correction or a retraction brings nothing out of the order of its days that was in it.
 * @param corrected id of the event that is corrected or retracted, and the place of what puts another event out of order
 * @throws ActaError `end-before-beginning`, `session-held`
 */
export function checkOrder(
  aggregate: Aggregate,
  corrected: { readonly id: string; readonly pointer: string },
  before: readonly Fact[],
  after: readonly Fact[],
  world: World,
): void {
  if (!aggregate.ends) return;
  const known = disordered(aggregate, before, world);
  for (const [id, refusal] of disordered(aggregate, after, world)) {
    if (known.has(id)) continue;
    if (id === corrected.id) throw refusal;
    const { type } = after.find((fact) => fact.id === id) as Fact;
    const message = `${refusal.message} It is the event ${id} (${type}) that would not fit: correct that first.`;
    throw refused(refusal.code, message, corrected.pointer);
  }
}
