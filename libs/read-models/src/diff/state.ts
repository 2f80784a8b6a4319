import { sectionsOf } from '../deployment/item.js';
import { sectionsOfTotals } from '../deployment/mission-totals.js';
import { missionAt, partyAt } from '../deployment/state.js';
import type { Asked } from '../pieces/times.js';
import { facetsOfPart, type Facets, type Part, type Place } from './facets.js';
import { SectionedFacets, type Sections } from './sectioned-facets.js';

/**
 * What is said of a party in a mission, or in what is of none; or, without a party, of the mission as a whole.
 * @param named gives the same names to the same things as in other states
 */
export async function facetsAt(
  asked: Asked,
  place: Place,
  named: (facets: Facets) => Facets = (facets) => facets,
): Promise<Facets> {
  const parts = await partsAt(asked, place);
  return new SectionedFacets(parts, (part) => named(facetsOfPart(place, part)));
}

async function partsAt(asked: Asked, { mission, party }: Place): Promise<Sections<Part>> {
  if (party !== null) {
    const situation = await partyAt(asked, { mission, party });
    return situation ? sectionsOf(situation) : {};
  }
  const record = mission === null ? undefined : await missionAt(asked, mission);
  return record ? sectionsOfTotals(record) : {};
}
