import type { Day } from '@acta/domain';
import type { DecisionRow } from '../decision/row.js';
import type { MissionRow } from '../mission/timeline.js';
import type { PresenceRow } from '../presence/timeline.js';
import type { PartyRow } from '../registers/timelines.js';

/** All that is on record of one mission on a day. */
export interface MissionRecord {
  readonly id: string;
  readonly day: Day;
  readonly mission: MissionRow | undefined;
  readonly decisions: readonly DecisionRow[];
  readonly presences: readonly PresenceRow[];
  readonly parties: ReadonlyMap<string, PartyRow>;
}
