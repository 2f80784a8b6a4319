import type { Cast } from './cast.js';
import type { DayNumber } from './days.js';
import type { Ledger } from './ledger.js';
import type { Script } from './script.js';
import type { Library } from './statements/library.js';

/** What all scripts share. */
export interface Office {
  readonly seed: string;
  readonly cast: Cast;
  readonly ledger: Ledger;
  readonly library: Library;
  today(): DayNumber;
  /** Lets a script go on by itself from a day on. */
  begin(script: Script, day: DayNumber): void;
}
