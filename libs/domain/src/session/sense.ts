import { refused } from '@acta/kernel';
import type { HappenedIn } from '../aggregate/happened.js';
import type { sessionEvents } from './events.js';
import type { Item, SessionState } from './state.js';

/** An item is told by whichever of its two names are given. */
export const isSame = (named: Item, tabled: Item): boolean =>
  (named.decision === undefined || named.decision === tabled.decision) &&
  (named.topic === undefined || named.topic === tabled.topic);

/**
 * That what an event says makes sense with the agenda of this session; holds for what is recorded and for what corrects it.
 * @throws ActaError `item-not-tabled`
 */
export function checkSessionEvent({ type, data }: HappenedIn<typeof sessionEvents>, { items }: SessionState): void {
  if (type !== 'ItemDropped' || items.some((tabled) => isSame(data.data, tabled))) return;
  const { decision, topic } = data.data;
  const pointer = decision === undefined ? '/data/topic' : '/data/decision';
  const item = [decision, topic].filter((name) => name !== undefined).join(': ');
  throw refused('item-not-tabled', `The item "${item}" is not on the agenda of the session.`, pointer);
}
