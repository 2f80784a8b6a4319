import type { DeploymentFilter } from '../deployment/load.js';
import { deploymentState, partyItems } from '../deployment/state.js';
import { rememberedLog } from '../known/remembered-log.js';
import { computedPieces } from '../pieces/computed-pieces.js';
import type { Asked } from '../pieces/times.js';
import { differencesAt, type Difference } from './differences.js';
import { facetsOf, placeNamed, type Facets, type Place } from './facets.js';
import { namesDiffering } from './said.js';

/**
 * What differs between two deployment states, and what made each difference. It is looked for place by place: what is said of a party
 * in a mission, or of the mission as a whole, rests on few events of all that there are between the two.
 */
export async function diffStates(from: Asked, to: Asked, filter: DeploymentFilter): Promise<readonly Difference[]> {
  const { mission, party } = filter;
  const [first, last] = [readOnce(from), readOnce(to)];
  const isOnePlace = mission !== undefined && party !== undefined;
  const places = isOnePlace ? [{ mission, party }] : await placesDiffering(first, last, filter);
  const differences: Difference[] = [];
  for (const place of places) differences.push(...(await differencesAt(place, first, last)));
  return differences;
}

/** Places have streams in common, and are looked at one after another: where pieces are computed, each stream is read once. */
function readOnce(asked: Asked): Asked {
  const log = rememberedLog(asked.log);
  return asked.recorded ? { ...asked, log } : { ...asked, log, pieces: computedPieces(log, asked.pieces.streams) };
}

async function placesDiffering(from: Asked, to: Asked, filter: DeploymentFilter): Promise<Iterable<Place>> {
  const [before, after] = await Promise.all([allFacetsAt(from, filter), allFacetsAt(to, filter)]);
  const places = namesDiffering(before, after).map((name): readonly [string, Place] => {
    const { mission, party } = placeNamed(name, before, after);
    return [JSON.stringify([mission, party]), { mission, party }];
  });
  return new Map(places).values();
}

/** The totals of a mission are of all its parties: who asks about one party is told of that party. */
async function allFacetsAt(asked: Asked, { mission, party }: DeploymentFilter): Promise<Facets> {
  const wanted = mission === undefined ? {} : { mission };
  if (party === undefined) return facetsOf(await deploymentState(asked, wanted));
  return facetsOf({ items: await partyItems(asked, { ...wanted, party }), missions: [] });
}
