/** What a scenario measured, by name, to be printed. */
export type Figures = Readonly<Record<string, number | string>>;

export interface Context {
  /** Decides what is written, and which faults strike in which order; the machine's own timing is not replayed. */
  readonly seed: string;
  /** How many faults or contests; each scenario says what a round is. */
  readonly rounds: number;
  /** Tells of progress. */
  readonly report: (progress: string) => void;
  /** A new database with every migration carried out, on a PostgreSQL that the whole run shares. @returns its URL */
  readonly createDatabase: () => Promise<string>;
}

/** Runs to its end if every promise was kept, and throws with what was lost, doubled or out of order if not. */
export type Run = (context: Context) => Promise<Figures>;

/** The machine does not offer what a scenario needs: it was not run, which is not the same as passed. */
export class NotPossibleHere extends Error {
  override readonly name = 'NotPossibleHere';
}
