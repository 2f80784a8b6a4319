import type { Day } from '@acta/domain';
import { turnsOfCommitments } from '../decision/bounds.js';
import { approvedIn, committedOn, requestedIn } from '../decision/counting.js';
import { countedOnce } from '../decision/parts.js';
import type { DecisionRow } from '../decision/row.js';
import { allowedTogether } from '../decision/told-in-twins.js';
import type { Figure } from '../figure/figure.js';
import { remembered } from '../remembered.js';
import { rememberedBetween } from '../time/remembered-between.js';

type FiguresIn = (files: readonly DecisionRow[]) => readonly Figure[];

/** What is asked for in files of one contributor, nothing counted twice. */
export const requestedOf: FiguresIn = remembered((files) => countedOnce(files, requestedIn, 'requests'));

/** What is approved in them. */
export const approvedOf: FiguresIn = remembered((files) =>
  countedOnce(allowedTogether(files), approvedIn, 'approvals'),
);

/** What is committed in them on a day. */
export const committedOf: (files: readonly DecisionRow[], day: Day) => readonly Figure[] = rememberedBetween(
  turnsOfCommitments,
  (files, day) => countedOnce(files, committedOn(day), 'commitments'),
);
