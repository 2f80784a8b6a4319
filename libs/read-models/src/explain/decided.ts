import { standing, type Day } from '@acta/domain';
import { approvalsOf, type ApprovalAnswer } from '../approvals/answer.js';
import type { Sessions } from '../approvals/due.js';
import { loadSessions } from '../approvals/load.js';
import type { Approval } from '../decision/approval.js';
import { validOn } from '../decision/mandates.js';
import type { DecisionRow } from '../decision/row.js';
import { variantsOf } from '../time/held.js';
import { decisions } from '../decision/timeline.js';
import { eventsOf } from '../known/known-log.js';
import { rowsAt } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import { dated } from '../time/dated.js';
import type { DecidedAt } from './explanation.js';

function decidedAt(title: string, approval: ApprovalAnswer, sessions: Sessions): DecidedAt {
  const session = approval.session === null ? undefined : sessions.get(approval.session);
  const meeting = session && {
    ...{ id: session.id, date: session.date, status: session.status },
    ...(session.title !== undefined && { title: session.title }),
  };
  return { ...approval, title, meeting: meeting ?? null };
}

/** The days from which on it is certain that bodies decided what is behind a figure, by the events in which they did. */
async function daysDecided(
  { log }: Asked,
  file: DecisionRow,
  counted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Day>> {
  const facts = dated(standing(await eventsOf(log, `decision-${file.id}`)));
  return new Map(
    facts.flatMap(({ fact, bounds: { latest } }) =>
      fact.type === 'ApprovalGranted' && counted.has(fact.id) && latest !== null ? [[fact.id, latest]] : [],
    ),
  );
}

/** Ids of the events in which bodies allowed what is there on a day. */
export const allowingOn = (files: readonly DecisionRow[], day: Day): ReadonlySet<string> =>
  new Set(
    files
      .flatMap(({ approvals }) => approvals.flatMap(variantsOf<Approval>))
      .flatMap(({ mandates }) => mandates.findLast((mandate) => validOn(mandate, day) !== 'no')?.event ?? []),
  );

/**
 * Where bodies decided on a file, or are to decide; of a body from whose decision the figure comes, as it stood on that day: it may have
 * decided something else since, or be about to.
 */
export async function decidedIn(
  asked: Asked,
  file: DecisionRow,
  sessions: Sessions,
  counted: ReadonlySet<string>,
): Promise<readonly DecidedAt[]> {
  const approvals = approvalsOf(file, asked.validAt, sessions);
  if (!approvals.some(({ events }) => events.some((event) => counted.has(event))))
    return approvals.map((approval) => decidedAt(file.title, approval, sessions));
  const days = await daysDecided(asked, file, counted);
  const decided = await Promise.all(
    approvals.map(async (approval) => {
      const then = [...days].filter(([event]) => approval.events.includes(event)).map(([, day]) => day);
      if (then.length === 0) return [decidedAt(file.title, approval, sessions)];
      return Promise.all([...new Set(then)].map((day) => decidedThen(asked, file, approval, day)));
    }),
  );
  return decided.flat();
}

async function decidedThen(
  { pieces, validAt }: Asked,
  file: DecisionRow,
  now: ApprovalAnswer,
  day: Day,
): Promise<DecidedAt> {
  const rows = await rowsAt(pieces, decisions, day, { streams: [`decision-${file.id}`] });
  const meetings = await loadSessions({ pieces, validAt }, rows);
  const then = rows.flatMap((row) => approvalsOf(row, day, meetings)).find(({ body }) => body === now.body);
  return decidedAt(file.title, then ?? now, meetings);
}
