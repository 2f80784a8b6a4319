import type { Amount, Day, StatedDate } from '@acta/domain';
import { withEnd, type Commitment } from '../decision/commitments.js';
import { countable } from '../decision/counting.js';
import type { Deployment } from '../decision/deployments.js';
import type { Request } from '../decision/requests.js';
import type { DecisionRow } from '../decision/row.js';
import { eventsBehind, type Told } from '../decision/told.js';
import { mayBeOver } from '../decision/uncounted.js';
import { figureOfAmount, figuresOf, type Figure } from '../figure/figure.js';
import { variantsOf, type Held } from '../time/held.js';
import type { CommitmentAnswer, DeploymentStepAnswer, RequestAnswer } from './shape.js';

interface Stated extends Told {
  readonly status: string;
  readonly amount?: Amount;
  readonly until?: StatedDate;
}

/** What an answer says of how something stands; what else is on record of it, such as its studies, is told beside it. */
const said = ({ status, amount, until }: Stated): string => JSON.stringify([status, amount, until]);

/** The file in which something is, and whether that may be over. */
export interface InFile {
  readonly decision: string;
  readonly isDoubtful: boolean;
}

export const inFile = (file: DecisionRow): InFile => ({ decision: file.id, isDoubtful: mayBeOver(file) });

/** The common part of an answer about something in a file. */
function toldAnswer<T extends Stated>({ decision, isDoubtful }: InFile, item: Held<T>) {
  const { event, occurred, disputed, restates, events, possibly = [] } = item;
  const status: T['status'] = item.status;
  const others = [...new Set(possibly.map((other): T['status'] => other.status))].filter((other) => other !== status);
  return {
    decision,
    event,
    status,
    certain: item.certain && !isDoubtful && possibly.every((other) => said(other) === said(item)),
    ...(others.length > 0 && { possibly: others }),
    occurred,
    ...(disputed && { disputed }),
    ...(restates !== undefined && { restates }),
    events,
  };
}

/**
 * What an amount is, or may be where a fact that is possible on that day says otherwise.
 * @param counts what of it counts at all
 */
export function figure<T extends Told & { readonly amount?: Amount }>(
  item: Held<T>,
  counts: (variant: T) => boolean = () => true,
): Figure | null {
  const [amount, ...others] = variantsOf<T>(item).map((one) =>
    one.amount && counts(one) ? countable(one.amount) : undefined,
  );
  if (amount && others.every((other) => JSON.stringify(other) === JSON.stringify(amount))) {
    return figureOfAmount(amount, item.certain, eventsBehind(item));
  }
  const possible = item.certain ? others : [amount, ...others];
  const [known = null] = figuresOf([{ sure: item.certain ? amount : undefined, possible, events: eventsBehind(item) }]);
  return known;
}

export function commitmentAnswer(file: InFile, item: Held<Commitment>, day: Day): CommitmentAnswer {
  const { ended } = withEnd(day, item);
  return {
    ...toldAnswer<Commitment>(file, item),
    by: item.by,
    to: item.to ?? null,
    amount: figure<Commitment>(item),
    conditions: item.conditions ?? [],
    until: item.until ?? null,
    ...(item.amendedOn !== undefined && { amendedOn: item.amendedOn }),
    ...(ended && { ended }),
  };
}

export function requestAnswer(file: InFile, item: Held<Request>): RequestAnswer {
  const study = item.studies.findLast(({ status }) => status === 'open') ?? item.studies.at(-1);
  return {
    ...toldAnswer<Request>(file, item),
    by: item.by,
    to: item.to,
    amount: figure<Request>(item) as Figure,
    study: study
      ? { body: study.body, status: study.status, ...(study.question !== undefined && { question: study.question }) }
      : null,
  };
}

export const stepAnswer = (file: InFile, item: Held<Deployment>): DeploymentStepAnswer => ({
  ...toldAnswer<Deployment>(file, item),
  by: item.by ?? null,
  amount: figure<Deployment>(item),
  from: item.from ?? null,
  ...(item.begun && { begun: item.begun }),
  ...(item.reinforced && { reinforced: item.reinforced }),
  ...(item.reduced && { reduced: item.reduced }),
  ...(item.ended && { ended: item.ended }),
});
