import type { RecordedEvent } from '@acta/kernel';
import type { EventData } from './event-types.js';
import type { Entry } from './values/entry.js';

/** Types of events that say what is to be thought of another event, and nothing of the world. */
export const remarkTypes = ['EventCorrected', 'EventRetracted', 'EventDisputed'] as const;
export type RemarkType = (typeof remarkTypes)[number];

export const isRemark = (type: string): type is RemarkType => (remarkTypes as readonly string[]).includes(type);

/** What an event records. It was read by the schema of its type before it was recorded, and is not read again. */
export const entryIn = ({ data }: Pick<RecordedEvent, 'data'>): Entry => data as unknown as Entry;

/** What a remark of this type says. */
export const remarkIn = <Type extends RemarkType>(event: Pick<RecordedEvent, 'data'>): EventData<Type> =>
  entryIn(event).data as unknown as EventData<Type>;
