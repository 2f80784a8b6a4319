import { groupBy } from '../group-by.js';
import { remembered } from '../remembered.js';
import { twinLinks } from './links.js';
import { reachedFrom } from './reached.js';
import type { DecisionRow } from './row.js';

/** A file that is the same as another, and whether that is certain. */
export interface Twin {
  readonly file: DecisionRow;
  readonly certain: boolean;
}

/** Of these files those that are the same, or say again what the other says, by one or by several links, whichever of them says so; by id. */
export const twinsIn = remembered((files: readonly DecisionRow[]): ReadonlyMap<string, readonly Twin[]> => {
  if (!files.some(({ links }) => links.length > 0)) return new Map();
  const byName = new Map(files.map((file) => [`decisions/${file.id}`, file]));
  const pairs = files.flatMap((file) =>
    twinLinks(file).flatMap(({ to, certain }) => {
      const other = byName.get(to);
      if (!other || other === file) return [];
      return [
        { from: file, to: other, certain },
        { from: other, to: file, certain },
      ];
    }),
  );
  const direct = groupBy(pairs, ({ from }) => from);
  return new Map(
    [...direct.keys()].map((file) => [
      file.id,
      reachedFrom(file, (one) => direct.get(one) ?? []).map(({ to, certain }) => ({ file: to, certain })),
    ]),
  );
});
