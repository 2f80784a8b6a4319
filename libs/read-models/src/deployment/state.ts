import type { Day } from '@acta/domain';
import { leftByOthers, leftFromElsewhere } from '../decision/left-by-others.js';
import type { DecisionRow } from '../decision/row.js';
import { groupBy } from '../group-by.js';
import type { Asked } from '../pieces/times.js';
import { sameList } from '../remembered.js';
import { deploymentItem, isToTell, type ItemSituation } from './item.js';
import {
  loadDeployment,
  loadMission,
  loadParty,
  type DeploymentFilter,
  type DeploymentInputs,
  type PartyFilter,
} from './load.js';
import type { MissionRecord } from './mission-record.js';
import { missionTotals } from './mission-totals.js';
import type { DeploymentItem, DeploymentState } from './shape.js';

type Pair = readonly [mission: string | null, party: string];

/** Where something is to be told of a party, in a mission or in what is of none. */
interface Place {
  readonly pair: Pair;
  readonly situation: ItemSituation;
}

function placesIn(
  inputs: DeploymentInputs,
  day: Day,
  isMeant: (party: string) => boolean = () => true,
): readonly Place[] {
  const { presences, sessions } = inputs;
  const filesOf = groupBy(inputs.decisions, pairOfFile);
  const distinct = new Set([...filesOf.keys(), ...presences.map(({ mission, party }) => nameOf([mission, party]))]);
  return [...distinct].toSorted().flatMap((name): readonly Place[] => {
    const pair = JSON.parse(name) as Pair;
    const [mission, party] = pair;
    if (!isMeant(party)) return [];
    const presence = presences.find((row) => row.mission === mission && row.party === party);
    const situation = { day, decisions: sameList(filesOf.get(name) ?? []), presence, sessions };
    return isToTell(situation) ? [{ pair, situation }] : [];
  });
}

const nameOf = (pair: Pair): string => JSON.stringify(pair);
const pairOfFile = ({ mission, contributor }: DecisionRow): string => nameOf([mission ?? null, contributor]);

const itemAt = ({ pair, situation }: Place): DeploymentItem => deploymentItem(...pair, situation);

/** The deployment state on a day: a pure function of the pieces that hold on it. */
export function composeDeployment(inputs: DeploymentInputs, day: Day, { party }: DeploymentFilter): DeploymentState {
  const isTold = (of: string): boolean => party === undefined || of === party;
  const theirs = inputs.decisions.filter(({ contributor }) => isTold(contributor));
  const told = { ...inputs, decisions: leftByOthers(theirs, [...inputs.decisions, ...inputs.concerning]) };
  const places = placesIn(told, day, isTold);
  const theirMissions = places.flatMap(({ pair: [id] }) => id ?? []);
  const named = party === undefined ? [...theirMissions, ...inputs.missions.map(({ id }) => id)] : theirMissions;
  return {
    items: places.map(itemAt),
    missions: [...new Set(named)].toSorted().map((id) => missionTotals(recordOf(inputs, day, id))),
  };
}

function recordOf({ decisions, concerning, ...inputs }: DeploymentInputs, day: Day, id: string): MissionRecord {
  const own = sameList(decisions.filter(({ mission }) => mission === id));
  const elsewhere = [...decisions.filter(({ mission }) => mission !== id), ...concerning];
  return {
    id,
    day,
    mission: inputs.missions.find((row) => row.id === id),
    decisions: leftFromElsewhere(own, elsewhere),
    presences: inputs.presences.filter((row) => row.mission === id),
    parties: inputs.parties,
  };
}

/** What the totals of a mission rest on; undefined where nothing of it is on record. */
export async function missionAt(asked: Asked, mission: string): Promise<MissionRecord | undefined> {
  const inputs = await loadMission(asked, mission);
  const isKnown = inputs.missions.length > 0 || placesIn(inputs, asked.validAt).length > 0;
  return isKnown ? recordOf(inputs, asked.validAt, mission) : undefined;
}

/** What is told of one party in a mission rests on; undefined where nothing of it is on record. */
export async function partyAt(asked: Asked, filter: Required<PartyFilter>): Promise<ItemSituation | undefined> {
  const inputs = await loadParty(asked, filter);
  return placesIn(inputs, asked.validAt)[0]?.situation;
}

/** Where one party stands, without the totals of its missions, for which all other parties have to be looked at. */
export async function partyItems(asked: Asked, filter: PartyFilter): Promise<readonly DeploymentItem[]> {
  const inputs = await loadParty(asked, filter);
  return placesIn(inputs, asked.validAt).map(itemAt);
}

/** The deployment state of a mission, of a party, or of all. */
export const deploymentState = async (asked: Asked, filter: DeploymentFilter): Promise<DeploymentState> =>
  composeDeployment(await loadDeployment(asked, filter), asked.validAt, filter);
