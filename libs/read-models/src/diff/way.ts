import type { RecordedEvent } from '@acta/kernel';
import type { Knowledge } from '../known/knowledge.js';
import type { Cause } from './cause.js';

/** An event that counts on one side and not on the other. */
export interface Step {
  readonly event: RecordedEvent;
  /** Whether it counts at the end of the way. */
  readonly comes: boolean;
}

export const causeOf = ({ event, comes }: Step): Cause => ({
  kind: 'event',
  as: comes ? 'known' : 'unknown',
  on: null,
  event,
});

/** The way from one state of knowledge to another, an event at a time, in the order of the log. */
export interface Way {
  /** How many steps there are. */
  readonly length: number;
  /** What is known after so many steps. */
  knownAfter(steps: number): Knowledge;
  /** The same for numbers of steps after which, as far as was looked, the very same is known. */
  eraOf(steps: number): number | bigint;
  /** The steps from the states of these numbers to the next ones, by number. */
  stepsFrom(indices: readonly number[]): Promise<ReadonlyMap<number, Step>>;
  /** The steps that are one of these events, or a remark about one. */
  stepsAbout(events: ReadonlySet<string>): Promise<readonly Step[]>;
}

/** Two states of knowledge, keeping account of what is looked at. */
export interface Ends {
  readonly first: Knowledge;
  readonly last: Knowledge;
  /** The streams that were looked at in either. */
  streams(): Promise<readonly string[]>;
  way(streams: readonly string[]): Promise<Way>;
}
