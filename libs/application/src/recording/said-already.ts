import { entryIn, standing, type Aggregate, type AnyCommand, type Entry, type World } from '@acta/domain';
import { canonicalJson } from '@acta/event-store';
import { ActaError, type JsonValue, type RecordedEvent } from '@acta/kernel';

/** Refusals of a command that would begin a stream that has begun. */
const alreadyBegun: ReadonlySet<string> = new Set(['already-registered', 'already-open', 'already-scheduled']);

const isSame = (a: unknown, b: unknown): boolean =>
  a !== undefined && canonicalJson(a as JsonValue) === canonicalJson(b as JsonValue);

const isAmong = (list: readonly unknown[] = [], item: unknown): boolean => list.some((other) => isSame(other, item));

/** What an entry says that another does not, by JSON pointer. */
function newIn({ data, occurred, evidence = [], links = [], note }: Entry, known: Entry): readonly string[] {
  const fields = Object.entries(data).filter(([, value]) => value !== undefined);
  return [
    ...fields.flatMap(([field, value]) => (isSame(known.data[field], value) ? [] : [`/data/${field}`])),
    ...(occurred && !isSame(known.occurred, occurred) ? ['/occurred'] : []),
    ...evidence.flatMap((cited, index) => (isAmong(known.evidence, cited) ? [] : [`/evidence/${index}`])),
    ...links.flatMap((link, index) => (isAmong(known.links, link) ? [] : [`/links/${index}`])),
    ...(note !== undefined && note !== known.note ? ['/note'] : []),
  ];
}

/**
 * The event that says already all that a refused command says, where it would begin a stream that has begun: two cases may
 * both register the alliance that they speak of.
 * @param history all events of that stream
 * @throws ActaError the refusal itself; with pointers to what is not on record as said here, where that is the reason
 */
export function saidAlready<State>(
  refusal: unknown,
  aggregate: Aggregate<State>,
  command: AnyCommand,
  history: readonly RecordedEvent[],
  world: World,
): RecordedEvent {
  if (!(refusal instanceof ActaError) || !alreadyBegun.has(refusal.code)) throw refusal;
  const [beginning] = aggregate.decider.decide(command, aggregate.decider.initialState, world);
  const fact = standing(history).find(({ type }) => type === beginning?.type);
  const recorded = history.find(({ id }) => id === fact?.id);
  if (!beginning || !fact || !recorded) throw refusal;
  const pointers = newIn(beginning.data, fact as Entry);
  // What was corrected since was said nevertheless: a case that was imported once can be imported again.
  if (pointers.length === 0 || newIn(beginning.data, entryIn(recorded)).length === 0) return recorded;
  const message = `${refusal.message} What is on record does not say ${pointers.join(', ')}.`;
  const errors = pointers.map((pointer) => ({ pointer, message: 'This is not on record as it is said here.' }));
  throw new ActaError(refusal.kind, refusal.code, message, errors, refusal.extensions);
}
