import { variantsOf, type Held } from '../time/held.js';
import { linkedByFile, supersededBy } from './links.js';
import type { DecisionRow, FileStatus } from './timeline.js';

/** Why a file does not count, and the file that counts in its place. */
export interface Uncounted {
  readonly because: 'closed' | 'superseded' | 'restates' | 'same-as';
  readonly instead?: string;
  /** False where it may count all the same. */
  readonly certain: boolean;
}

const isClosed = ({ status }: FileStatus): boolean => status === 'closed';

/** Whether it is over, as far as is known: then nothing is awaited any more. */
export const isOver = (file: Held<FileStatus>): boolean => variantsOf<FileStatus>(file).every(isClosed);

/** Whether it may be over, and may not. */
export const mayBeOver = (file: Held<FileStatus>): boolean =>
  !isOver(file) && variantsOf<FileStatus>(file).some(isClosed);

const idIn = (to: string): string | undefined =>
  to.startsWith('decisions/') ? to.slice('decisions/'.length) : undefined;

/** The files that do not count, or may not, by id: those that are closed, that others supersede, or that say again what another says. */
export function uncountedIn(files: readonly DecisionRow[]): ReadonlyMap<string, Uncounted> {
  const open = files.filter((file) => !isOver(file));
  const superseding = new Map<string, Uncounted>();
  for (const file of open) {
    for (const { to, certain } of supersededBy(file)) {
      const id = idIn(to);
      const known = id === undefined ? undefined : superseding.get(id);
      if (id === undefined || known?.certain) continue;
      superseding.set(id, {
        because: 'superseded',
        instead: file.id,
        certain: certain && !mayBeOver(file),
      });
    }
  }
  const sayingAgain = (file: DecisionRow, because: 'restates' | 'same-as'): readonly Uncounted[] =>
    linkedByFile(file, because).flatMap(({ to, certain }) => {
      const instead = idIn(to);
      if (instead === undefined) return [];
      if (
        because === 'same-as' &&
        (isTwin(file, instead, open) || !files.some((one) => one.id === instead && !isBlank(one)))
      )
        return [];
      return [{ because, instead, certain }];
    });
  return new Map(
    files.flatMap((file) => {
      const closed: Uncounted = { because: 'closed', certain: isOver(file) };
      const reasons = [
        ...(superseding.get(file.id) ? [superseding.get(file.id) as Uncounted] : []),
        ...(isOver(file) || mayBeOver(file) ? [closed] : []),
        ...sayingAgain(file, 'restates'),
        ...sayingAgain(file, 'same-as'),
      ];
      const reason = reasons.find(({ certain }) => certain) ?? reasons[0];
      return reason ? [[file.id, reason] as const] : [];
    }),
  );
}

/** Nothing is said in it that could count. */
const isBlank = ({ requests, commitments, approvals, deployments }: DecisionRow): boolean =>
  [requests, commitments, approvals, deployments].every((items) => items.length === 0);

/** The files that count, or may. */
export function countingFiles(files: readonly DecisionRow[]): readonly DecisionRow[] {
  const uncounted = uncountedIn(files);
  return files.filter(({ id }) => !uncounted.get(id)?.certain);
}

/** Of two files that each say to be the other, the first counts. */
const isTwin = (file: DecisionRow, other: string, files: readonly DecisionRow[]): boolean =>
  file.id < other &&
  files.some((twin) => twin.id === other && linkedByFile(twin, 'same-as').some(({ to }) => idIn(to) === file.id));
