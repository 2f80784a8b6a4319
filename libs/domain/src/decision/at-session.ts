import type { RecordedEvent } from '@acta/kernel';
import type { Fact } from '../fact.js';
import { entryIn } from '../remark.js';

/** An approval that is awaited, or was put off or decided, at a session. */
export interface ApprovalAt {
  readonly event: string;
  readonly stream: string;
  readonly session: string;
  readonly body: string;
}

/** Types of events that can put an approval of a file at a session. */
export const puttingAtSession = [
  'ApprovalPending',
  'ApprovalDeferred',
  'ApprovalGranted',
  'ApprovalRefused',
  'EventCorrected',
] as const;

interface Said {
  readonly session?: string;
  readonly replace?: { readonly data?: { readonly session?: string } };
}

/** Whether an event of one of these types puts something at a session; it may be retracted, or corrected since. */
export function putsAtSession(event: Pick<RecordedEvent, 'data'>, session: string): boolean {
  const said: Said = entryIn(event).data;
  return said.session === session || said.replace?.data?.session === session;
}

export const approvalsAtSessions = (facts: readonly Fact[]): readonly ApprovalAt[] =>
  facts.flatMap(({ id, stream, data }) =>
    'session' in data && data.session !== undefined
      ? [{ event: id, stream, session: data.session, body: data.body }]
      : [],
  );
