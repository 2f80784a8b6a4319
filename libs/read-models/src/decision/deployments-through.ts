import type { Deployment } from './deployments.js';

type Deployments = readonly Deployment[];

/**
 * The deployments in each of the states that may hold, each by the event that it begins with where all that is possible is so: where it is
 * not certain that some went before the others, they are one deployment all the same. So many fewer leave what must have been there.
 * @param lists of each state, the one with all that is possible last
 */
export function deploymentsThrough(lists: readonly Deployments[]): (deployments: Deployments) => Deployments {
  const whole = lists.at(-1) ?? [];
  if (lists.every((list) => list === whole)) return (deployments) => deployments;
  const byEvent = new Map(whole.flatMap((one) => one.events.map((event) => [event, one])));
  const named = (one: Deployment): Deployment => {
    const { event, occurred, happened, amount } = byEvent.get(one.event) ?? one;
    if (event === one.event) return one;
    const isLeft = one.amount?.basis === 'decrease' && amount?.basis !== 'decrease';
    const left = isLeft && lists.flat().find((other) => other.event === event && other.events.includes(one.event));
    return left || { ...one, event, occurred, happened };
  };
  const known = new Map(lists.map((list) => [list, list.map(named)]));
  return (deployments) => known.get(deployments) ?? deployments;
}
