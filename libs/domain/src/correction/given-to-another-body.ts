import { refused, type JsonObject, type RecordedEvent } from '@acta/kernel';
import type { Fact } from '../fact.js';
import { standing } from '../standing.js';
import type { EntryInput } from '../values/entry.js';
import type { World } from '../world.js';

interface Given {
  readonly session: string;
  /** The body whose session it was before. */
  readonly before: string;
}

/** The session that these data give to another body; undefined: none. */
function sessionGiven(fact: Fact | undefined, { body }: JsonObject): Given | undefined {
  if (fact?.type !== 'SessionScheduled' || typeof body !== 'string' || body === fact.data.body) return undefined;
  return { session: fact.stream.slice('session-'.length), before: fact.data.body };
}

/**
 * The session whose approvals are to be looked up before an event is corrected, since it would be one of another body.
 * @param history all events of the stream of that event
 */
export function sessionConcerned(
  { id, type }: RecordedEvent,
  { data }: EntryInput,
  history: readonly RecordedEvent[],
): string | undefined {
  const replace = data['replace'] as { readonly data?: JsonObject } | undefined;
  if (type !== 'SessionScheduled' || !replace?.data) return undefined;
  const fact = standing(history).find((one) => one.id === id);
  return sessionGiven(fact, replace.data)?.session;
}

/**
 * That no approval is left at a session of another body.
 * @throws ActaError `session-of-another-body`
 */
export function checkApprovalsLeft(fact: Fact, data: JsonObject, world: World): void {
  const given = sessionGiven(fact, data);
  if (!given) return;
  const left = world.approvalsAt(given.session).find(({ body }) => body === given.before);
  if (!left) return;
  const { event, stream, body } = left;
  const message = `An approval of "${body}" is at this session: the event ${event} in ${stream}. Let that name another one, or none, first.`;
  throw refused('session-of-another-body', message, '/data/body');
}
