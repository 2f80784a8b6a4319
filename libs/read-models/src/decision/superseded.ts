import type { PieceFilter } from '@acta/projections';
import type { PieceSource } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import type { Held } from '../time/held.js';
import { groupBy } from '../group-by.js';
import { remembered, sameList } from '../remembered.js';
import type { Commitment } from './commitments.js';
import { supersedingLinks } from './links.js';
import { isOver, supersededIn } from './uncounted.js';
import { decisions, keysOfSuperseding, namesIn, type DecisionRow, type FileStatus } from './timeline.js';

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

/** Files that take the place of others, by what that is. */
const takersIn = remembered((superseding: readonly DecisionRow[]): ReadonlyMap<string, readonly DecisionRow[]> => {
  const takers = superseding.flatMap((file) => supersedingLinks(file).map(({ to }) => ({ to, file })));
  return new Map([...groupBy(takers, ({ to }) => to)].map(([to, all]) => [to, all.map(({ file }) => file)]));
});

/** Of files that take the place of others those that do so of these, and of those that do. */
export function takersOf(files: readonly DecisionRow[], superseding: readonly DecisionRow[]): readonly DecisionRow[] {
  const takers = takersIn(superseding);
  const isOwn = new Set(files);
  const found = new Set<DecisionRow>();
  for (let looked = files; looked.length > 0;) {
    const named = looked.flatMap((file) => namesIn(file).flatMap((name) => takers.get(name) ?? []));
    looked = named.filter((file) => !isOwn.has(file) && !found.has(file));
    for (const file of looked) found.add(file);
  }
  return [...found];
}

/**
 * What is found of the files beside these that take the place of one of them, or of a commitment in one, and of those that do so of such.
 * @param find what is found by keys, among which there may be others
 */
export async function takersFound<Found extends { readonly row: DecisionRow }>(
  pieces: PieceSource,
  rows: readonly DecisionRow[],
  find: (filter: PieceFilter) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  const known = new Set(rows.map(({ id }) => id));
  for (let looked = rows; looked.length > 0;) {
    const all = await find(await pieces.narrowed(decisions, { keys: keysOfSuperseding(looked) }));
    const takers = new Set(
      takersOf(
        looked,
        all.map(({ row }) => row),
      ),
    );
    const added = all.filter(({ row }) => takers.has(row) && !known.has(row.id));
    for (const { row } of added) known.add(row.id);
    found.push(...added);
    looked = added.map(({ row }) => row);
  }
  return found;
}

/** Those files on that day. */
export const supersedingOf = async (
  { pieces, validAt }: Asked,
  rows: readonly DecisionRow[],
): Promise<readonly DecisionRow[]> =>
  (await takersFound(pieces, sameList(rows), (filter) => pieces.at(decisions, validAt, filter))).map(({ row }) => row);

/** These files, where others that are on record on that day take the place of some. */
export async function withSuperseding(asked: Asked, rows: readonly DecisionRow[]): Promise<readonly DecisionRow[]> {
  return withSuperseded([...rows, ...(await supersedingOf(asked, rows))]).slice(0, rows.length);
}

const pairOf = ({ mission, contributor }: DecisionRow): string => JSON.stringify([mission, contributor]);

type Files = readonly DecisionRow[];

/** The same question, put to files beside others, and answered once as long as both are the very same: two states often have them. */
function rememberedBeside(ask: (files: Files, beside: Files) => Files): (files: Files, beside: Files) => Files {
  const asked = new WeakMap<Files, { readonly beside: Files; readonly answer: Files }>();
  return (files, others) => {
    if (others.length === 0) return files;
    const beside = sameList(others);
    const known = asked.get(files);
    if (known?.beside === beside) return known.answer;
    const answer = ask(files, beside);
    asked.set(files, { beside, answer });
    return answer;
  };
}

/** Files that are counted together, as those leave them that take the place of one, or of a commitment in one. */
function leftBy(own: Files, takers: Files): Files {
  const superseded = takers.length > 0 ? supersededIn([...own, ...takers], takers) : new Map<string, boolean>();
  return superseded.size === 0 ? own : own.map((file) => asSuperseded(file, superseded));
}

/** Files that are counted together, where others that are not take the place of one, or of a commitment in one. */
export const supersededFromElsewhere = rememberedBeside((own, elsewhere) => leftBy(own, takersOf(own, elsewhere)));

/**
 * The same of the files of several parties and missions, where those of one party in a mission are counted together. What these say of each
 * other is looked at there.
 */
export const supersededByOthers = rememberedBeside((files, superseding) => {
  const told = new Map<DecisionRow, DecisionRow>();
  for (const [pair, own] of groupBy(files, pairOf)) {
    const takers = takersOf(own, superseding).filter((other) => pairOf(other) !== pair);
    for (const [index, file] of leftBy(own, takers).entries()) told.set(own[index] ?? file, file);
  }
  return sameList(files.map((file) => told.get(file) ?? file));
});

/** The same files, where those whose place another of them takes, or a commitment in another, are over, or may be. */
export const withSuperseded = remembered((files: readonly DecisionRow[]): readonly DecisionRow[] => {
  const superseded = supersededIn(files);
  return superseded.size === 0 ? files : files.map((file) => asSuperseded(file, superseded));
});
