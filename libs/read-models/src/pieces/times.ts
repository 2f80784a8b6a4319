import type { Day } from '@acta/domain';
import type { PieceSource } from './piece-source.js';

/** What a question is asked of: pieces of one state of knowledge, and the day that is meant. */
export interface Asked {
  readonly pieces: PieceSource;
  readonly validAt: Day;
}
