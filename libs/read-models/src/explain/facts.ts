import { restatedBy, standing, type Day, type Fact } from '@acta/domain';
import { validOn } from '../decision/mandates.js';
import { history, type HistoryEvent } from '../decision/history.js';
import { committedOn } from '../decision/counting.js';
import type { DecisionRow } from '../decision/row.js';
import { sayingIn, withSaidNow } from '../decision/said-now.js';
import { supersededIn, uncountedIn } from '../decision/uncounted.js';
import { accountOf } from '../deployment/counted-once.js';
import type { DeploymentInputs } from '../deployment/load.js';
import { eventsOf } from '../known/known-log.js';
import type { Asked } from '../pieces/times.js';
import { groupBy } from '../group-by.js';
import { dated, isCertainOn, isPossibleOn, superseding, type Dated } from '../time/dated.js';
import { inOrderOfEffect } from '../time/order-of-effect.js';
import { idOfStream } from '../time/timeline.js';
import type { Beside, ExplainedFact, ExplainedFigure } from './explanation.js';

/** What is said on the matter of each figure. */
const matters: Readonly<Record<ExplainedFigure, readonly string[]>> = {
  present: ['PresenceObserved'],
  ceiling: ['ApprovalGranted', 'ApprovalRefused'],
  approved: ['ApprovalGranted', 'ApprovalRefused'],
  committed: ['IntentionAnnounced', 'CommitmentMade', 'CommitmentAmended', 'CommitmentWithdrawn'],
  requested: ['RequestMade', 'RequestAnswered'],
  target: ['TargetAnnounced'],
};

/** What is on record of a mission on a day, or of a party in it. */
type Inputs = Pick<DeploymentInputs, 'decisions' | 'concerning' | 'presences' | 'parties'>;

type ReasonElsewhere = (event: string, file: string) => Beside | undefined;

/** Why a promise is counted elsewhere, or not at all, for what is said in other files. */
function reasonsElsewhere({ decisions, concerning, parties }: Inputs, day: Day): ReasonElsewhere {
  const all = [...decisions, ...concerning];
  const [uncounted, superseded] = [uncountedIn(all, 'commitments'), supersededIn(all, 'commitments')];
  const { partOf, memberOf } = accountOf(decisions, parties, committedOn(day));
  return (event, file) => {
    if (superseded.has(event)) return 'superseded';
    return (
      uncounted.get(file)?.because ?? (partOf.has(event) ? 'part-of' : memberOf.has(event) ? 'member-of' : undefined)
    );
  };
}

/** Whether another took the place of what a body granted, in whichever file. */
function replacedByOthers({ decisions, concerning }: Inputs): ReasonElsewhere {
  const superseded = supersededIn([...decisions, ...concerning], 'approvals');
  return (event) => (superseded.has(event) ? 'superseded' : undefined);
}

/** What became of an event in its file, where that is why it does not count. */
function fateOf(one: Dated, figure: ExplainedFigure, day: Day, files: readonly DecisionRow[]): Beside | undefined {
  const { fact } = one;
  const items = files.flatMap(({ commitments, requests }) => [...commitments, ...requests]);
  const item = items.find(({ event }) => event === fact.id);
  switch (item?.status) {
    case 'superseded':
    case 'withdrawn':
    case 'declined':
    case 'lapsed':
      return item.status;
  }
  if (fact.type === 'IntentionAnnounced') return 'intention';
  const closed = items.length > 0 ? files.find(({ status }) => status === 'closed') : undefined;
  if (closed) return closed.outcome === 'superseded' ? 'superseded' : 'closed';
  if (item && 'until' in item && item.until?.latest && item.until.latest < day) return 'expired';
  return lackOf(one, figure, day) ?? (isOfASeries(fact) ? 'earlier' : undefined);
}

/** Whether the last of such facts takes the place of those before it. */
const isOfASeries = ({ type }: Fact): boolean => type === 'PresenceObserved' || type === 'TargetAnnounced';

/** What a body's decision lacks to say anything of a figure on a day: an approval names an amount, sets a ceiling, or does both. */
function lackOf({ fact, bounds }: Dated, figure: ExplainedFigure, day: Day): Beside | undefined {
  if (fact.type === 'ApprovalRefused') return 'refused';
  if (fact.type !== 'ApprovalGranted') return undefined;
  const { amount, mandate } = fact.data;
  if (figure === 'approved') return amount ? undefined : mandate ? 'ceiling-only' : 'no-amount';
  if (!mandate) return 'no-ceiling';
  return validOn({ ...mandate, event: fact.id, granted: bounds }, day) === 'no' ? 'not-in-force' : undefined;
}

