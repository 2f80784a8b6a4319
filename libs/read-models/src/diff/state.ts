import { missionState, partyItems } from '../deployment/state.js';
import type { Asked } from '../pieces/times.js';
import { facetsOf, type Facets, type Place } from './facets.js';

/** What is said of a party in a mission, or in what is of none; or, without a party, of the mission as a whole. */
export const facetsAt = async (asked: Asked, { mission, party }: Place): Promise<Facets> =>
  facetsOf(
    party === null
      ? { items: [], missions: mission === null ? [] : await missionState(asked, mission) }
      : { items: await partyItems(asked, { mission, party }), missions: [] },
  );
