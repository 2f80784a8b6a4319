import { ActaError, refused, type RecordedEvent } from '@acta/kernel';
import { happened, type AnyCommand, type Happened } from '../aggregate/happened.js';
import { aggregateOf } from '../aggregates.js';
import type { EventData } from '../event-types.js';
import { isOpening } from '../openings.js';
import { operationEvents } from '../operation/events.js';
import { checkLinks, checkReferences } from '../reference/references.js';
import { retractedIn, standing } from '../standing.js';
import type { Entry } from '../values/entry.js';
import type { World } from '../world.js';
import { checkOrder } from './in-order.js';
import { referencesOfCorrection } from './references.js';
import { correctedReplacement, currentDefinition } from './replacement.js';

type Replacing = Pick<EventData<'EventCorrected'>, 'replace' | 'reason'>;

/** A command on a recorded event; `id` is the event's. */
type CorrectionCommand =
  | { readonly type: 'correct'; readonly id: string; readonly entry: Entry<Replacing> }
  | { readonly type: 'retract' | 'dispute'; readonly id: string; readonly entry: Entry<{ readonly reason: string }> };

type CorrectionEvent = Happened<'EventCorrected'> | Happened<'EventRetracted'> | Happened<'EventDisputed'>;

/**
 * What is to be recorded in the stream of the event that a correction concerns.
 * @param given its entry read by the schema of the command
 * @param history all events of that stream
 * @param world holds every stream that `referencesOfCorrection` names
 * @throws ActaError `unknown-event`, `already-retracted`, `event-retracted`, `not-correctable`, `fixed-by-stream`,
 * `opened-anew`, `invalid-body`, and what is refused of the command that records the corrected event
 */
export function decideCorrection(
  given: AnyCommand,
  history: readonly RecordedEvent[],
  world: World,
): readonly CorrectionEvent[] {
  const target = history.find(({ id }) => id === given.id.toLowerCase());
  if (!target) throw unknownEvent(given.id);
  const event = correctionOf(given as unknown as CorrectionCommand, target, history, world);
  checkLinks(given.entry, [target.stream]);
  checkReferences(referencesOfCorrection(target.type, given.entry), world);
  return [event];
}

function correctionOf(
  command: CorrectionCommand,
  target: RecordedEvent,
  history: readonly RecordedEvent[],
  world: World,
): CorrectionEvent {
  if (command.type !== 'dispute' && Object.hasOwn(operationEvents, target.type)) {
    throw refused(
      'not-correctable',
      'What was done in operation took effect at once: it is neither corrected nor retracted.',
    );
  }
  const retracted = retractedIn(history).has(target.id);
  const { entry } = command;
  switch (command.type) {
    case 'correct': {
      if (retracted) throw refused('event-retracted', 'This event is retracted: retract its retraction first.');
      const replace = correctedReplacement(command.entry.data.replace, target, history, world);
      const { schema } = currentDefinition(target.type);
      const data = { event: target.id, replace, ...(replace.data && { schema }), reason: command.entry.data.reason };
      return happened('EventCorrected', { ...entry, data });
    }
    case 'retract':
      if (retracted) throw refused('already-retracted', 'This event is retracted already.');
      checkOpening(target, history);
      checkWithout(target, history, world);
      return happened('EventRetracted', { ...entry, data: { event: target.id, reason: command.entry.data.reason } });
    case 'dispute':
      return happened('EventDisputed', { ...entry, data: { event: target.id, reason: command.entry.data.reason } });
  }
}

/** A stream that was opened anew since its opening was retracted would have two, if that one were restored. */
function checkOpening(target: RecordedEvent, history: readonly RecordedEvent[]): void {
  if (target.type !== 'EventRetracted') return;
  const openings = (events: readonly RecordedEvent[]): number =>
    standing(events).filter(({ type }) => isOpening(type)).length;
  const before = openings(history);
  if (before === 0 || openings(history.filter(({ id }) => id !== target.id)) <= before) return;
  throw refused(
    'opened-anew',
    'What this event took back was recorded anew since: retract that first, or leave it as it is.',
  );
}

/** That what a correction or a retraction said otherwise is in the order of its days again without it. */
function checkWithout({ id, stream }: RecordedEvent, history: readonly RecordedEvent[], world: World): void {
  const aggregate = aggregateOf(stream);
  if (!aggregate) return;
  const without = standing(history.filter((event) => event.id !== id));
  checkOrder(aggregate, { id, pointer: '' }, standing(history), without, world);
}

/** An event that a command names and that is not on record. */
export function unknownEvent(id: string): ActaError {
  const message = `There is no event "${id}" on record.`;
  return new ActaError('not-found', 'unknown-event', message, [{ pointer: '', message }]);
}