/** The amounts that a body approved before its last: they are behind what it approves, and count no more. */
function approvedBefore(by: readonly Dated[], day: Day): ReadonlySet<string> {
  const granted = groupBy(
    inOrderOfEffect(by).flatMap((one) =>
      one.fact.type === 'ApprovalGranted' && one.fact.data.amount && restatedBy(one.fact) === undefined
        ? [{ id: one.fact.id, body: one.fact.data.body, bounds: one.bounds }]
        : [],
    ),
    ({ body }) => body,
  );
  const before = [...granted.values()].flatMap((all) => {
    const last = all.findLastIndex(({ bounds }) => isCertainOn(bounds, day));
    return all.slice(0, Math.max(0, last));
  });
  return new Set(before.map(({ id }) => id));
}

/**
 * Every event of these streams on the matter of a figure, by position.
 * @param counted ids of the events behind the figure
 */
export async function factsOn(
  asked: Asked,
  figure: ExplainedFigure,
  streams: readonly string[],
  counted: ReadonlySet<string>,
  inputs: Inputs,
): Promise<readonly ExplainedFact[]> {
  const isGranted = figure === 'approved' || figure === 'ceiling';
  const none: ReasonElsewhere = () => undefined;
  const reasonElsewhere =
    figure === 'committed' ? reasonsElsewhere(inputs, asked.validAt) : isGranted ? replacedByOthers(inputs) : none;
  // What counts of a party and not in the whole is in what was observed of others.
  const observed = new Set(inputs.presences.flatMap((row) => row.observations.map(({ event }) => event)));
  const fate = (one: Dated, file: string): Beside | undefined => {
    if (observed.has(one.fact.id)) return 'member-of';
    const own = inputs.decisions.filter(({ id }) => id === file);
    return fateOf(one, figure, asked.validAt, own) ?? reasonElsewhere(one.fact.id, file);
  };
  const told = withSaidNow(inputs.decisions, [...inputs.decisions, ...inputs.concerning]);
  const saying = sayingIn(told);
  const isAgain = (fact: Fact): boolean => restatedBy(fact) !== undefined && !saying.has(fact.id);
  const all = await Promise.all(
    streams.map((stream) => factsOfStream(asked, figure, stream, counted, { fate, isAgain })),
  );
  return all.flat().toSorted((a, b) => (a.position < b.position ? -1 : 1));
}

/** How facts are told by what is on record beside them. */
interface Told {
  readonly fate: (one: Dated, file: string) => Beside | undefined;
  /** Whether one says again what is told elsewhere. */
  readonly isAgain: (fact: Fact) => boolean;
}

async function factsOfStream(
  { log, validAt }: Asked,
  figure: ExplainedFigure,
  stream: string,
  counted: ReadonlySet<string>,
  { fate, isAgain }: Told,
): Promise<readonly ExplainedFact[]> {
  const events = await eventsOf(log, stream);
  const facts = new Map(dated(standing(events)).map((one) => [one.fact.id, one]));
  const by = [...facts.values()].filter(({ bounds }) => isPossibleOn(bounds, validAt));
  const superseded = new Set(by.flatMap(({ fact }) => superseding(fact)));
  const former = figure === 'approved' ? approvedBefore(by, validAt) : new Set();
  const besideOf = (event: HistoryEvent, day: Day): Beside => {
    const one = facts.get(event.id);
    if (event.retracted || !one) return 'retracted';
    if (!isPossibleOn(one.bounds, day)) return 'not-yet';
    if (isAgain(one.fact)) return 'restates';
    if (!matters[figure].includes(event.type)) return 'procedure';
    if ((isOfASeries(one.fact) || former.has(event.id)) && superseded.has(event.id)) return 'superseded';
    if (former.has(event.id)) return 'earlier';
    return fate(one, idOfStream(stream)) ?? (superseded.has(event.id) ? 'superseded' : 'other');
  };
  const counts = ({ id, type }: HistoryEvent): boolean => {
    const fact = facts.get(id)?.fact;
    const countsNoMore = former.has(id) || (fact && isAgain(fact));
    return counted.has(id) && matters[figure].includes(type) && !countsNoMore;
  };
  return history(events)
    .filter(({ id, type }) => counted.has(id) || matters[figure].includes(type))
    .map((event) =>
      counts(event) ? { ...event, counted: true } : { ...event, counted: false, beside: besideOf(event, validAt) },
    );
}
