import { groupBy } from '../group-by.js';
import { remembered } from '../remembered.js';
import { twinLinks } from './links.js';
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
        { id: file.id, twin: { file: other, certain } },
        { id: other.id, twin: { file, certain } },
      ];
    }),
  );
  const direct = groupBy(pairs, ({ id }) => id);
  return new Map([...direct.keys()].map((id) => [id, twinsAlong(id, (one) => direct.get(one) ?? [])]));
});

/** All that links lead to from a file over others, the certain ones first. */
function twinsAlong(id: string, linkedTo: (id: string) => readonly { readonly twin: Twin }[]): readonly Twin[] {
  const found = new Map<string, Twin>();
  const looked = [{ id, certain: true }];
  for (const { id: from, certain } of looked) {
    for (const { twin } of linkedTo(from).toSorted((a, b) => Number(b.twin.certain) - Number(a.twin.certain))) {
      if (twin.file.id === id || found.has(twin.file.id)) continue;
      const reached = { file: twin.file, certain: certain && twin.certain };
      found.set(twin.file.id, reached);
      looked.push({ id: twin.file.id, certain: reached.certain });
    }
  }
  return [...found.values()].toSorted((a, b) => Number(b.certain) - Number(a.certain));
}
