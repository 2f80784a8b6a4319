import type { FactType } from './fact.js';

const types: ReadonlySet<FactType> = new Set([
  'PartyRegistered',
  'BodyRegistered',
  'SourceRegistered',
  'MissionOpened',
  'DecisionOpened',
  'SessionScheduled',
]);

const commands: ReadonlySet<string> = new Set(['register', 'open', 'schedule']);

/** Whether a command brings such an event, of whatever aggregate. */
export const isOpeningCommand = (command: string): boolean => commands.has(command);

/** Whether an event names a thing of which others speak: what its stream begins with, and has once. */
export const isOpening = (type: string): boolean => types.has(type as FactType);
