import { streamLinked } from '@acta/domain';
import { wholesOf } from '../decision/links.js';
import { leftByEachOther, leftByOthers } from '../decision/left-by-others.js';
import { twinsIn } from '../decision/twins.js';
import { standingFiles } from '../decision/uncounted.js';
import type { DecisionRow } from '../decision/row.js';
import { decisions } from '../decision/timeline.js';
import { composeDeployment } from '../deployment/state.js';
import { others, type DeploymentItem } from '../deployment/shape.js';
import { loadDeployment, loadParty, type DeploymentInputs } from '../deployment/load.js';
import type { Figure } from '../figure/figure.js';
import { rowsAt } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import { sourcesNamed } from '../registers/sources-named.js';
import type { SourceRow } from '../registers/timelines.js';
import { allowingOn, decidedIn } from './decided.js';
import type { ExplainedFact, ExplainedFigure, Explanation, Proposal } from './explanation.js';
import { factsOn } from './facts.js';

export interface FigureAsked {
  /** Null: what a party does in none. */
  readonly mission: string | null;
  /** Absent: of the mission as a whole. */
  readonly party?: string;
  readonly figure: ExplainedFigure;
}

/** The figure as the deployment state has it, the principal one first. */
function figuresIn(inputs: DeploymentInputs, day: string, { mission, party, figure }: FigureAsked): readonly Figure[] {
  const { items, missions } = composeDeployment(inputs, day, party === undefined ? {} : { party });
  const item = party === undefined ? undefined : items.find((one) => one.mission === mission && one.party === party);
  const totals = missions.find((one) => one.mission === mission);
  if (figure === 'target') return (totals?.targets ?? []).map(({ amount }) => amount);
  const of = (party === undefined ? totals : item) as Partial<DeploymentItem> | undefined;
  return [of?.[figure] ?? [], of?.[others[figure]] ?? []].flat();
}

const mentions = (events: ReadonlySet<string>, ids: readonly string[]): boolean => ids.some((id) => events.has(id));

/** Whether anything in a file is among these events. */
const isBehind = (
  events: ReadonlySet<string>,
  { requests, commitments, approvals, deployments }: DecisionRow,
): boolean => [...requests, ...commitments, ...approvals, ...deployments].some((item) => mentions(events, item.events));

const cameToNothing = new Set(['declined', 'lapsed', 'withdrawn']);

/**
 * Who proposed what is in a file: of what is asked for, those who ask for it.
 * @param intentions ids of the events that announced one; what it became does not tell
 */
function proposalsIn(
  { id, requests, commitments }: DecisionRow,
  figure: ExplainedFigure,
  intentions: ReadonlySet<string>,
): readonly Proposal[] {
  const proposal = (
    what: Proposal['what'],
    item: DecisionRow['commitments'][number] | DecisionRow['requests'][number],
  ): Proposal => ({
    what,
    ...{ by: item.by, to: item.to ?? null, decision: id, event: item.event, occurred: item.occurred },
  });
  const standing = <T extends { readonly status: string }>(items: readonly T[]): readonly T[] =>
    items.filter(({ status }) => !cameToNothing.has(status));
  const asked = standing(requests).map((item) => proposal('request', item));
  if (figure === 'requested') return asked;
  const promised = standing(commitments).map((item) =>
    proposal(intentions.has(item.event) ? 'intention' : 'commitment', item),
  );
  return [...asked, ...promised];
}

async function intentionsIn({ log }: Asked, files: readonly DecisionRow[]): Promise<ReadonlySet<string>> {
  const histories = await log.events(files.map(({ id }) => `decision-${id}`));
  const announced = [...histories.values()].flat().filter(({ type }) => type === 'IntentionAnnounced');
  return new Set(announced.map(({ id }) => id));
}

async function plansOf({ pieces, validAt }: Asked, files: readonly DecisionRow[]): Promise<Explanation['plans']> {
  const streams = [...new Set(files.flatMap(wholesOf).map(({ to }) => to))].flatMap((to) => streamLinked(to) ?? []);
  const rows = streams.length > 0 ? await rowsAt(pieces, decisions, validAt, { streams }) : [];
  return rows.map(({ id, title, kind }) => ({ decision: id, title, kind }));
}

