import type { Asked } from '../pieces/times.js';
import { groupBy } from '../group-by.js';
import { remembered, sameList } from '../remembered.js';
import { answersIn, withAnswers } from './answered.js';
import { concerningAmong, concerningOf } from './concerning.js';
import { isLive, type Commitment } from './commitments.js';
import { gaveWay, lessAwaited, lessTaken } from './given-way.js';
import type { Answering } from './links.js';
import { alsoAs } from './otherwise.js';
import { isAnswered, type Request } from './requests.js';
import { withStudiesOf, withoutRequest } from './studied-in-twins.js';
import { approvalsWithTwins, deploymentsWithTwins } from './told-in-twins.js';
import { twinsIn, type Twin } from './twins.js';
import { either, fileTracks, inPlaceOf, type FileTrack, type Sure } from './taken-over.js';
import { isOver, supersededIn, takenIn } from './uncounted.js';
import { waysLeft } from './ways-left.js';
import type { DecisionRow, FileStatus } from './row.js';

const SUPERSEDED: FileStatus = { status: 'closed', outcome: 'superseded' };

/** What files say of others. */
interface Concerning {
  /** What they take the place of, in each track and as a whole, and whether that is certain. */
  readonly superseded: ReadonlyMap<FileTrack | 'whole', ReadonlyMap<string, boolean>>;
  readonly answers: ReadonlyMap<string, Answering>;
  readonly twins: ReadonlyMap<string, readonly Twin[]>;
  /** The files that take the place of one where bodies decide. */
  readonly inPlace: (file: DecisionRow) => readonly DecisionRow[];
  /** The files that are looked at elsewhere. */
  readonly elsewhere: ReadonlySet<DecisionRow>;
}

/** Files that others concern are few, and one is asked about on every day on which something beside it changes. */
const known = new WeakMap<DecisionRow, Map<string, DecisionRow>>();

/** The very same row for the same changes. */
function changed(file: DecisionRow, changes: Partial<DecisionRow>, whole: boolean | undefined): DecisionRow {
  const name = JSON.stringify([changes, whole]);
  const made = known.get(file) ?? new Map<string, DecisionRow>();
  known.set(file, made);
  const found = made.get(name) ?? asOver({ ...file, ...changes }, whole);
  made.set(name, found);
  return found;
}

/** @param superseded whether another certainly takes its place; undefined: none does */
const asOver = (file: DecisionRow, superseded: boolean | undefined): DecisionRow =>
  superseded === undefined ? file : (alsoAs<FileStatus>(file, SUPERSEDED, superseded) as DecisionRow);

/** What is decided and deployed elsewhere in a party's files that are the same; what bodies decide for a mission is nothing to what is of none. */
function toldElsewhere(file: DecisionRow, { twins, elsewhere }: Concerning): DecisionRow['elsewhere'] {
  const same = (twins.get(file.id) ?? []).filter(
    (twin) => elsewhere.has(twin.file) && twin.file.contributor === file.contributor,
  );
  if (same.length === 0) return undefined;
  return same.map(({ file: other, certain }) => {
    const perhaps = <T extends { readonly certain: boolean }>(items: readonly T[]): readonly T[] =>
      certain ? items : items.map((item) => ({ ...item, certain: false }));
    const approvals = approvalsWithTwins(other, twins.get(other.id) ?? []);
    return {
      approvals: file.mission === undefined ? [] : perhaps(approvals),
      deployments: perhaps(other.deployments),
    };
  });
}

const isOther = (list: readonly object[], before: readonly object[]): boolean =>
  list.length !== before.length || list.some((item, index) => item !== before[index]);

/** A file as others leave it. */
function leftAs(file: DecisionRow, concerning: Concerning): DecisionRow {
  const { superseded, answers, twins, inPlace } = concerning;
  const same = twins.get(file.id) ?? [];
  const elsewhere = toldElsewhere(file, concerning);
  const takenIn = (of: FileTrack | 'whole', name = `decisions/${file.id}`): Sure => superseded.get(of)?.get(name);
  const whole = isOver(file) ? undefined : takenIn('whole');
  const goneIn = (track: FileTrack): Sure => (isOver(file) || whole ? undefined : takenIn(track));
  const [asked, promised] = [goneIn('requests'), goneIn('commitments')];
  const taken = file.commitments.map((item) =>
    either(takenIn('commitments', item.event), isLive(item) ? promised : undefined),
  );
  const lists = {
    commitments: file.commitments.map((item, index) => {
      const certain = taken[index];
      return certain === undefined ? item : alsoAs<Commitment>(item, { status: 'superseded' }, certain);
    }),
    studies: withoutRequest(file, same),
    requests: withAnswers({ ...file, requests: withStudiesOf(file.requests, same) }, answers).map((item) => {
      const certain = either(takenIn('requests', item.event), asked);
      return certain === undefined || isAnswered(item) ? item : alsoAs<Request>(item, { status: 'lapsed' }, certain);
    }),
    approvals: approvalsWithTwins(file, same).flatMap((approval) =>
      lessAwaited(approval, goneIn('awaited')).map((one) => gaveWay(one, goneIn('approvals'), inPlace(file))),
    ),
    deployments: lessTaken(deploymentsWithTwins(file.deployments, same), goneIn('deployments')),
  };
  const changes = Object.entries(lists).filter(([name, list]) => isOther(list, file[name as keyof typeof lists]));
  if (changes.length === 0 && whole === undefined && !elsewhere) return file;
  const ways = waysLeft(file, taken, promised);
  return changed(
    file,
    { ...Object.fromEntries(changes), ...(ways && { ways }), ...(elsewhere && { elsewhere }) },
    whole,
  );
}

type Files = readonly DecisionRow[];

/** Files as others leave them. */
function leftBy(own: Files, others: Files): Files {
  if (!others.some(({ links }) => links.length > 0) && !own.some(({ links }) => links.length > 0)) return own;
  const all = [...new Set([...own, ...others])];
  const superseded = new Map(
    (['whole', ...fileTracks] as const).map((of) => [of, supersededIn(all, of, others)] as const),
  );
  const found = { superseded, answers: answersIn(others), twins: twinsIn(all) };
  if ([...superseded.values(), found.answers, found.twins].every(({ size }) => size === 0)) return own;
  const here = new Set(own);
  const elsewhere = new Set(others.filter((file) => !here.has(file)));
  const taken = takenIn(all, 'approvals', others);
  const inPlace = (file: DecisionRow): readonly DecisionRow[] => inPlaceOf(file, taken).slice(1);
  return own.map((file) => leftAs(file, { ...found, inPlace, elsewhere }));
}

const pairOf = ({ mission, contributor }: DecisionRow): string => JSON.stringify([mission, contributor]);

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
