import type { Approval } from '../decision/approval.js';
import { asOneFile, idsIn } from '../decision/as-one-file.js';
import type { DecisionRow } from '../decision/row.js';
import { awaitedTogether } from '../decision/told-in-twins.js';
import { remembered } from '../remembered.js';
import { variantsOf, type Held } from '../time/held.js';

/** What bodies approved in files, or may have, by the ids of each. */
export const approvedIn = remembered(
  (decisions: readonly DecisionRow[]): ReadonlyMap<string, readonly Held<Approval>[]> => {
    const together = asOneFile(decisions);
    const awaited = awaitedTogether(together);
    return new Map(
      together.flatMap((row, index) => {
        const approved = (awaited[index] ?? row).approvals.filter((approval) =>
          variantsOf<Approval>(approval).some((one) => one.approved !== undefined),
        );
        return idsIn(row).map((id) => [id, approved] as const);
      }),
    );
  },
);