async function sourcesOf({ pieces }: Asked, facts: readonly ExplainedFact[]): Promise<readonly SourceRow[]> {
  const cited = facts.flatMap((fact) => (fact.corrected ?? fact).evidence);
  const found = await sourcesNamed(
    pieces,
    cited.map(({ source }) => source),
  );
  return [...found.values()];
}

/** Of a party's files these, and those that are certainly the same and not over. */
function withTwins(files: readonly DecisionRow[], own: readonly DecisionRow[]): readonly DecisionRow[] {
  const [twins, standing] = [twinsIn(own), new Set(standingFiles(own))];
  const same = files.flatMap(({ id }) => (twins.get(id) ?? []).flatMap(({ file, certain }) => (certain ? file : [])));
  const meant = new Set([...files, ...same.filter((file) => standing.has(file))]);
  return own.filter((file) => meant.has(file));
}

/** The files on whose ground a figure stands: those that say it; for what is there or aimed at, those that led to it. */
function filesBehind(
  { decisions: all, missions }: DeploymentInputs,
  counted: ReadonlySet<string>,
  { mission, party, figure }: FigureAsked,
): readonly DecisionRow[] {
  const own = all.filter(({ contributor }) => party === undefined || contributor === party);
  if (figure === 'present') return party === undefined ? [] : standingFiles(own);
  if (figure !== 'target') {
    const behind = own.filter((file) => isBehind(counted, file));
    // Where they say nothing of it yet, it is told how they stand.
    return behind.length > 0 ? withTwins(behind, own) : standingFiles(own);
  }
  const targets = missions.find(({ id }) => id === mission)?.targets ?? [];
  return all.filter(({ id }) => targets.some(({ decision, event }) => decision === id && counted.has(event)));
}

/** The streams in which a figure's matter is spoken of. */
function streamsOn(
  { decisions: all, presences }: DeploymentInputs,
  { mission, party, figure }: FigureAsked,
): readonly string[] {
  if (figure === 'target') return [`mission-${mission}`];
  const isMeant = (one: string): boolean => party === undefined || one === party;
  return figure === 'present'
    ? presences.filter((row) => isMeant(row.party)).map((row) => `presence-${row.mission}.${row.party}`)
    : all.filter(({ contributor }) => isMeant(contributor)).map(({ id }) => `decision-${id}`);
}

/** What a figure rests on: who decided it, in which session, on whose proposal, under which plan, on which sources. */
export async function explainFigure(asked: Asked, question: FigureAsked): Promise<Explanation> {
  const { mission, party, figure } = question;
  const isOfParty = party !== undefined && figure !== 'target';
  const inputs = await (isOfParty
    ? loadParty(asked, { mission, party })
    : loadDeployment(asked, mission === null ? {} : { mission }));
  const [value = null, ...also] = figuresIn(inputs, asked.validAt, question);
  const counted = new Set([value, ...also].flatMap((one) => one?.events ?? []));
  const left = leftByEachOther(leftByOthers(inputs.decisions, inputs.concerning));
  const behind = filesBehind({ ...inputs, decisions: left }, counted, question);
  const deciding = figure === 'present' ? allowingOn(behind, asked.validAt) : counted;
  const intentions = await intentionsIn(asked, behind);
  const facts = await factsOn(asked, figure, streamsOn(inputs, question), counted, inputs);
  return {
    ...{ mission, party: party ?? null, figure, value, also, facts },
    decided: (await Promise.all(behind.map((file) => decidedIn(asked, file, inputs.sessions, deciding)))).flat(),
    proposals: behind.flatMap((file) => proposalsIn(file, figure, intentions)),
    plans: await plansOf(asked, behind),
    sources: await sourcesOf(
      asked,
      facts.filter(({ id }) => counted.has(id)),
    ),
  };
}
