import { exceeds, type DayBounds } from '@acta/domain';
import { isElsewhere, type Deployment } from '../decision/deployments.js';
import type { DecisionRow } from '../decision/row.js';
import type { Figure, Range } from '../figure/figure.js';
import { isSameMeasure } from '../figure/measure.js';
import { amountText } from '../figure/text.js';
import { allPresentIn } from '../presence/present.js';
import type { Observation, PresenceRow } from '../presence/timeline.js';
import { remembered } from '../remembered.js';
import type { Held } from '../time/held.js';
import { all, any, anyIn, extentIn, meantIn, not, type Extent } from './extent.js';
import type { Situation } from './situation.js';

/** Who or what is there, in one measure, as far as anybody was seen. */
export interface There {
  readonly figure: Figure;
  /** All that was said of it, and may have been by then. */
  readonly text: string;
  /** Whether it is certain that somebody is. */
  readonly seen: 'certainly' | 'possibly';
  /** The observations in the measure of the figure. */
  readonly observations: readonly Observation[];
  /** Those of certainly more than were observed first. */
  readonly rising: readonly Observation[];
}

export const interval = ({ min, max }: Range) => ({ min: min ?? '0', max });

const mayBeSomebody = ({ amount: { max } }: Observation): boolean => max !== '0';

/** Of unspecified size is never none. */
const isSomebody = ({ amount: { min, qualifier } }: Observation): boolean =>
  Number(min ?? 0) > 0 || qualifier === 'unspecified';

const allSeenIn = remembered((presence: PresenceRow) =>
  allPresentIn(presence).flatMap((figure) => seenIn(presence, figure)),
);

/** In each measure; none where nobody was seen, or it is not known of anybody. */
export const thereIn = ({ presence }: Pick<Situation, 'presence'>): readonly There[] =>
  presence ? allSeenIn(presence) : [];

const hasEnded = ({ status }: Deployment): boolean => status === 'ended';
const isUnderWay = ({ status }: Deployment): boolean => status !== 'ended' && status !== 'ordered';

/** Whether a deployment is recorded to have ended since they were seen, and no other is under way. */
function wentHome(deployments: readonly Held<Deployment>[], { observations }: There): Extent {
  const ended = deployments.filter((deployment) => extentIn(deployment, hasEnded) !== 'no');
  if (ended.length === 0) return 'no';
  const since = (seen: DayBounds): Extent =>
    any(
      ended.map((deployment) =>
        all(
          extentIn(deployment, hasEnded),
          ...meantIn([deployment], hasEnded).map((end) => (end.ended ? happenedSince(end.ended, seen) : 'no')),
        ),
      ),
    );
  // Who sees that nobody is there sees nobody come.
  const seen = observations.filter(mayBeSomebody).map(({ happened }) => since(happened));
  return all(not(anyIn(deployments, isUnderWay)), ...seen);
}

/** Who was seen, and the files that may tell that they left. */
type Seen = Pick<Situation, 'decisions' | 'presence'>;

const deploymentsIn = remembered((files: readonly DecisionRow[]) =>
  files.flatMap((file) => file.deployments.filter((one) => !isElsewhere(one))),
);

/**
 * The same without those who went home by a record of it: they do not continue to be there for want of a later observation. Who may have
 * gone is there possibly.
 */
export const stillThereIn = remembered((situation: Seen): readonly There[] => {
  const deployments = deploymentsIn(situation.decisions);
  return thereIn(situation).flatMap((there) => {
    const gone = wentHome(deployments, there);
    if (gone === 'no') return [there];
    return gone === 'certainly' ? [] : [{ ...there, seen: 'possibly' }];
  });
});

/** Whether those who are told as present have gone since by such a record; undefined: nothing says so. */
export function goneIn(situation: Seen): 'certainly' | 'possibly' | undefined {
  const [there] = thereIn(situation);
  if (!there) return undefined;
  const still = stillThereIn(situation).find(({ figure }) => figure === there.figure);
  if (still === there) return undefined;
  return still ? 'possibly' : 'certainly';
}

function seenIn(presence: PresenceRow, figure: Figure): readonly There[] {
  const observations = presence.observations.filter(({ amount }) => isSameMeasure(amount, figure));
  if (!observations.some(mayBeSomebody)) return [];
  const isCertain = observations.every(isSomebody) && figure.certain !== null;
  const text = [...new Set(observations.map(({ amount }) => amountText(amount)))].join(' or ');
  const { first } = presence;
  const isMoreThanFirst = ({ event, amount }: Observation): boolean =>
    event !== first.event && exceeds(amount, first.amount) === 'certainly';
  const rising = isSameMeasure(first.amount, figure) ? observations.filter(isMoreThanFirst) : [];
  return [{ figure, text, seen: isCertain ? 'certainly' : 'possibly', observations, rising }];
}

/**
 * Whether more is there than was observed first, and was seen since something happened. The figures have to be certainly more: it is
 * the days that may leave it open.
 */
export function hasRisen({ figure, seen, observations, rising }: There, since: DayBounds): Extent {
  const risen = rising.filter(({ happened }) => happenedSince(happened, since) !== 'no');
  if (risen.length === 0) return 'no';
  const isCertain =
    risen.length === observations.length &&
    observations.every(({ happened }) => happenedSince(happened, since) === 'certainly');
  return all(seen, isCertain && figure.certain !== null ? 'certainly' : 'possibly');
}

/** Whether something happened since a beginning. */
export function happenedSince({ earliest, latest }: DayBounds, beginning: DayBounds): Extent {
  if (earliest !== null && beginning.latest !== null && earliest >= beginning.latest) return 'certainly';
  return latest === null || beginning.earliest === null || latest >= beginning.earliest ? 'possibly' : 'no';
}
