import type { JsonObject, RecordedEvent } from '@acta/kernel';
import type { DayNumber } from './days.js';

/** A command as in a case file. */
export interface Command {
  /** `{collection}/{id}/{command}`; an event to be corrected by its id. */
  readonly do: string;
  readonly body: JsonObject;
}

/**
 * What somebody records over the years: yields a command, which is recorded at once, or the day to go on. A script
 * knows only what is on record by then.
 */
export type Script<Result = void> = Generator<Command | DayNumber, Result, RecordedEvent>;

/** @returns the event that came of it */
export function* record(path: string, body: JsonObject): Script<RecordedEvent> {
  return yield { do: path, body };
}

export function* until(day: DayNumber): Script {
  yield day;
}
