import { groupBy } from '../group-by.js';
import { remembered } from '../remembered.js';
import { variantsOf, type Held } from '../time/held.js';
import { isOutstanding, type Approval } from './approvals.js';
import { twinLinks } from './links.js';
import { alsoAs } from './otherwise.js';
import type { DecisionRow } from './row.js';

/** A file that is the same as another, and whether that is certain. */
export interface Twin {
  readonly file: DecisionRow;
  readonly certain: boolean;
}

/** Of these files those that are the same, or say again what the other says, whichever of them says so; by id. */
export const twinsIn = remembered((files: readonly DecisionRow[]): ReadonlyMap<string, readonly Twin[]> => {
  if (!files.some(({ links }) => links.length > 0)) return new Map();
  const byName = new Map(files.map((file) => [`decisions/${file.id}`, file]));
  const pairs = files.flatMap((file) =>
    twinLinks(file).flatMap(({ to, certain }) => {
      const other = byName.get(to);
      if (!other || other === file) return [];
      return [
        { id: file.id, twin: { file: other, certain } },
        { id: other.id, twin: { file, certain } },
      ];
    }),
  );
  return new Map([...groupBy(pairs, ({ id }) => id)].map(([id, all]) => [id, all.map(({ twin }) => twin)]));
});

/** Whether what a body decided came before it was awaited, and so is no answer to that. */
const cameBefore = ({ happened }: Approval, { awaited }: Approval): boolean =>
  happened.latest !== null && awaited?.earliest != null && happened.latest < awaited.earliest;

const isSettled = ({ status }: Approval): boolean => !isOutstanding({ status });

function settledInTwin(approval: Held<Approval>, twins: readonly Twin[]): Held<Approval> {
  if (isSettled(approval)) return approval;
  for (const { file, certain } of twins) {
    const settled = file.approvals.find(({ body }) => body === approval.body);
    if (!settled || !isSettled(settled) || cameBefore(settled, approval)) continue;
    const isCertain = certain && settled.certain && variantsOf<Approval>(settled).every(isSettled);
    const { certain: _certain, possibly: _possibly, ...decided } = settled;
    const { awaited: _awaited, due: _due, ...open } = approval;
    const events = [...new Set([...approval.events, ...settled.events])];
    return alsoAs<Approval>(isCertain ? open : approval, { ...decided, events }, isCertain);
  }
  return approval;
}

/** The approvals of a file where what it awaits was decided in one that is the same. */
export const settledInTwins = (
  approvals: DecisionRow['approvals'],
  twins: readonly Twin[],
): DecisionRow['approvals'] =>
  twins.length === 0 ? approvals : approvals.map((approval) => settledInTwin(approval, twins));
