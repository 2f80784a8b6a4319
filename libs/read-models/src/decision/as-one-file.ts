import { groupBy } from '../group-by.js';
import { remembered } from '../remembered.js';
import { mandatesOf } from './joined-steps.js';
import { fileLinked, twinLinks } from './links.js';
import type { DecisionRow } from './row.js';
import { twinsIn, type Twin } from './twins.js';
import { isOver } from './uncounted.js';

type Files = readonly [DecisionRow, ...DecisionRow[]];
type Beside = NonNullable<DecisionRow['elsewhere']>;

const members = new WeakMap<DecisionRow, readonly string[]>();

/** The ids of the files that a file was made of, or its own. */
export const idsIn = (file: DecisionRow): readonly string[] => members.get(file) ?? [file.id];

/** The file that others say to be the same as comes first, whatever is said in it: it is the same one on every day. */
function inOrder(files: readonly DecisionRow[]): Files {
  const names = new Set(files.map(({ id }) => `decisions/${id}`));
  const leadsOn = (file: DecisionRow): number => Number(twinLinks(file).some(({ to }) => names.has(to)));
  return files.toSorted((a, b) => leadsOn(a) - leadsOn(b)) as unknown as Files;
}

/** Where a body stands by what each file tells, with the steps in the others: as a certain step has it, if there is any, and as it may be in each. */
function together([first, ...rest]: DecisionRow['approvals']): DecisionRow['approvals'] {
  if (!first || rest.length === 0) return first ? [first] : [];
  const told = [first, ...rest];
  const sure = told.find(({ certain }) => certain) ?? first;
  const others = told.filter((one) => one !== sure).flatMap((one) => one.possibly ?? []);
  if (others.length === 0) return [sure];
  const also = others.map((one) => ({ ...one, mandates: mandatesOf(sure, one) }));
  return [{ ...sure, possibly: [...(sure.possibly ?? []), ...also] }];
}

/**
 * Files as the first of them.
 * @param areSame whether that is certain: then each tells the steps that a body took in any of them
 * @param beside what is decided and deployed in others that are the same, and over, or looked at elsewhere
 */
function merged([first, ...others]: Files, beside: Beside, areSame: boolean): DecisionRow {
  const all = [first, ...others];
  const { ways, elsewhere: _, outcome: _outcome, possibly: _possibly, ...told } = first;
  const { status, outcome, possibly } = all.find((file) => !isOver(file) && !file.possibly) ?? first;
  const decided = [...all, ...beside].flatMap(({ approvals }) => approvals);
  const byBody = groupBy(decided, ({ body }) => body);
  const row: DecisionRow = {
    ...told,
    ...{ status, ...(outcome && { outcome }), ...(possibly && { possibly }) },
    requests: all.flatMap(({ requests }) => requests),
    studies: all.flatMap(({ studies }) => studies),
    commitments: all.flatMap(({ commitments }) => commitments),
    approvals: areSame ? [...byBody.values()].flatMap(together) : decided,
    deployments: [...all, ...beside].flatMap(({ deployments }) => deployments),
    links: all.flatMap(({ links }) => links),
    ...(others.length === 0 && ways && { ways }),
  };
  members.set(
    row,
    all.map(({ id }) => id),
  );
  return row;
}

/** A file whose links lead to those that others were made one with. */
function relinked(file: DecisionRow, madeOne: ReadonlyMap<string, string>): DecisionRow {
  const own = `decisions/${file.id}`;
  const links = file.links.flatMap((link) => {
    const to = madeOne.get(fileLinked(link.to) ?? '');
    if (to === undefined) return link;
    return `decisions/${to}` === own ? [] : { ...link, to: `decisions/${to}` };
  });
  const row = { ...file, links };
  members.set(row, idsIn(file));
  return row;
}

const standing = (file: DecisionRow): string => (isOver(file) ? `closed ${file.outcome}` : 'open');

function madeOne(files: readonly DecisionRow[], areSame: boolean): readonly DecisionRow[] {
  const twins = twinsIn(files);
  const sameAs = ({ id }: DecisionRow): readonly DecisionRow[] =>
    (twins.get(id) ?? []).flatMap(({ file, certain }) => (certain || !areSame ? file : []));
  const made = new Map<string, string>();
  const rows = files.flatMap((file): readonly DecisionRow[] => {
    if (made.has(file.id)) return [];
    const same = sameAs(file);
    const isAlike = (other: DecisionRow): boolean => standing(other) === standing(file);
    const all = inOrder([file, ...same.filter(isAlike)]);
    const beside = [...same.filter((other) => !isAlike(other)), ...all.flatMap(({ elsewhere = [] }) => elsewhere)];
    if (all.length + beside.length === 1) return [file];
    for (const { id } of all) made.set(id, all[0].id);
    return [merged(all, beside, areSame)];
  });
  const isLinked = ({ links }: DecisionRow): boolean => links.some(({ to }) => made.has(fileLinked(to) ?? ''));
  return rows.map((file) => (isLinked(file) ? relinked(file, made) : file));
}

const areAny = (files: readonly DecisionRow[], isMeant: (twin: Twin) => boolean): boolean =>
  [...twinsIn(files).values()].flat().some(isMeant);

/** Files of which those that are certainly the same, and are open or were closed alike, are one, told as the first of them. */
export const asOneFile = remembered((files: readonly DecisionRow[]): readonly DecisionRow[] =>
  files.some(({ elsewhere }) => elsewhere) || areAny(files, ({ certain }) => certain) ? madeOne(files, true) : files,
);

/** The same where those are one too that may be the same; the very same as that where none are. */
export const perhapsAsOneFile = remembered((files: readonly DecisionRow[]): readonly DecisionRow[] =>
  areAny(files, ({ certain }) => !certain) ? madeOne(files, false) : asOneFile(files),
);
