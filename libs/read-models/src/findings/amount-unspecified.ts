import type { Amount } from '@acta/domain';
import { heldEndedOn, type Ended } from '../decision/commitments.js';
import type { DecisionRow } from '../decision/row.js';
import type { Told } from '../decision/told.js';
import { isSameMeasure } from '../figure/measure.js';
import { amountText } from '../figure/text.js';
import type { Held } from '../time/held.js';
import { stands } from './approval-rules.js';
import { all, any, anyIn, extentIn, meantIn, not, type Extent } from './extent.js';
import { conditionsTo, isOpen, statusIs, type Condition, type Rule } from './situation.js';

interface Stated extends Told {
  readonly status: string;
  readonly amount?: Amount;
}

const isUnspecified = ({ status, restates, amount }: Stated): boolean =>
  !['superseded', 'withdrawn', 'declined', 'lapsed'].includes(status) &&
  restates === undefined &&
  amount?.qualifier === 'unspecified';

const isSized =
  (measure: Amount) =>
  ({ amount }: { readonly amount?: Amount }): boolean =>
    amount !== undefined && amount.qualifier !== 'unspecified' && isSameMeasure(amount, measure);

/** Whether a figure was named when it was approved, or sent. */
const namedOnTheWay = ({ approvals, deployments }: DecisionRow, amount: Amount): Extent =>
  any([anyIn(approvals, isSized(amount)), anyIn(deployments, isSized(amount))]);

/** Whether one was promised where none was asked for. */
const namedInPromise = ({ commitments }: DecisionRow, amount: Amount): Extent =>
  anyIn(commitments, (commitment) => stands(commitment) && isSized(amount)(commitment));

const extentOfLasting = (ended: Ended | undefined): Extent =>
  ended === 'certainly' ? 'no' : ended === 'possibly' ? 'possibly' : 'certainly';

/**
 * Requests and commitments that stand and have no figure, in files that are open, until one is named for what was asked or promised. What
 * is over needs none any more.
 */
export const amountUnspecified: Rule = ({ decisions, day }) =>
  decisions.flatMap((file) => {
    const unspecified = (
      what: string,
      item: Held<Stated>,
      named: (amount: Amount) => Extent,
      lasting: Extent = 'certainly',
    ): readonly Condition[] => {
      const [meant] = meantIn<Stated>([item], isUnspecified);
      const { amount } = meant ?? {};
      if (!meant || !amount) return [];
      const extent = all(extentIn<Stated>(item, isUnspecified), lasting, statusIs(file, isOpen), not(named(amount)));
      return conditionsTo(extent, () => ({
        kind: 'amount-unspecified',
        decision: file.id,
        subject: meant.event,
        detail: `${what}: ${amountText(amount)}.`,
        events: meant.events,
      }));
    };
    return [
      ...file.requests.flatMap((item) =>
        unspecified('Asked for', item, (amount) => any([namedOnTheWay(file, amount), namedInPromise(file, amount)])),
      ),
      ...file.commitments.flatMap((item) =>
        unspecified(
          item.status === 'intended' ? 'Intended' : 'Committed',
          item,
          (amount) => namedOnTheWay(file, amount),
          extentOfLasting(heldEndedOn(day, item)),
        ),
      ),
    ];
  });
