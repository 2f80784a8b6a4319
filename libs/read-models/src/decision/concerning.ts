import type { PieceFilter } from '@acta/projections';
import type { PieceSource } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import { groupBy } from '../group-by.js';
import { remembered, sameList } from '../remembered.js';
import { concernedIn, concerningLinks, fileLinked, saidAgainIn, twinLinks } from './links.js';
import { keysOfConcerning, keysOfRetracting } from './keys.js';
import type { DecisionRow } from './row.js';
import { decisions } from './timeline.js';

/** Files by what they concern in others. */
const concerningIn = remembered((files: readonly DecisionRow[]): ReadonlyMap<string, readonly DecisionRow[]> => {
  const concerning = files.flatMap((file) => concerningLinks(file).map(({ to }) => ({ to, file })));
  return new Map([...groupBy(concerning, ({ to }) => to)].map(([to, all]) => [to, all.map(({ file }) => file)]));
});

/** Files by what was retracted in them. */
const retractingIn = remembered((files: readonly DecisionRow[]) => {
  const retracted = files.flatMap((file) => (file.retracted ?? []).map(({ event }) => [event, file] as const));
  return groupBy(retracted, ([event]) => event);
});

const byId = remembered((files: readonly DecisionRow[]) => groupBy(files, ({ id }) => id));

/** The ids of the files that this one says to be the same as. */
const twinsNamed = (file: DecisionRow): readonly string[] => twinLinks(file).flatMap(({ to }) => fileLinked(to) ?? []);

/**
 * Of other files those that concern these, and those that concern such: they take the place of one, or of something in one, answer a request
 * in it, or are the same, whichever of the two says so; they say again what was said in one, or what one says again was said in them and retracted.
 */
export function concerningAmong(files: readonly DecisionRow[], others: readonly DecisionRow[]): readonly DecisionRow[] {
  const concerning = concerningIn(others);
  if (concerning.size === 0 && !files.some(({ links }) => links.length > 0)) return [];
  const isOwn = new Set(files);
  const found = new Set<DecisionRow>();
  for (let looked = files; looked.length > 0;) {
    const twins = new Set(looked.flatMap(twinsNamed));
    const named = [
      ...looked.flatMap((file) => concernedIn(file).flatMap((name) => concerning.get(name) ?? [])),
      ...[...twins].flatMap((id) => byId(others).get(id) ?? []),
      ...looked.flatMap(saidAgainIn).flatMap((to) => (retractingIn(others).get(to) ?? []).map(([, file]) => file)),
    ];
    looked = [...new Set(named)].filter((file) => !isOwn.has(file) && !found.has(file));
    for (const file of looked) found.add(file);
  }
  return [...found];
}

/**
 * What is found of the files beside these that concern one of them, and of those that concern such.
 * @param find what is found by keys, among which there may be others, or by streams
 */
export async function concerningFound<Found extends { readonly row: DecisionRow }>(
  pieces: PieceSource,
  rows: readonly DecisionRow[],
  find: (filter: PieceFilter) => Promise<readonly Found[]>,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  const known = new Set(rows.map(({ id }) => id));
  for (let looked = rows; looked.length > 0;) {
    const twins = new Set(looked.flatMap(twinsNamed).filter((id) => !known.has(id)));
    const again = looked.flatMap(saidAgainIn);
    const [byKeys, retracting, byName] = await Promise.all([
      find(await pieces.narrowed(decisions, { keys: keysOfConcerning(looked) })),
      again.length > 0 ? find({ keys: keysOfRetracting(again) }) : [],
      twins.size > 0 ? find({ streams: [...twins].map((id) => `decision-${id}`) }) : [],
    ]);
    const isNamed = new Set([...twins, ...retracting.map(({ row }) => row.id)]);
    const others = [
      ...retracting.filter(({ row }) => !twins.has(row.id)),
      ...byKeys.filter(({ row }) => !isNamed.has(row.id)),
    ];
    const concerning = new Set(
      concerningAmong(
        looked,
        others.map(({ row }) => row),
      ),
    );
    const added = [...byName, ...others.filter(({ row }) => concerning.has(row) && !known.has(row.id))];
    for (const { row } of added) known.add(row.id);
    found.push(...added);
    looked = added.map(({ row }) => row);
  }
  return found;
}

/** Those files on that day. */
export const concerningOf = async (
  { pieces, validAt }: Asked,
  rows: readonly DecisionRow[],
): Promise<readonly DecisionRow[]> =>
  (await concerningFound(pieces, sameList(rows), (filter) => pieces.at(decisions, validAt, filter))).map(
    ({ row }) => row,
  );
