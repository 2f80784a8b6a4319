import type { Day } from '@acta/domain';
import type { Knowledge } from '../known/knowledge.js';

/** What a question is asked of: one state of knowledge, and the day that is meant. */
export interface Asked extends Knowledge {
  readonly validAt: Day;
}
