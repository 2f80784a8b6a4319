import type { DayBounds } from '@acta/domain';
import { isLive, type Commitment } from '../decision/commitments.js';
import type { DecisionRow } from '../decision/row.js';
import { isSameMeasure, measureOf, type Measured } from '../figure/measure.js';
import { stands } from './approval-rules.js';
import { all, any, anyIn, extentIn, type Extent } from './extent.js';
import { happenedSince, hasRisen, thereIn, type There } from './presence-seen.js';
import { isOpen, statusIs, type Situation } from './situation.js';

const isIncrease = ({ amount }: Commitment): boolean => amount?.basis === 'increase';

/** Whether a commitment stands that troops of this measure can be sent on. */
const sends =
  (measure: Measured) =>
  ({ amount, ...commitment }: Commitment): boolean =>
    stands(commitment) && amount !== undefined && isSameMeasure(amount, measure) && amount.basis !== 'decrease';

/**
 * Whether a file's commitment is in effect by what was observed: when more are there than were observed first, all of them seen since the
 * commitment. One of a level is so too where nobody had been observed before it. Where nobody committed anything, what is there more than
 * at first, and was seen since the file was opened, may be what it is about.
 */
export function inEffectBySight(file: DecisionRow, situation: Situation, there: There): Extent {
  const { commitments, opened } = file;
  const sending = sends(there.figure);
  if (commitments.length === 0) return all('possibly', hasRisen(there, opened));
  return any(
    commitments.flatMap((item) => [
      all(
        extentIn(item, (variant) => sending(variant) && !isIncrease(variant)),
        any([hasRisen(there, item.happened), isFirstSeenSince(situation, there, item.happened)]),
      ),
      all(
        extentIn(item, (variant) => sending(variant) && isIncrease(variant)),
        hasRisen(there, item.happened),
      ),
    ]),
  );
}

/** Whether all who are there were seen since a beginning, and nobody had been before it. */
const isFirstSeenSince = ({ presence }: Situation, { figure, seen, observations }: There, since: DayBounds): Extent => {
  const first = presence && isSameMeasure(presence.first.amount, figure) ? [presence.first] : [];
  return all(seen, ...[...first, ...observations].map(({ happened }) => happenedSince(happened, since)));
};

/** Since when those who were approved can have come: since the commitments to send them, or else since the approval. */
function beginnings({ commitments, approvals }: DecisionRow, measure: Measured): readonly DayBounds[] {
  const committed = commitments.filter((item) => extentIn(item, sends(measure)) !== 'no');
  if (committed.length > 0) return committed.map(({ happened }) => happened);
  return anyIn(commitments, isLive) === 'no' ? approvals.flatMap(({ approved }) => approved ?? []) : [];
}

/**
 * Whether those whom a file sends have arrived by what was observed, though no deployment is on record: more are there than were
 * observed first, seen since the commitment. It is merely possible where another open file of the party is committed in the same
 * measure, for they may be its; and where as many as were there before may be a part of the level that is committed.
 * @returns for one file of the situation after another
 */
export function arrivalsIn(situation: Situation): (file: DecisionRow) => Extent {
  const now = thereIn(situation).map((there) => arrivedNow(situation, there));
  const before = arrivedBefore(situation);
  return (file) => any([...now.map((arrived) => arrived(file)), before(file)]);
}

type Arrived = (file: DecisionRow) => Extent;

/** Within which days who or what was seen, in a measure. */
interface Seen {
  readonly measure: Measured;
  readonly seen: readonly DayBounds[];
  /** Whether there were more than at first, since a beginning. */
  risenSince(beginning: DayBounds): Extent;
}

const arrivedNow = (situation: Situation, there: There): Arrived =>
  arrivedAs(situation, {
    measure: there.figure,
    seen: there.observations.map(({ happened }) => happened),
    risenSince: (beginning) => hasRisen(there, beginning),
  });

/** The same by what was observed once and is outdated: who has come and gone did come. */
function arrivedBefore(situation: Situation): Arrived {
  const { first, past } = situation.presence ?? {};
  if (!first || !past) return () => 'no';
  const { seen, risen } = past;
  return arrivedAs(situation, {
    measure: first.amount,
    seen: seen ? [seen] : [],
    risenSince: (beginning) => (risen ? happenedSince(risen, beginning) : 'no'),
  });
}

function arrivedAs(situation: Situation, { measure, seen, risenSince }: Seen): Arrived {
  const othersSend = othersSending(situation, measure);
  return (file) => {
    const risen = any(beginnings(file, measure).map(risenSince));
    if (risen === 'certainly') return othersSend(file) ? 'possibly' : 'certainly';
    return any([
      risen,
      all('possibly', any([partOfLevel(file, measure, seen), meantByApproval(file, measure, risenSince, seen)])),
    ]);
  };
}

/** Whether another open file of the party is committed in a measure. */
const othersSending =
  ({ decisions }: Situation, measure: Measured) =>
  ({ id }: DecisionRow): boolean =>
    sendersIn(decisions, measure).some((other) => other.id !== id);

const senders = new WeakMap<readonly DecisionRow[], Map<string, readonly DecisionRow[]>>();

/** The files that may be open, and in which something of a measure is committed. */
export function sendersIn(decisions: readonly DecisionRow[], measure: Measured): readonly DecisionRow[] {
  const known = senders.get(decisions) ?? new Map<string, readonly DecisionRow[]>();
  senders.set(decisions, known);
  const name = measureOf(measure);
  const found = known.get(name) ?? decisions.filter((file) => isSending(file, measure));
  known.set(name, found);
  return found;
}

const isSending = (file: DecisionRow, measure: Measured): boolean =>
  statusIs(file, isOpen) !== 'no' && anyIn(file.commitments, sends(measure)) !== 'no';

/** Whether somebody was seen since a level was committed. */
const partOfLevel = ({ commitments }: DecisionRow, measure: Measured, seen: readonly DayBounds[]): Extent =>
  any(
    commitments
      .filter(({ happened }) => seen.some((one) => happenedSince(one, happened) !== 'no'))
      .map((item) => extentIn(item, (variant) => sends(measure)(variant) && !isIncrease(variant))),
  );

/** Whether what a file is for can be what was seen. */
const isOfKind = ({ kind }: DecisionRow, { unit }: Measured): boolean =>
  (kind === 'personnel') === (unit === 'personnel');

/** Where no promise is left: whether more were seen than at first since the file was opened, or anybody since it was approved. */
const meantByApproval = (
  file: DecisionRow,
  measure: Measured,
  risenSince: Seen['risenSince'],
  seen: readonly DayBounds[],
): Extent => {
  const { commitments, approvals, opened } = file;
  if (anyIn(commitments, isLive) === 'certainly' || !isOfKind(file, measure)) return 'no';
  const granted = approvals.flatMap(({ approved }) => approved ?? []);
  return any([risenSince(opened), ...granted.flatMap((since) => seen.map((one) => happenedSince(one, since)))]);
};
