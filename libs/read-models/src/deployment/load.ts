import type { PieceFilter } from '@acta/projections';
import { loadSessions } from '../approvals/load.js';
import type { Sessions } from '../approvals/due.js';
import { concerningOf } from '../decision/concerning.js';
import { leftByOthers } from '../decision/left-by-others.js';
import type { DecisionRow } from '../decision/row.js';
import { decisions } from '../decision/timeline.js';
import { missions, type MissionRow } from '../mission/timeline.js';
import { rowsAt } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import { presences, type PresenceRow } from '../presence/timeline.js';
import { parties, type PartyRow } from '../registers/timelines.js';
import { keysOfDropping, sessions } from '../session/timeline.js';

/** Which parties in which missions; absent: all. */
export interface DeploymentFilter {
  readonly mission?: string;
  readonly party?: string;
}

/** One party, in one mission (null: in what is of none) or in all. */
export interface PartyFilter {
  readonly mission?: string | null;
  readonly party: string;
}

/** By which keys what is on record of a party in a mission is found, among other things where it is of none. */
export const keysOfParty = ({ mission, party }: PartyFilter) => ({
  party,
  ...(typeof mission === 'string' && { mission }),
});

/** Whether a file is of a mission; undefined: of any. */
export const isOfMission = (file: DecisionRow, mission: string | null | undefined): boolean =>
  mission === undefined || (file.mission ?? null) === mission;

/** All that a deployment state is composed of, as it is on one day. */
export interface DeploymentInputs {
  readonly decisions: readonly DecisionRow[];
  /** The files beside these that change how one of them stands (`concerningLinks`). */
  readonly concerning: readonly DecisionRow[];
  readonly presences: readonly PresenceRow[];
  readonly missions: readonly MissionRow[];
  readonly parties: ReadonlyMap<string, PartyRow>;
  readonly sessions: Sessions;
}

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

/** The missions in which a party has something on record on that day, and its files that are of none. */
async function placesOf({ pieces, validAt }: Asked, party: string) {
  const filter = { keys: { party } };
  const [files, observed] = await Promise.all([
    rowsAt(pieces, decisions, validAt, filter),
    rowsAt(pieces, presences, validAt, filter),
  ]);
  return {
    missions: [...new Set([...files.flatMap(({ mission }) => mission ?? []), ...observed.map((row) => row.mission)])],
    apart: files.filter((file) => isOfMission(file, null)),
  };
}

/** Everything of the missions asked about: their totals need the other parties too. */
export async function loadDeployment(asked: Asked, { mission, party }: DeploymentFilter): Promise<DeploymentInputs> {
  const places = mission === undefined && party !== undefined ? await placesOf(asked, party) : undefined;
  const wanted = mission ?? places?.missions;
  const keys: PieceFilter['keys'] = wanted === undefined ? {} : { mission: wanted };
  const [inputs, opened] = await Promise.all([
    loadFiles(asked, { keys }, { party, apart: places?.apart }),
    rowsAt(asked.pieces, missions, asked.validAt, { keys }),
  ]);
  return { ...inputs, missions: opened };
}

/** What is on record of one party alone, in a mission or in all. */
export async function loadParty(asked: Asked, filter: PartyFilter): Promise<DeploymentInputs> {
  const inputs = await loadFiles(asked, { keys: keysOfParty(filter) }, { of: filter.mission });
  return { ...inputs, decisions: leftByOthers(inputs.decisions, inputs.concerning), missions: [] };
}

/** What the totals of a mission are composed of: no session counts in them. */
export async function loadMission(asked: Asked, mission: string): Promise<DeploymentInputs> {
  const { pieces, validAt } = asked;
  const filter = { keys: { mission } };
  const [files, observed, opened] = await Promise.all([
    rowsAt(pieces, decisions, validAt, filter),
    rowsAt(pieces, presences, validAt, filter),
    rowsAt(pieces, missions, validAt, filter),
  ]);
  const [registered, concerning] = await Promise.all([loadParties(asked, files, observed), concerningOf(asked, files)]);
  return {
    ...{ decisions: files, concerning, presences: observed, missions: opened, parties: registered },
    sessions: new Map(),
  };
}

/** The parties that files and observations are of, with their members and those of these. */
async function loadParties(
  { pieces, validAt }: Asked,
  files: readonly DecisionRow[],
  observed: readonly PresenceRow[],
): Promise<DeploymentInputs['parties']> {
  const found = new Map<string, PartyRow>();
  let ids = [...new Set([...files.map(({ contributor }) => contributor), ...observed.map(({ party }) => party)])];
  for (let asked: ReadonlySet<string> = new Set(ids); ids.length > 0; asked = new Set([...asked, ...ids])) {
    const rows = await rowsAt(pieces, parties, validAt, { streams: ids.map((id) => `party-${id}`) });
    for (const row of rows) found.set(row.id, row);
    ids = [...new Set(rows.flatMap(({ members = [] }) => members))].filter((id) => !asked.has(id));
  }
  return found;
}

interface Meant {
  /** Whose sessions are enough, for totals need none; undefined: all. */
  readonly party?: string | undefined;
  /** Of which mission; null: of none. */
  readonly of?: string | null | undefined;
  /** Files beside those that are found. */
  readonly apart?: readonly DecisionRow[] | undefined;
}

async function loadFiles(
  asked: Asked,
  filter: PieceFilter,
  { party, of, apart = [] }: Meant,
): Promise<Omit<DeploymentInputs, 'missions'>> {
  const { pieces, validAt } = asked;
  const [found, observed] = await Promise.all([
    rowsAt(pieces, decisions, validAt, filter),
    of === null ? [] : rowsAt(pieces, presences, validAt, filter),
  ]);
  const files = [...found.filter((file) => isOfMission(file, of)), ...apart];
  const told = party === undefined ? files : files.filter(({ contributor }) => contributor === party);
  const [meetings, dropping, registered, concerning] = await Promise.all([
    loadSessions(asked, told),
    rowsAt(pieces, sessions, validAt, { keys: keysOfDropping(told.map(({ id }) => id)) }),
    loadParties(asked, files, observed),
    concerningOf(asked, files),
  ]);
  return {
    decisions: files,
    concerning,
    presences: observed,
    parties: registered,
    sessions: new Map([...byId(dropping), ...meetings]),
  };
}
