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

/** One party, in one mission or in all. */
export interface PartyFilter extends DeploymentFilter {
  readonly party: string;
}

/** All that a deployment state is composed of, as it is on one day. */
export interface DeploymentInputs {
  readonly decisions: readonly DecisionRow[];
  /** The files beside these that take the place of one of them. */
  readonly concerning: readonly DecisionRow[];
  readonly presences: readonly PresenceRow[];
  readonly missions: readonly MissionRow[];
  readonly parties: ReadonlyMap<string, PartyRow>;
  readonly sessions: Sessions;
}

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

/** The missions in which a party has something on record on that day. */
async function missionsOf({ pieces, validAt }: Asked, party: string): Promise<readonly string[]> {
  const filter = { keys: { party } };
  const [files, observed] = await Promise.all([
    rowsAt(pieces, decisions, validAt, filter),
    rowsAt(pieces, presences, validAt, filter),
  ]);
  return [...new Set([...files.flatMap(({ mission }) => mission ?? []), ...observed.map(({ mission }) => mission)])];
}

/** Everything of the missions asked about: their totals need the other parties too. */
export async function loadDeployment(asked: Asked, { mission, party }: DeploymentFilter): Promise<DeploymentInputs> {
  const wanted = mission ?? (party === undefined ? undefined : await missionsOf(asked, party));
  const keys: PieceFilter['keys'] = wanted === undefined ? {} : { mission: wanted };
  const [inputs, opened] = await Promise.all([
    loadFiles(asked, { keys }, party),
    rowsAt(asked.pieces, missions, asked.validAt, { keys }),
  ]);
  return { ...inputs, missions: opened };
}

/** What is on record of one party alone, in a mission or in all. */
export async function loadParty(asked: Asked, { mission, party }: PartyFilter): Promise<DeploymentInputs> {
  const keys = { party, ...(mission !== undefined && { mission }) };
  const inputs = await loadFiles(asked, { keys });
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

/** @param party whose sessions are enough, for totals need none */
async function loadFiles(
  asked: Asked,
  filter: PieceFilter,
  party?: string,
): Promise<Omit<DeploymentInputs, 'missions'>> {
  const { pieces, validAt } = asked;
  const [files, observed] = await Promise.all([
    rowsAt(pieces, decisions, validAt, filter),
    rowsAt(pieces, presences, validAt, filter),
  ]);
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
