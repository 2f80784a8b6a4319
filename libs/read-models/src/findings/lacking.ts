import type { Day } from '@acta/domain';
import { isSameJson } from '@acta/projections';
import type { Approval, Mandate } from '../decision/approval.js';
import { turnsOfMandates } from '../decision/bounds.js';
import type { DecisionRow } from '../decision/row.js';
import { remembered } from '../remembered.js';
import { variantsOf, type Held } from '../time/held.js';
import { rememberedBetween } from '../time/remembered-between.js';
import { isApproved, isUnapproved } from './approval-rules.js';
import { all, any, anyIn, not, type Extent } from './extent.js';
import { isOpen, statusIs, type Situation } from './situation.js';

const outstandingIn = remembered((file: DecisionRow) =>
  all(statusIs(file, isOpen), anyIn(file.approvals, isUnapproved)),
);

/** What is merely possible on a day, and approved from its beginning, nobody had announced by then. */
const wasForeseen = (approval: Held<Approval>): boolean =>
  approval.certain || variantsOf<Approval>(approval).some(isUnapproved);

/**
 * Approvals of bodies of which nobody had said by then that they were to approve it. Where another body had approved it, what they approve
 * may be no more than what comes later: a mandate from a later day on certainly is.
 */
function unforeseenIn(file: DecisionRow, approvedLater: readonly Held<Approval>[], day: Day): Unforeseen {
  const foreseen = file.approvals.filter(wasForeseen);
  const [bodies, perhaps] = [foreseen, file.approvals].map((all) => new Set(all.map(({ body }) => body)));
  const later = approvedLater.filter(({ body }) => !bodies?.has(body));
  const lacking = ({ certain, body }: Held<Approval>): Extent =>
    certain && !perhaps?.has(body) ? 'certainly' : 'possibly';
  if (anyIn(foreseen, isApproved) === 'no') return { approvals: later, meant: any(later.map(lacking)) };
  const approvals = later.filter(({ mandates }) => mandates.length === 0 || mandates.some(reaches(day)));
  const meant = approvals.map((one) => all(lacking(one), one.mandates.some(reaches(day)) ? 'certainly' : 'possibly'));
  return { approvals, meant: any(meant) };
}

interface Unforeseen {
  readonly approvals: readonly Approval[];
  readonly meant: Extent;
}

const reaches =
  (day: Day) =>
  ({ from: { latest } }: Mandate): boolean =>
    latest !== null && latest <= day;

/** Whether all that a body allows begins after a day, since it allowed anything. */
export const beginsAfter =
  (day: Day, end: 'earliest' | 'latest') =>
  ({ approved, mandates: [first, ...others] }: Approval): boolean =>
    first !== undefined &&
    isSameJson(first.granted, approved) &&
    [first, ...others].every(({ from: { [end]: from } }) => from !== null && from > day);

/** Whether a body was to approve it before it first did: then all has to wait for what it allows. */
const wasAwaited = ({ events, mandates: [first] }: Approval): boolean =>
  first !== undefined && events.indexOf(first.event) > 0;

/** Whether what such a body allows has yet to begin. */
const yetToBegin = (file: DecisionRow, day: Day, is: (approval: Approval) => boolean): Extent => {
  const begins = (end: 'earliest' | 'latest') => anyIn(file.approvals, (one) => is(one) && beginsAfter(day, end)(one));
  return any([begins('earliest'), all('possibly', begins('latest'))]);
};

/** Whether all that is approved in a file has yet to begin: where one body allows it already, one that nobody awaited may extend that. */
const notYetIn = (file: DecisionRow, day: Day): Extent =>
  all(
    statusIs(file, isOpen),
    any([
      yetToBegin(file, day, wasAwaited),
      all(
        not(anyIn(file.approvals, (one) => one.approved !== undefined && !beginsAfter(day, 'latest')(one))),
        yetToBegin(file, day, () => true),
      ),
    ]),
  );

/** What is lacking in a file on a day. */
interface Lacking extends Unforeseen {
  /** Whether a body has yet to approve it that was to; and whether all that is approved has yet to begin. */
  readonly unapproved: Extent;
  readonly notYet: Extent;
  readonly outstanding: Extent;
}

const lackingOn =
  (approvedLater: readonly Held<Approval>[]) =>
  (file: DecisionRow, day: Day): Lacking => {
    const unforeseen = unforeseenIn(file, approvedLater, day);
    const [unapproved, notYet] = [outstandingIn(file), notYetIn(file, day)];
    const outstanding = any([unapproved, notYet, all(unforeseen.meant, statusIs(file, isOpen))]);
    return { ...unforeseen, unapproved, notYet, outstanding };
  };

/** As it was on the day that was asked about last: it is the same until a mandate begins. */
const lackingWith = remembered((approvedLater: readonly Held<Approval>[]) =>
  rememberedBetween(
    (file: DecisionRow) => turnsOfMandates([file, { approvals: approvedLater }]),
    lackingOn(approvedLater),
  ),
);

const none: readonly Held<Approval>[] = [];

/** What is lacking in a file on the day of a situation. */
export const lackingIn = (file: DecisionRow, { approvedLater, day }: Situation): Lacking =>
  lackingWith(approvedLater?.get(file.id) ?? none)(file, day);
