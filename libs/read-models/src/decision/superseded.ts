import { rowsAt } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import type { Held } from '../time/held.js';
import { remembered } from '../remembered.js';
import type { Commitment } from './commitments.js';
import { isOver, supersededIn } from './uncounted.js';
import { decisions, type DecisionRow, type FileStatus } from './timeline.js';

const SUPERSEDED: FileStatus = { status: 'closed', outcome: 'superseded' };

/** Something that is otherwise, or may be. */
function alsoAs<T extends object>({ possibly = [], ...item }: Held<T>, state: Partial<T>, certain: boolean): Held<T> {
  const otherwise = { ...item, ...state };
  return (certain ? otherwise : { ...item, possibly: [...possibly, otherwise] }) as Held<T>;
}

/** Files that say it of others are few, and one is asked about on every day on which something beside it changes. */
const known = new WeakMap<DecisionRow, Map<string, DecisionRow>>();

function asSuperseded(file: DecisionRow, superseded: ReadonlyMap<string, boolean>): DecisionRow {
  const whole = isOver(file) ? undefined : superseded.get(`decisions/${file.id}`);
  const own = file.commitments.flatMap(({ event }) => (superseded.has(event) ? [[event, superseded.get(event)]] : []));
  if (whole === undefined && own.length === 0) return file;
  const name = JSON.stringify([whole, own]);
  const made = known.get(file) ?? new Map<string, DecisionRow>();
  known.set(file, made);
  let found = made.get(name);
  if (!found) {
    const commitments = file.commitments.map((item) => {
      const certain = superseded.get(item.event);
      return certain === undefined ? item : alsoAs<Commitment>(item, { status: 'superseded' }, certain);
    });
    const still = { ...file, commitments };
    found = whole === undefined ? still : (alsoAs<FileStatus>(still, SUPERSEDED, whole) as DecisionRow);
    made.set(name, found);
  }
  return found;
}

/** The files of the same contributors that say on that day to take the place of something. */
export async function supersedingOf(
  { pieces, validAt }: Asked,
  rows: readonly DecisionRow[],
): Promise<readonly DecisionRow[]> {
  const party = [...new Set(rows.map(({ contributor }) => contributor))];
  return party.length === 0 ? [] : rowsAt(pieces, decisions, validAt, { keys: { party }, having: 'superseding' });
}

/** These files, where others that are on record on that day take the place of some. */
export async function withSuperseding(asked: Asked, rows: readonly DecisionRow[]): Promise<readonly DecisionRow[]> {
  const superseding = await supersedingOf(asked, rows);
  const meant = new Set(rows.map(({ id }) => id));
  return withSuperseded([...rows, ...superseding.filter(({ id }) => !meant.has(id))]).slice(0, rows.length);
}

/** The same files, where those whose place another of them takes, or a commitment in another, are over, or may be. */
export const withSuperseded = remembered((files: readonly DecisionRow[]): readonly DecisionRow[] => {
  const superseded = supersededIn(files);
  return superseded.size === 0 ? files : files.map((file) => asSuperseded(file, superseded));
});
