import type { Amount, DayBounds } from '@acta/domain';
import { isSameJson } from '@acta/projections';
import { variantsOf, type Held } from '../time/held.js';

interface Mandating {
  readonly event: string;
  readonly from: DayBounds;
  readonly replaced?: DayBounds;
}

/** What a body granted last, and all mandates that it granted, also those that it took back. */
interface Granting {
  readonly granted?: { readonly event: string; readonly on: DayBounds };
  readonly mandates: readonly Mandating[];
  readonly takenBack?: readonly Mandating[];
  readonly amount?: Amount;
  readonly amountOn?: DayBounds;
}

/** Since within which days another takes the place of a grant, by its id; undefined: none does. */
export type Replacing = (grant: string) => DayBounds | undefined;

/** Whether another takes the place of what a body granted last. */
export const isReplaced = ({ granted }: Granting, since: Replacing): boolean =>
  granted !== undefined && since(granted.event) !== undefined;

/**
 * What a body granted, less that of which others take the place: of a mandate from the first day of theirs on, of an amount at once. The
 * very same where none does.
 */
export function lessReplaced<T extends Granting>(approval: T, since: Replacing): T {
  const isGone = approval.amount !== undefined && isReplaced(approval, since);
  const replacing = ({ event, replaced }: Mandating): DayBounds | undefined => {
    const by = since(event);
    return by && isSameJson(by, replaced) ? undefined : by;
  };
  if (!isGone && !approval.mandates.some(replacing)) return approval;
  const { amount: _amount, amountOn: _amountOn, ...others } = approval;
  const mandates = approval.mandates.map((mandate) => {
    const replaced = replacing(mandate);
    return replaced ? { ...mandate, replaced } : mandate;
  });
  return { ...(isGone ? others : approval), mandates } as unknown as T;
}

/** Something that a body granted, and within which days that began. */
export interface Grant {
  readonly event: string;
  readonly since: DayBounds;
  readonly certain: boolean;
}

const boundsOf = ({ earliest, latest }: DayBounds): DayBounds => ({ earliest, latest });

/** All that bodies granted, or may have, each once. */
export function grantsIn(approvals: readonly Held<Granting>[]): readonly Grant[] {
  const grants = approvals.flatMap((approval) =>
    variantsOf<Granting>(approval).flatMap(({ granted, mandates, takenBack = [] }, index) => {
      const certain = approval.certain && index === 0;
      return [
        ...[...takenBack, ...mandates].map(({ event, from }) => ({ event, since: boundsOf(from), certain })),
        ...(granted ? [{ event: granted.event, since: boundsOf(granted.on), certain }] : []),
      ];
    }),
  );
  return [...new Map(grants.toReversed().map((grant) => [grant.event, grant])).values()];
}
