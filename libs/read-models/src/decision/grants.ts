import type { Amount, DayBounds } from '@acta/domain';

/** What a body granted last, and all mandates that it granted. */
interface Granting {
  readonly granted?: { readonly event: string; readonly on: DayBounds };
  readonly mandates: readonly { readonly event: string; readonly replaced?: DayBounds }[];
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
  const isGone = isReplaced(approval, since);
  if (!isGone && !approval.mandates.some(({ event }) => since(event))) return approval;
  const { amount: _amount, amountOn: _amountOn, ...others } = approval;
  const mandates = approval.mandates.map((mandate) => {
    const replaced = since(mandate.event);
    return replaced ? { ...mandate, replaced } : mandate;
  });
  return { ...(isGone ? others : approval), mandates } as unknown as T;
}
