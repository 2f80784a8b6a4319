import { remembered, sameList } from '../remembered.js';
import { concernedIn } from './links.js';
import type { DecisionRow } from './row.js';

const alone = remembered((file: DecisionRow): readonly DecisionRow[] => [file]);

/** Files in groups within which links lead from one to another; most files are alone. In the order of their first ones. */
export const linkedFiles = remembered((files: readonly DecisionRow[]): readonly (readonly DecisionRow[])[] => {
  const links = files.flatMap((file) => file.links.map(({ to }) => ({ file, to: to.toLowerCase() })));
  if (links.length === 0) return files.map(alone);
  const wanted = new Set(links.map(({ to }) => to));
  const holding = new Map<string, DecisionRow>();
  for (const file of files) for (const name of concernedIn(file)) if (wanted.has(name)) holding.set(name, file);
  const groups = new Map<DecisionRow, DecisionRow[]>();
  for (const { file, to } of links) {
    const other = holding.get(to);
    if (!other || other === file) continue;
    const [own, theirs] = [groups.get(file) ?? [file], groups.get(other) ?? [other]];
    const [both, fewer] = own.length < theirs.length ? [theirs, own] : [own, theirs];
    if (own !== theirs) both.push(...fewer);
    for (const one of fewer) groups.set(one, both);
    groups.set(file, both).set(other, both);
  }
  const place = new Map(files.map((file, index) => [file, index]));
  const inOrder = (a: DecisionRow, b: DecisionRow): number => Number(place.get(a)) - Number(place.get(b));
  const told = new Set<readonly DecisionRow[]>();
  return files.flatMap((file) => {
    const group = groups.get(file);
    if (!group) return [alone(file)];
    if (told.has(group)) return [];
    told.add(group);
    return [sameList(group.toSorted(inOrder))];
  });
});
