import type { Mandate } from '../decision/approval.js';
import { ceilingsOf } from '../decision/ceiling.js';
import type { DecisionRow } from '../decision/row.js';
import { remembered } from '../remembered.js';
import { isUnapproved } from './approval-rules.js';
import { all, meantIn } from './extent.js';
import { effectsIn } from './in-effect.js';
import { beginsAfter, lackingIn } from './lacking.js';
import { stillThereIn } from './presence-seen.js';
import { conditionsTo, type Rule, type Situation } from './situation.js';

/** A file without what one body allowed since its commitments: another has yet to approve just that. */
const withoutOwnMandates = remembered((file: DecisionRow): DecisionRow => {
  const began = file.commitments.map(({ happened: { earliest } }) => earliest);
  const isFormer = ({ granted: { latest } }: Mandate): boolean =>
    began.length === 0 || (latest !== null && began.every((day) => day !== null && latest < day));
  const former = file.approvals.map((approval) => ({ ...approval, mandates: approval.mandates.filter(isFormer) }));
  return { ...file, approvals: former };
});

/** Files, of which one is without such mandates: the very same list for the same files. */
const thinnedLists = remembered((decisions: readonly DecisionRow[]) => {
  const lists = new Map<DecisionRow, readonly DecisionRow[]>();
  return (file: DecisionRow): readonly DecisionRow[] => {
    const thinned = lists.get(file) ?? decisions.map((one) => (one === file ? withoutOwnMandates(file) : one));
    lists.set(file, thinned);
    return thinned;
  };
});

/** What allows somebody to be there, but for what the file itself does. */
function withoutOwn(situation: Situation, file: DecisionRow): Situation {
  if (file.approvals.every(({ mandates }) => mandates.length === 0)) return situation;
  const decisions = thinnedLists(situation.decisions)(file);
  return { ...situation, decisions, ceilings: ceilingsOf(decisions, situation.day) };
}

/**
 * What was deployed, or is there, before everybody approved it, or before a mandate begins. Those who were there before the commitment to
 * send more are not meant: it is in effect when more are there than were observed first.
 */
export const presenceBeforeApproval: Rule = (situation) => {
  let effectOf: ReturnType<typeof effectsIn> | undefined;
  return situation.decisions.flatMap((file) => {
    const { approvals: unforeseen, unapproved, notYet, outstanding } = lackingIn(file, situation);
    if (outstanding === 'no') return [];
    const isAllowedInPart = unapproved !== 'no' || notYet !== 'no';
    const effect = isAllowedInPart
      ? effectsIn(withoutOwn(situation, file), stillThereIn(situation))(file)
      : (effectOf ??= effectsIn(situation))(file);
    return conditionsTo(all(outstanding, effect.extent), () => {
      const bodies = [...meantIn(file.approvals, isUnapproved), ...unforeseen];
      const early = notYet === 'no' ? [] : meantIn(file.approvals, beginsAfter(situation.day, 'latest'));
      const [names, allowing] = [bodies, early].map((all) => all.map(({ body }) => body).join(', '));
      const reasons = [names && `not approved by ${names}`, allowing && `the mandate of ${allowing} begins later`];
      return {
        kind: 'presence-before-approval',
        decision: file.id,
        subject: '',
        detail: `In effect, and ${reasons.filter(Boolean).join('; ')}.`,
        events: [...effect.events, ...[...bodies, ...early].flatMap(({ events }) => events)],
      };
    });
  });
};
