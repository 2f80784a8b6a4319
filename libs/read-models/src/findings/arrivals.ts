import type { DayBounds } from '@acta/domain';
import type { Commitment } from '../decision/commitments.js';
import type { DecisionRow } from '../decision/timeline.js';
import { isSameMeasure } from '../figure/measure.js';
import { stands } from './approval-rules.js';
import { all, any, anyIn, extentIn, type Extent } from './extent.js';
import { hasRisen, maySince, thereIn, type There } from './presence-seen.js';
import { isOpen, statusIs, type Situation } from './situation.js';

const isIncrease = ({ amount }: Commitment): boolean => amount?.basis === 'increase';

/** Whether a commitment stands that troops of this measure can be sent on. */
const sends =
  ({ figure }: There) =>
  (commitment: Commitment): boolean =>
    stands(commitment) &&
    commitment.amount !== undefined &&
    isSameMeasure(commitment.amount, figure) &&
    commitment.amount.basis !== 'decrease';

/**
 * Whether a file's commitment is in effect by what was observed. One of an increase is when more are there than were observed
 * first, all of them seen since the commitment; one of a level is when anybody is there.
 */
export function inEffectBySight({ commitments }: DecisionRow, situation: Situation, there: There): Extent {
  const sending = sends(there);
  return any(
    commitments.flatMap((item) => [
      all(
        there.seen,
        extentIn(item, (variant) => sending(variant) && !isIncrease(variant)),
      ),
      all(
        extentIn(item, (variant) => sending(variant) && isIncrease(variant)),
        hasRisen(situation, there, item.happened),
      ),
    ]),
  );
}

/** Since when those who were approved can have come: since the commitments to send them, or else since the approval. */
function beginnings({ commitments, approvals }: DecisionRow, there: There): readonly DayBounds[] {
  const committed = commitments.filter((item) => extentIn(item, sends(there)) !== 'no');
  if (committed.length > 0) return committed.map(({ happened }) => happened);
  return commitments.length > 0 ? [] : approvals.flatMap(({ approved }) => approved ?? []);
}

/**
 * Whether those whom a file sends have arrived by what was observed, though no deployment is on record: more are there than were
 * observed first, seen since the commitment. It is merely possible where another open file of the party is committed in the same
 * measure, for they may be its; and where as many as were there before may be a part of the level that is committed.
 * @returns for one file of the situation after another
 */
export function arrivalsIn(situation: Situation): (file: DecisionRow) => Extent {
  const each = thereIn(situation).map((there) => arrivalsAmong(there, situation));
  return (file) => any(each.map((arrived) => arrived(file)));
}

function arrivalsAmong(there: There, situation: Situation): (file: DecisionRow) => Extent {
  let sending: ReadonlySet<string> | undefined;
  const othersSend = (file: DecisionRow): boolean => {
    sending ??= new Set(situation.decisions.filter((each) => isSending(each, there)).map(({ id }) => id));
    return sending.size > (sending.has(file.id) ? 1 : 0);
  };
  return (file) => {
    const since = beginnings(file, there);
    const risen = any(since.map((beginning) => hasRisen(situation, there, beginning)));
    if (risen === 'certainly') return othersSend(file) ? 'possibly' : 'certainly';
    return any([risen, all('possibly', partOfLevel(file, there))]);
  };
}

const isSending = (file: DecisionRow, there: There): boolean =>
  statusIs(file, isOpen) !== 'no' && anyIn(file.commitments, sends(there)) !== 'no';

/** Whether somebody was seen since a level was committed. */
const partOfLevel = ({ commitments }: DecisionRow, there: There): Extent =>
  any(
    commitments
      .filter(({ happened }) => there.observations.some((one) => maySince(one, happened)))
      .map((item) => extentIn(item, (variant) => sends(there)(variant) && !isIncrease(variant))),
  );
