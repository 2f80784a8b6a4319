/** What the record can show that breaks procedure, or leaves a question open. */
export const findingKinds = [
  'approval-overdue',
  'committed-never-approved',
  'approved-never-deployed',
  'presence-above-ceiling',
  'presence-before-approval',
  'approval-after-effect',
  'mandate-expired-presence-continues',
  'sources-contradict',
  'amount-unspecified',
  'study-unanswered',
  'item-dropped',
] as const;
export type FindingKind = (typeof findingKinds)[number];
