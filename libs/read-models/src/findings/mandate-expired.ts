import { exceeds, type Day } from '@acta/domain';
import type { Approval } from '../decision/approval.js';
import { ceilingsOf } from '../decision/ceiling.js';
import { lastDayOf, neverHeld, validAmong, type Granted } from '../decision/mandates.js';
import { mandatesInLine } from '../decision/mandates-in-line.js';
import type { DecisionRow } from '../decision/row.js';
import { isOver } from '../decision/uncounted.js';
import { isSameMeasure } from '../figure/measure.js';
import { groupBy } from '../group-by.js';
import { remembered } from '../remembered.js';
import { variantsOf, type Held } from '../time/held.js';
import { all, any, extentIn, inAll, not, type Extent } from './extent.js';
import { interval, stillThereIn, type There } from './presence-seen.js';
import { conditionsTo, type Condition, type Rule, type Situation } from './situation.js';

/** The last day of a mandate; empty where it has none. */
const ends = (mandate: Granted): string => lastDayOf(mandate)?.latest ?? '';

/** Whether a mandate has ended by a day, or may have: since it began. */
function mayHaveEnded(mandate: Granted, day: string): boolean {
  const last = lastDayOf(mandate);
  const { earliest: begins } = mandate.from;
  if (begins !== null && begins >= day) return false;
  return last != null && last.latest !== null && (last.earliest ?? last.latest) < day;
}

/** All that a body ever granted and that may have been in force, also what it took back. */
const grantedBy = ({ mandates, takenBack = [] }: Approval): readonly Granted[] =>
  [...takenBack, ...mandates].filter((mandate) => !neverHeld(mandate));

/** The approvals in a file that come with mandates. */
interface Mandated {
  readonly decision: string;
  readonly isOver: boolean;
  /** Another file took its place. */
  readonly isSuperseded: boolean;
  readonly approvals: readonly Held<Approval>[];
}

const withMandates = remembered((file: DecisionRow): readonly Mandated[] => {
  const approvals = file.approvals.filter((approval) =>
    variantsOf<Approval>(approval).some((one) => grantedBy(one).length > 0),
  );
  const isSuperseded = file.outcome === 'superseded';
  return approvals.length > 0 ? [{ decision: file.id, isOver: isOver(file), isSuperseded, approvals }] : [];
});

const mandatedIn = remembered((files: readonly DecisionRow[]) => mandatesInLine(files).flatMap(withMandates));

/** Whether somebody was seen there after a day, for certain. */
const wasSeenAfter = ({ observations }: There, day: string): boolean =>
  observations.some(({ certain, happened: { earliest } }) => certain && earliest !== null && earliest > day);

export const mandateExpired: Rule = (situation) =>
  stillThereIn(situation).flatMap((there) => expiredIn(mandatedIn(situation.decisions), there, situation));

/** Whether more are there for certain than mandates in these files allow together. */
function isBeyond({ figure }: There, files: ReadonlySet<string>, { decisions, day }: Situation): boolean {
  const ceilings = ceilingsOf(
    decisions.filter(({ id }) => files.has(id)),
    day,
  );
  const ceiling = ceilings.find((one) => isSameMeasure(one, figure))?.possible;
  if (!figure.certain || !ceiling || ceiling.max === null) return false;
  return exceeds(interval(figure.certain), interval(ceiling)) === 'certainly';
}

/**
 * Whether the mandates for what is there have ended, in its measure. Those of a file that is over are in force no more; where that of one body
 * is in force and that of another has ended, it is open whether that one was needed still.
 */
function expiredIn(files: readonly Mandated[], there: There, situation: Situation): readonly Condition[] {
  const { day } = situation;
  const ofMeasure = (approval: Approval): readonly Granted[] =>
    grantedBy(approval).filter(({ ceiling }) => isSameMeasure(ceiling, there.figure));
  const isInForce =
    (...valid: readonly string[]) =>
    (approval: Approval): boolean => {
      const held = ofMeasure(approval).filter(({ takenBack }) => !takenBack);
      return held.some((mandate) => valid.includes(validAmong(held, mandate, day)));
    };
  const inForceAt = (approval: Held<Approval>): Extent =>
    any([
      extentIn<Approval>(approval, isInForce('certainly')),
      all('possibly', extentIn<Approval>(approval, isInForce('certainly', 'possibly'))),
    ]);
  const inForceIn = ({ approvals, isOver: isClosed }: Mandated): Extent =>
    isClosed
      ? 'no'
      : inAll(approvals.filter((one) => variantsOf(one).some((each) => ofMeasure(each).length > 0)).map(inForceAt));
  const inForceBy = groupBy(files.filter(hasMandates(ofMeasure)), inForceIn);
  const [sure, perhaps] = [inForceBy.get('certainly'), inForceBy.get('possibly')];
  // Those whom what is certainly in force does not allow are there by the others, if by any.
  if (sure && !(perhaps && isBeyond(there, new Set(sure.map(({ decision }) => decision)), situation))) return [];
  const inForce = perhaps ? 'possibly' : 'no';
  const granted = files.flatMap(({ decision, isOver: isClosed, isSuperseded, approvals }) =>
    approvals.flatMap((approval) =>
      variantsOf<Approval>(approval).flatMap((one, index) =>
        ofMeasure(one).map((mandate) => ({
          ...{ decision, isClosed, isSuperseded, mandate },
          isCertain: approval.certain && index === 0,
        })),
      ),
    ),
  );
  const [last] = granted
    .filter(({ mandate, isClosed }) => isClosed || mayHaveEnded(mandate, day))
    .toSorted((a, b) => (ends(a.mandate) < ends(b.mandate) ? 1 : -1));
  if (!last) return [];
  const end = ends(last.mandate);
  // An observation from before the end says nothing certain of the time after it.
  const isSeen = last.isCertain && end !== '' && end < day && wasSeenAfter(there, end);
  return conditionsTo(all(not(inForce), there.seen, isSeen ? 'certainly' : 'possibly'), () => ({
    kind: 'mandate-expired-presence-continues',
    decision: last.decision,
    subject: last.mandate.event,
    detail: `${endText(last, day)}; present: ${there.text}.`,
    events: [last.mandate.event, last.mandate.takenBack?.event ?? [], ...there.figure.events].flat(),
  }));
}

const hasMandates =
  (of: (approval: Approval) => readonly Granted[]) =>
  ({ approvals }: Mandated): boolean =>
    approvals.some((approval) => variantsOf<Approval>(approval).some((one) => of(one).length > 0));

function endText({ mandate, isSuperseded }: { mandate: Granted; isSuperseded: boolean }, day: Day): string {
  if (!mayHaveEnded(mandate, day)) {
    return isSuperseded
      ? 'Another file took the place of that of the last mandate'
      : 'The file of the last mandate is closed';
  }
  const end = ends(mandate);
  if (mandate.takenBack && lastDayOf(mandate) !== mandate.until) {
    return `The last mandate was taken back by a refusal${end < day ? '' : ' perhaps'}; its last day is ${end}`;
  }
  const on = lastDayOf(mandate)?.earliest === end ? 'on' : 'by';
  return `The last mandate ${end < day ? `ended ${on}` : 'may have ended; its last day is'} ${end}`;
}
