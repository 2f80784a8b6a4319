import { rowsAt } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import type { Held } from '../time/held.js';
import { groupBy } from '../group-by.js';
import { remembered, sameList } from '../remembered.js';
import type { Commitment } from './commitments.js';
import { isOver, supersededIn } from './uncounted.js';
import { decisions, keysOfSuperseding, type DecisionRow, type FileStatus } from './timeline.js';

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

/** The files that say on that day to take the place of one of these, or of a commitment in one, and perhaps of others. */
export async function supersedingOf(
  { pieces, validAt }: Asked,
  rows: readonly DecisionRow[],
): Promise<readonly DecisionRow[]> {
  return rows.length === 0 ? [] : rowsAt(pieces, decisions, validAt, { keys: keysOfSuperseding(rows) });
}

/** These files, where others that are on record on that day take the place of some. */
export async function withSuperseding(asked: Asked, rows: readonly DecisionRow[]): Promise<readonly DecisionRow[]> {
  const superseding = await supersedingOf(asked, rows);
  const meant = new Set(rows.map(({ id }) => id));
  return withSuperseded([...rows, ...superseding.filter(({ id }) => !meant.has(id))]).slice(0, rows.length);
}

/** All files that say on that day to take the place of something: where so many are meant that these are the fewer. */
export const allSuperseding = ({ pieces, validAt }: Asked): Promise<readonly DecisionRow[]> =>
  rowsAt(pieces, decisions, validAt, { having: 'superseding' });

const pairOf = ({ mission, contributor }: DecisionRow): string => JSON.stringify([mission, contributor]);

export const missionOf = ({ mission = '' }: DecisionRow): string => mission;

/** These files, where others take the place of one, or of a commitment in one. */
export function supersededBy(files: readonly DecisionRow[], others: readonly DecisionRow[]): readonly DecisionRow[] {
  const superseded = others.length > 0 ? supersededIn([...files, ...others], others) : new Map<string, boolean>();
  return superseded.size === 0 ? files : files.map((file) => asSuperseded(file, superseded));
}

/**
 * The same of files of several scopes: what those of one scope say of each other is looked at where they are counted together.
 * @param scopeOf default: a party in a mission
 */
export function supersededByOthers(
  files: readonly DecisionRow[],
  superseding: readonly DecisionRow[],
  scopeOf: (file: DecisionRow) => string = pairOf,
): readonly DecisionRow[] {
  if (superseding.length === 0) return files;
  const told = new Map<DecisionRow, DecisionRow>();
  for (const [scope, own] of groupBy(files, scopeOf)) {
    const others = superseding.filter((other) => scopeOf(other) !== scope);
    for (const [index, file] of supersededBy(own, others).entries()) told.set(own[index] as DecisionRow, file);
  }
  const all = files.map((file) => told.get(file) as DecisionRow);
  return all.every((file, index) => file === files[index]) ? files : sameList(all);
}

/** The same files, where those whose place another of them takes, or a commitment in another, are over, or may be. */
export const withSuperseded = remembered((files: readonly DecisionRow[]): readonly DecisionRow[] => {
  const superseded = supersededIn(files);
  return superseded.size === 0 ? files : files.map((file) => asSuperseded(file, superseded));
});
