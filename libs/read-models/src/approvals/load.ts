import type { DecisionRow } from '../decision/row.js';
import { rowsAt } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import { sessions } from '../session/timeline.js';
import { sessionsOfFile, type Sessions } from './due.js';

/** The ids of the sessions at which something is awaited or was decided, as these files have it. */
export const sessionsNamed = (files: readonly DecisionRow[]): readonly string[] => [
  ...new Set(files.flatMap(sessionsOfFile)),
];

/** The sessions that approvals in these files wait for. */
export async function loadSessions(
  { pieces, validAt }: Pick<Asked, 'pieces' | 'validAt'>,
  files: readonly DecisionRow[],
): Promise<Sessions> {
  const streams = sessionsNamed(files).map((id) => `session-${id}`);
  if (streams.length === 0) return new Map();
  const rows = await rowsAt(pieces, sessions, validAt, { streams });
  return new Map(rows.map((row) => [row.id, row]));
}
