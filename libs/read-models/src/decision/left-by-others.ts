import type { Asked } from '../pieces/times.js';
import { groupBy } from '../group-by.js';
import { remembered, sameList } from '../remembered.js';
import { concerningAmong, concerningOf } from './concerning.js';
import { leftAmong } from './left-as.js';
import { linkedFiles } from './linked-files.js';
import { saidNow } from './said-now.js';
import type { DecisionRow } from './row.js';

type Files = readonly DecisionRow[];

/** The same question, put to files beside others, and answered once as long as both are the very same: two states often have them. */
function rememberedBeside(ask: (files: Files, beside: Files) => Files): (files: Files, beside: Files) => Files {
  const asked = new WeakMap<Files, { readonly beside: Files; readonly answer: Files }>();
  return (files, others) => {
    if (others.length === 0) return saidNow(files);
    const beside = others === files ? files : sameList(others);
    const known = asked.get(files);
    if (known?.beside === beside) return known.answer;
    const answer = ask(files, beside);
    asked.set(files, { beside, answer });
    return answer;
  };
}

const isLinked = ({ links }: DecisionRow): boolean => links.length > 0;

const leftTogether = rememberedBeside(leftAmong);

/** Files as others leave them: those that links lead to and from, each with its own, rest on nothing else. */
function leftBy(files: Files, beside: Files): Files {
  const all = files === beside ? files : [...files, ...beside];
  if (!all.some(isLinked)) return files;
  const [isOwn, isBeside] = [new Set(files), new Set(beside)];
  const left = new Map<DecisionRow, DecisionRow>();
  for (const group of linkedFiles(all)) {
    if (!group.some(isLinked)) continue;
    const own = files === beside ? group : sameList(group.filter((file) => isOwn.has(file)));
    const others = files === beside ? group : group.filter((file) => isBeside.has(file));
    for (const [index, file] of leftTogether(own, others).entries()) left.set(own[index] ?? file, file);
  }
  return files.map((file) => left.get(file) ?? file);
}

const pairOf = ({ mission, contributor }: DecisionRow): string => JSON.stringify([mission, contributor]);

/** Files that are counted together, as those leave them that are not and concern one of them. */
export const leftFromElsewhere = rememberedBeside((own, elsewhere) => leftBy(own, concerningAmong(own, elsewhere)));

/**
 * The same of the files of several parties and missions, where those of one party in a mission are counted together. What these say of each
 * other is looked at there.
 */
export const leftByOthers = rememberedBeside((files, others) => {
  const told = new Map<DecisionRow, DecisionRow>();
  for (const [pair, own] of groupBy(files, pairOf)) {
    const concerning = concerningAmong(own, others).filter((other) => pairOf(other) !== pair);
    for (const [index, file] of leftBy(own, concerning).entries()) told.set(own[index] ?? file, file);
  }
  return sameList(files.map((file) => told.get(file) ?? file));
});

/** The same files as they leave each other: superseded by another, or answered or approved in it, for certain or perhaps. */
export const leftByEachOther = remembered((files: Files): Files => leftBy(files, files));

/** These files, as all leave them that are on record on that day. */
export async function leftByAll(asked: Asked, rows: Files): Promise<Files> {
  return leftByEachOther([...rows, ...(await concerningOf(asked, rows))]).slice(0, rows.length);
}
