import { deploymentState, partyItems } from '../deployment/state.js';
import type { DeploymentFilter } from '../deployment/load.js';
import type { Asked } from '../pieces/times.js';
import { facetsOf, type Facets } from './facets.js';

/**
 * What is said of a party, or without one of missions and all their parties. The totals of a mission are of all its parties: who asks
 * about one party is told of that party.
 */
export async function facetsAt(asked: Asked, { mission, party }: DeploymentFilter): Promise<Facets> {
  if (party === undefined) return facetsOf(await deploymentState(asked, { mission }));
  return facetsOf({ items: await partyItems(asked, { mission, party }), missions: [] });
}
