import { stateOf, variantsOf, type Held } from '../time/held.js';
import { addedTo, lessBy } from './amended.js';
import { isOfPhases, isPhase, type Deployment } from './deployments.js';
import { union } from './joined-steps.js';

/** A deployment once a phase of it is told elsewhere; it has ended where either file says so. */
function after(before: Deployment, phase: Deployment): Deployment {
  if (!before.amount || !isOfPhases(phase)) return phase;
  const isFewer = phase.amount.basis === 'decrease';
  const { reduced = isFewer ? phase.begun : before.reduced } = phase;
  const { reinforced = isFewer ? before.reinforced : phase.begun } = phase;
  const { ended = before.ended } = phase;
  return {
    ...phase,
    status: ended ? 'ended' : isFewer ? before.status : phase.status,
    amount: isFewer ? lessBy(before.amount, phase.amount) : addedTo(before.amount, phase.amount),
    ...(before.begun && { begun: before.begun }),
    ...(phase.begun && { continued: phase.begun }),
    ...(reduced && { reduced }),
    ...(reinforced && { reinforced }),
    ...(ended && { ended }),
    events: union(before.events, phase.events),
  };
}

/**
 * Something that is there once it goes on by a phase.
 * @param certain whether that is what it is a phase of
 */
export function continuing(before: Held<Deployment>, phase: Held<Deployment>, certain: boolean): Held<Deployment> {
  const joined = variantsOf<Deployment>(phase).flatMap((one) =>
    variantsOf<Deployment>(before).map((other) => after(stateOf<Deployment>(other), stateOf<Deployment>(one))),
  );
  const [first = phase, ...others] = certain ? joined : [stateOf<Deployment>(phase), ...joined];
  return { ...first, certain: phase.certain, ...(others.length > 0 && { possibly: others }) };
}

/** A phase that may carry out an order by then, apart from the order that may still stand. */
export function phaseApart(item: Held<Deployment>): readonly [Held<Deployment>, readonly Held<Deployment>[]] {
  const { possibly = [], ...order } = item;
  const phases = order.status === 'ordered' ? possibly.filter(isPhase) : [];
  const began = phases[0]?.events.find((event) => !order.events.includes(event));
  const [first, ...others] = phases.map((one) => ({ ...one, event: began ?? one.event }));
  if (!first) return [item, []];
  const phase = { ...first, certain: false, ...(others.length > 0 && { possibly: others }) };
  const waiting = possibly.filter((one) => !isPhase(one));
  return [phase, [{ ...order, certain: false, ...(waiting.length > 0 && { possibly: waiting }) }]];
}

/** So many ways to go on elsewhere are looked at: each more phase on a vague day would double them. */
const WAYS = 32;

/** Something that may have gone on elsewhere, also as what it is then. */
export function withGone(item: Held<Deployment>, gone: readonly Held<Deployment>[]): Held<Deployment> {
  const others = gone.flatMap((one) => variantsOf<Deployment>(one).filter(({ continued }) => continued)).slice(0, WAYS);
  return others.length === 0 ? item : { ...item, possibly: [...(item.possibly ?? []), ...others.map(stateOf)] };
}
