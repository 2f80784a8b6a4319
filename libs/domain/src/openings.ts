import type { FactType } from './fact.js';

const types: ReadonlySet<FactType> = new Set([
  'PartyRegistered',
  'BodyRegistered',
  'SourceRegistered',
  'MissionOpened',
  'DecisionOpened',
  'SessionScheduled',
]);

/** Whether an event names a thing of which others speak: what its stream begins with, and has once. */
export const isOpening = (type: string): boolean => types.has(type as FactType);
