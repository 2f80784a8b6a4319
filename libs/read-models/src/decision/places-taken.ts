import { groupBy } from '../group-by.js';
import { remembered } from '../remembered.js';
import { variantsOf, type Held } from '../time/held.js';
import { fileLinked, leadsTo, supersedingLinks } from './links.js';
import { reachedFrom, type Reached } from './reached.js';
import { isFirstInRing } from './rings.js';
import type { DecisionRow, FileStatus } from './row.js';
import type { Taken } from './taken-over.js';
import { twinsIn, type Twin } from './twins.js';

/** Whether what took the place of something came to nothing itself: what was fulfilled, or was superseded in its turn, did not. */
const cameToNothing = ({ status, outcome }: FileStatus): boolean =>
  status === 'closed' && (outcome === 'abandoned' || outcome === 'lapsed');

/** Whether a file takes the place of nothing any more. */
const takesNoPlace = (file: Held<FileStatus>): boolean => variantsOf<FileStatus>(file).every(cameToNothing);

/** Whether that may be so. */
const mayTakeNone = (file: Held<FileStatus>): boolean => variantsOf<FileStatus>(file).some(cameToNothing);

/** A file takes the place of another with all that are the same as either, but of none that is the same as itself. */
function withTwins(taken: Taken, twins: ReadonlyMap<string, readonly Twin[]>): readonly Taken[] {
  const { to, by, certain } = taken;
  const old = fileLinked(to);
  if (old === undefined) return [taken];
  const own = twins.get(by.id) ?? [];
  const isOwn = (id: string): boolean => id === by.id || own.some((twin) => twin.certain && twin.file.id === id);
  const olds = [
    { id: old, isSame: true },
    ...(twins.get(old) ?? []).map((one) => ({ id: one.file.id, isSame: one.certain })),
  ];
  const takers = [
    { file: by, certain: true },
    ...own.flatMap(({ file, certain: isSame }) =>
      takesNoPlace(file) ? [] : [{ file, certain: isSame && !mayTakeNone(file) }],
    ),
  ];
  return olds
    .filter(({ id }) => !isOwn(id))
    .flatMap(({ id, isSame }) =>
      takers.map((taker) => ({
        to: `decisions/${id}`,
        by: taker.file,
        certain: certain && isSame && taker.certain && !own.some(({ file }) => file.id === id),
      })),
    );
}

/** Whose place files say to take, or that of something in another, whatever they say themselves, and whether it is certain. */
export const placesTaken = remembered((files: readonly DecisionRow[]): readonly Taken[] => {
  if (!files.some(({ links }) => links.some(({ relation }) => relation === 'supersedes'))) return [];
  const taking = files.filter((file) => !takesNoPlace(file));
  const named = taking.flatMap((by) => {
    return supersedingLinks(by)
      .filter(({ to }) => !leadsTo(to, by))
      .map(({ to, certain }): Taken => {
        if (mayTakeNone(by)) return { to, by, certain: false };
        // What takes the place of an event is said with it.
        return { to, by, certain, ...(!certain && fileLinked(to) === undefined && { isEither: true }) };
      });
  });
  if (named.length === 0) return named;
  const twins = twinsIn(files);
  const taken = named.flatMap((one) => withTwins(one, twins));
  const byTaker = groupBy(taken, ({ by }) => by);
  return taken.filter(({ to, by }) => {
    const id = fileLinked(to);
    return id === undefined || !isFirstInRing(id, [id, by.id], taking, (file) => byTaker.get(file) ?? []);
  });
});

/** A file in whose place another stands, or that stands in its own, also in turn, and whether that is certain. */
interface InLine {
  readonly file: DecisionRow;
  readonly certain: boolean;
}

/** Of a file those whose place it takes, and those that take its own, each also in turn. */
interface Line {
  readonly former: readonly InLine[];
  readonly latter: readonly InLine[];
}

const along = (file: DecisionRow, next: (file: DecisionRow) => readonly Reached<DecisionRow>[]): readonly InLine[] =>
  reachedFrom(file, next).map(({ to, certain }) => ({ file: to, certain }));

/** What to take the place of puts a file in line: the whole of another, or what a body granted there. */
const placesOf = ({ id, approvals }: DecisionRow): readonly string[] => [
  `decisions/${id}`,
  ...approvals.flatMap(({ events }) => events),
];

/** That line of each of these files. */
export const linesIn = remembered((files: readonly DecisionRow[]): ((file: DecisionRow) => Line) => {
  const taken = placesTaken(files);
  if (taken.length === 0) return () => ({ former: [], latter: [] });
  const byName = new Map(files.flatMap((file) => placesOf(file).map((name) => [name, file])));
  const pairs = taken.flatMap(({ to, by, certain }) => {
    const old = byName.get(to);
    return old ? [{ old, by, certain }] : [];
  });
  const [byOld, byTaker] = [groupBy(pairs, ({ old }) => old), groupBy(pairs, ({ by }) => by)];
  return (file) => ({
    former: along(file, (one) => (byTaker.get(one) ?? []).map(({ old, certain }) => ({ to: old, certain }))),
    latter: along(file, (one) => (byOld.get(one) ?? []).map(({ by, certain }) => ({ to: by, certain }))),
  });
});
