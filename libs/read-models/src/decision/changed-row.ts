import { alsoAs } from './otherwise.js';
import type { DecisionRow, FileStatus } from './row.js';

const SUPERSEDED: FileStatus = { status: 'closed', outcome: 'superseded' };

/** @param superseded whether another certainly takes its place; undefined: none does */
const asOver = (file: DecisionRow, superseded: boolean | undefined): DecisionRow =>
  superseded === undefined ? file : (alsoAs<FileStatus>(file, SUPERSEDED, superseded) as DecisionRow);

/** Files that others concern are few, and one is asked about on every day on which something beside it changes, often as it was just before. */
const KEPT = 16;
const known = new WeakMap<DecisionRow, Map<string, DecisionRow>>();

/**
 * A file that others change: the very same row for the same changes.
 * @param whole whether another certainly takes its place; undefined: none does
 */
export function changedRow(file: DecisionRow, changes: Partial<DecisionRow>, whole?: boolean): DecisionRow {
  const name = JSON.stringify([changes, whole]);
  const made = known.get(file) ?? new Map<string, DecisionRow>();
  known.set(file, made);
  const found = made.get(name) ?? asOver({ ...file, ...changes }, whole);
  if (made.size >= KEPT && !made.has(name)) made.clear();
  made.set(name, found);
  return found;
}
