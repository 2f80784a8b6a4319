import { groupBy } from '../group-by.js';
import { variantsOf, type Held } from '../time/held.js';
import { remembered } from '../remembered.js';
import { fileLinked, linkedByFile } from './links.js';
import { placesTaken } from './places-taken.js';
import { reachedFrom } from './reached.js';
import type { DecisionRow, FileStatus } from './row.js';
import { isFirstInRing, saysSomething, type Said } from './rings.js';
import { takenOver, type FileTrack, type Taken } from './taken-over.js';

/** Why a file does not count, and the file that counts in its place. */
export interface Uncounted {
  readonly because: 'closed' | 'superseded' | 'restates' | 'same-as';
  readonly instead?: string;
  /** False where it may count all the same. */
  readonly certain: boolean;
  /** It counts just where the other file says nothing. */
  readonly isEither?: true;
}

/** The files that do not count, or may not, by id. */
export type UncountedFiles = ReadonlyMap<string, Uncounted>;

const isClosed = ({ status }: FileStatus): boolean => status === 'closed';

/** Whether it is over, as far as is known: then nothing is awaited any more. */
export const isOver = (file: Held<FileStatus>): boolean => variantsOf<FileStatus>(file).every(isClosed);

/** Whether it may be over, and may not. */
export const mayBeOver = (file: Held<FileStatus>): boolean =>
  !isOver(file) && variantsOf<FileStatus>(file).some(isClosed);

type Of = FileTrack | 'whole';

const takenByTrack = remembered((files: readonly DecisionRow[]) => {
  const taking = placesTaken(files);
  const known = new Map<Of, readonly Taken[]>();
  return (of: Of): readonly Taken[] => {
    const taken = known.get(of) ?? takenOver(files, taking, of);
    known.set(of, taken);
    return taken;
  };
});

/**
 * Whose place files take in a track, or as a whole, or that of a commitment, and whether it is certain.
 * @param by those among them that are asked; default all
 */
export const takenIn = (files: readonly DecisionRow[], of: Of, by = files): readonly Taken[] =>
  takenByTrack(files)(of).filter((taken) => by === files || by.includes(taken.by));

/** The files that others take the place of, by id. */
function supersededFiles(files: readonly DecisionRow[], of: Of): ReadonlyMap<string, Uncounted> {
  const superseded = new Map<string, Uncounted>();
  for (const [to, taken] of groupBy(takenIn(files, of), (one) => one.to)) {
    const id = fileLinked(to);
    const by = taken.find(({ certain }) => certain) ?? taken.at(-1);
    if (id === undefined || !by) continue;
    const isEither = taken.length === 1 && by.isEither;
    superseded.set(id, {
      because: 'superseded',
      instead: by.by.id,
      certain: by.certain,
      ...(isEither && { isEither }),
    });
  }
  return superseded;
}

const uncountedByTrack = remembered((files: readonly DecisionRow[]) => {
  const known = new Map<Of, UncountedFiles>();
  return (of: Of): UncountedFiles => {
    const uncounted = known.get(of) ?? uncountedOf(files, of);
    known.set(of, uncounted);
    return uncounted;
  };
});

/** Those that are closed, that others supersede in a track or as a whole, or that say again what another says. */
export const uncountedIn = (files: readonly DecisionRow[], of: Of = 'whole'): UncountedFiles =>
  uncountedByTrack(files)(of);

function uncountedOf(files: readonly DecisionRow[], of: Of): UncountedFiles {
  const open = files.filter((file) => !isOver(file));
  const superseded = supersededFiles(files, of);
  const said = (id: string): Said => {
    const file = files.find((one) => one.id === id);
    return file && saysSomething(file);
  };
  const sayingAgain = (file: DecisionRow, because: 'restates' | 'same-as'): readonly Uncounted[] =>
    linkedByFile(file, because).flatMap(({ to, certain }): readonly Uncounted[] => {
      const instead = fileLinked(to);
      if (instead === undefined) return [];
      if (isFirstInRing(file.id, [instead, file.id], open, (one) => linkedByFile(one, because))) return [];
      if (because === 'restates') return [{ because, instead, certain }];
      const says = said(instead);
      return says ? [{ because, instead, certain: certain && says === 'certainly' }] : [];
    });
  const byName = new Map(files.map((file) => [`decisions/${file.id}`, file]));
  const pairs = files.flatMap((file) =>
    linkedByFile(file, 'same-as').flatMap(({ to, certain }) => {
      const other = byName.get(to);
      return other
        ? [
            { from: file, to: other, certain },
            { from: other, to: file, certain },
          ]
        : [];
    }),
  );
  const same = groupBy(pairs, ({ from }) => from);
  /** Of files that are the same as one in which nothing is said, and do not say so of each other, the first counts. */
  const sayingBeside = (file: DecisionRow): readonly Uncounted[] => {
    const direct = same.get(file) ?? [];
    const silent = direct.filter(({ to }) => !saysSomething(to));
    if (silent.length === 0) return [];
    const next = (one: DecisionRow) => (one === file ? silent : saysSomething(one) ? [] : (same.get(one) ?? []));
    return reachedFrom(file, next).flatMap(({ to, certain }): readonly Uncounted[] => {
      const says = to.id < file.id && !direct.some((one) => one.to === to) ? saysSomething(to) : undefined;
      return says ? [{ because: 'same-as', instead: to.id, certain: certain && says === 'certainly' }] : [];
    });
  };
  const closed = (file: DecisionRow): readonly Uncounted[] =>
    variantsOf<FileStatus>(file).some(isClosed) ? [{ because: 'closed', certain: isOver(file) }] : [];
  return new Map(
    files.flatMap((file) => {
      const reasons = [
        superseded.get(file.id) ?? [],
        closed(file),
        sayingAgain(file, 'restates'),
        sayingAgain(file, 'same-as'),
        saysSomething(file) ? sayingBeside(file) : [],
      ].flat();
      const reason = reasons.find(({ certain }) => certain) ?? reasons[0];
      return reason ? [[file.id, reason] as const] : [];
    }),
  );
}

/** The files that are not over, in a track or as a whole, or may not be: what says again what others say stands beside it. */
export function standingFiles(files: readonly DecisionRow[], of: Of = 'whole'): readonly DecisionRow[] {
  const uncounted = uncountedIn(files, of);
  return files.filter(({ id }) => {
    const { certain, because } = uncounted.get(id) ?? {};
    return !certain || because === 'restates' || because === 'same-as';
  });
}

/**
 * What these files take the place of in a track or as a whole, `decisions/…` or the id of an event, and whether it is certain.
 * @param by those among them that are asked; default all
 */
export const supersededIn = (files: readonly DecisionRow[], of: Of, by = files): ReadonlyMap<string, boolean> =>
  takenIn(files, of, by).reduce(
    (superseded, { to, certain }) => superseded.set(to, certain || superseded.get(to) === true),
    new Map<string, boolean>(),
  );
