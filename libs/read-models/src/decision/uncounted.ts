import { variantsOf, type Held } from '../time/held.js';
import { remembered } from '../remembered.js';
import { fileLinked, linkedByFile, supersedingLinks, type Linked } from './links.js';
import type { DecisionRow, FileLink, FileStatus } from './row.js';

/** Why a file does not count, and the file that counts in its place. */
export interface Uncounted {
  readonly because: 'closed' | 'superseded' | 'restates' | 'same-as';
  readonly instead?: string;
  /** False where it may count all the same. */
  readonly certain: boolean;
}

/** The files that do not count, or may not, by id. */
export type UncountedFiles = ReadonlyMap<string, Uncounted>;

const isClosed = ({ status }: FileStatus): boolean => status === 'closed';

/** Whether it is over, as far as is known: then nothing is awaited any more. */
export const isOver = (file: Held<FileStatus>): boolean => variantsOf<FileStatus>(file).every(isClosed);

/** Whether it may be over, and may not. */
export const mayBeOver = (file: Held<FileStatus>): boolean =>
  !isOver(file) && variantsOf<FileStatus>(file).some(isClosed);

/** Whether what took the place of something came to nothing itself: what was fulfilled, or was superseded in its turn, did not. */
const cameToNothing = ({ status, outcome }: FileStatus): boolean =>
  status === 'closed' && (outcome === 'abandoned' || outcome === 'lapsed');

/** Whether a file takes the place of nothing any more. */
export const takesNoPlace = (file: Held<FileStatus>): boolean => variantsOf<FileStatus>(file).every(cameToNothing);

interface Taken extends Linked {
  readonly by: DecisionRow;
}

/**
 * Whose place files take, or that of a commitment, and whether it is certain.
 * @param by those among them that are asked; default all
 */
export function takenIn(files: readonly DecisionRow[], by = files): readonly Taken[] {
  const taking = files.filter((file) => !takesNoPlace(file));
  const isTaking = new Set(taking);
  return by
    .filter((file) => isTaking.has(file))
    .flatMap((file) => {
      const mayBeNothing = variantsOf<FileStatus>(file).some(cameToNothing);
      return supersedingLinks(file).flatMap(({ to, certain }) => {
        const id = fileLinked(to);
        if (id !== undefined && isFirstInRing(id, [id, file.id], taking, 'supersedes')) return [];
        return [{ to, by: file, certain: certain && !mayBeNothing }];
      });
    });
}

/** The files that others take the place of, by id. */
function supersededFiles(files: readonly DecisionRow[]): ReadonlyMap<string, Uncounted> {
  const superseded = new Map<string, Uncounted>();
  for (const { to, by, certain } of takenIn(files)) {
    const id = fileLinked(to);
    if (id === undefined || superseded.get(id)?.certain) continue;
    superseded.set(id, { because: 'superseded', instead: by.id, certain });
  }
  return superseded;
}

/** Those that are closed, that others supersede, or that say again what another says. */
export const uncountedIn = remembered((files: readonly DecisionRow[]): UncountedFiles => {
  const open = files.filter((file) => !isOver(file));
  const superseded = supersededFiles(files);
  const said = (id: string): Said => {
    const file = files.find((one) => one.id === id);
    return file && saysSomething(file);
  };
  const sayingAgain = (file: DecisionRow, because: 'restates' | 'same-as'): readonly Uncounted[] =>
    linkedByFile(file, because).flatMap(({ to, certain }): readonly Uncounted[] => {
      const instead = fileLinked(to);
      if (instead === undefined) return [];
      if (isFirstInRing(file.id, [instead, file.id], open, because)) return [];
      if (because === 'restates') return [{ because, instead, certain }];
      const says = said(instead);
      return says ? [{ because, instead, certain: certain && says === 'certainly' }] : [];
    });
  const closed = (file: DecisionRow): readonly Uncounted[] =>
    variantsOf<FileStatus>(file).some(isClosed) ? [{ because: 'closed', certain: isOver(file) }] : [];
  return new Map(
    files.flatMap((file) => {
      const reasons = [
        superseded.get(file.id) ?? [],
        closed(file),
        sayingAgain(file, 'restates'),
        sayingAgain(file, 'same-as'),
      ].flat();
      const reason = reasons.find(({ certain }) => certain) ?? reasons[0];
      return reason ? [[file.id, reason] as const] : [];
    }),
  );
});

type Said = 'certainly' | 'possibly' | undefined;

/** Whether anything is said in it that could count. */
export function saysSomething({ requests, commitments, approvals, deployments }: DecisionRow): Said {
  const said = [requests, commitments, approvals, deployments].flat();
  if (said.some(({ certain }) => certain)) return 'certainly';
  return said.length > 0 ? 'possibly' : undefined;
}

/** The files that are not over, or may not be: what says again what others say stands beside it. */
export function standingFiles(files: readonly DecisionRow[]): readonly DecisionRow[] {
  const uncounted = uncountedIn(files);
  return files.filter(({ id }) => {
    const { certain, because } = uncounted.get(id) ?? {};
    return !certain || because === 'restates' || because === 'same-as';
  });
}

/**
 * What these files take the place of, `decisions/…` or the id of an event, and whether it is certain.
 * @param by those among them that are asked; default all
 */
export const supersededIn = (files: readonly DecisionRow[], by = files): ReadonlyMap<string, boolean> =>
  takenIn(files, by).reduce(
    (superseded, { to, certain }) => superseded.set(to, certain || superseded.get(to) === true),
    new Map<string, boolean>(),
  );

/**
 * Of files that say in a ring to be each other, or to take each other's place, the first counts of those that say anything else.
 * @param start whose links lead back to the end, if it is a ring
 */
function isFirstInRing(
  own: string,
  [start, end]: readonly [start: string, end: string],
  files: readonly DecisionRow[],
  relation: FileLink['relation'],
): boolean {
  const ring = new Set([start]);
  for (const id of ring) {
    const twin = files.find((one) => one.id === id);
    if (!twin || twin.id === end) continue;
    for (const { to } of linkedByFile(twin, relation)) {
      const next = files.find((one) => one.id === fileLinked(to));
      if (next && saysSomething(next)) ring.add(next.id);
    }
  }
  return ring.has(end) && [...ring].every((id) => own <= id);
}
