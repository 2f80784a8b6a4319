import type { Day } from '@acta/domain';
import { anyDay, approvedIn, committedOn, mayEnd, requestedIn } from '../decision/counting.js';
import { countedOnce } from '../decision/parts.js';
import type { DecisionRow } from '../decision/timeline.js';
import type { Figure } from '../figure/figure.js';
import { remembered } from '../remembered.js';

type FiguresIn = (files: readonly DecisionRow[]) => readonly Figure[];

/** What is asked for in files of one contributor, nothing counted twice. */
export const requestedOf: FiguresIn = remembered((files) => countedOnce(files, requestedIn));

/** What is approved in them. */
export const approvedOf: FiguresIn = remembered((files) => countedOnce(files, approvedIn));

/** What is committed in them on a day. */
export const committedOf = (files: readonly DecisionRow[], day: Day): readonly Figure[] =>
  files.some(mayEnd) ? countedOnce(files, committedOn(day)) : committedForGood(files);

const committedForGood: FiguresIn = remembered((files) => countedOnce(files, committedOn(anyDay)));
