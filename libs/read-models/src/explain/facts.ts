import { standing, type Day } from '@acta/domain';
import { history, type HistoryEvent } from '../decision/history.js';
import type { DecisionRow } from '../decision/timeline.js';
import { eventsOf } from '../known/known-log.js';
import type { Asked } from '../pieces/times.js';
import { dated, isPossibleOn, restatedBy } from '../time/dated.js';
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

/** What became of an event in its file, where that is why it does not count. */
function fateOf({ id, type }: HistoryEvent, files: readonly DecisionRow[]): Beside {
  const items = files.flatMap(({ commitments, requests }) => [...commitments, ...requests]);
  const status = items.find(({ event }) => event === id)?.status;
  if (status === 'superseded' || status === 'withdrawn') return status;
  if (type === 'IntentionAnnounced') return 'intention';
  if (files.some((file) => file.status === 'closed' && items.length > 0)) return 'closed';
  return type === 'PresenceObserved' || type === 'TargetAnnounced' ? 'earlier' : 'other';
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
  files: readonly DecisionRow[],
): Promise<readonly ExplainedFact[]> {
  const all = await Promise.all(streams.map((stream) => factsOfStream(asked, figure, stream, counted, files)));
  return all.flat().toSorted((a, b) => (a.position < b.position ? -1 : 1));
}

async function factsOfStream(
  { log, validAt }: Asked,
  figure: ExplainedFigure,
  stream: string,
  counted: ReadonlySet<string>,
  files: readonly DecisionRow[],
): Promise<readonly ExplainedFact[]> {
  const events = await eventsOf(log, stream);
  const facts = new Map(dated(standing(events)).map((one) => [one.fact.id, one]));
  const besideOf = (event: HistoryEvent, day: Day): Beside => {
    const one = facts.get(event.id);
    if (event.retracted || !one) return 'retracted';
    if (!isPossibleOn(one.bounds, day)) return 'not-yet';
    if (restatedBy(one.fact) !== undefined) return 'restates';
    return fateOf(
      event,
      files.filter(({ id }) => stream === `decision-${id}`),
    );
  };
  return history(events)
    .filter(({ id, type }) => counted.has(id) || matters[figure].includes(type))
    .map((event) =>
      counted.has(event.id)
        ? { ...event, counted: true }
        : { ...event, counted: false, beside: besideOf(event, validAt) },
    );
}
