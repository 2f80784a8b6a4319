import type { Day } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';

/** What made a difference: an event, or a day that came without one. */
export type Cause =
  | {
      readonly kind: 'event';
      /** `known`: it counts in the second state and not in the first; `unknown`: the other way; `in-effect`: its day has come. */
      readonly as: 'known' | 'unknown' | 'in-effect';
      /** Where its day has come: which. */
      readonly on: Day | null;
      readonly event: RecordedEvent;
    }
  | { readonly kind: 'day'; readonly on: Day };
