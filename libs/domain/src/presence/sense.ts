import { refused } from '@acta/kernel';
import type { HappenedIn } from '../aggregate/happened.js';
import type { presenceEvents } from './events.js';

/**
 * That an observation says how much was there, and not how much more.
 * @throws ActaError `presence-not-a-level`
 */
export function checkPresence({ data }: HappenedIn<typeof presenceEvents>): void {
  if (data.data.amount.basis === 'level') return;
  throw refused('presence-not-a-level', 'A presence is observed as a level: so many in all.', '/data/amount/basis');
}
