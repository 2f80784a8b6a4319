import type { Cause } from '../diff/cause.js';
import type { Difference } from '../diff/differences.js';

const because = (cause: Cause): string =>
  cause.kind === 'day' ? `the ${cause.on}` : `${cause.event.type} ${cause.as}${cause.on ? ` on ${cause.on}` : ''}`;

export const textOf = (value: unknown): unknown => {
  const { text, status, amount } = (value ?? {}) as { text?: string; status?: string; amount?: { text?: string } };
  return text ?? status ?? amount?.text ?? value;
};

/** What differs, from what to what, and why, in words. */
export const told = (differences: readonly Difference[]) =>
  differences.map(({ figure, from, to, because: causes }) => [figure, textOf(from), textOf(to), causes.map(because)]);

/** The same, with the ids of the events. */
export const byId = (differences: readonly Difference[]) =>
  differences.map(({ because: causes, ...rest }) => ({
    ...rest,
    because: causes.map((cause) => (cause.kind === 'event' ? { ...cause, event: cause.event.id } : cause)),
  }));
