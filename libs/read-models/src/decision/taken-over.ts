import { groupBy } from '../group-by.js';
import { remembered } from '../remembered.js';
import { variantsOf, type Held } from '../time/held.js';
import type { Approval } from './approval.js';
import { isLive, type Commitment } from './commitments.js';
import { isPhase, type Deployment } from './deployments.js';
import { fileLinked, type Linked } from './links.js';
import type { Request } from './requests.js';
import type { DecisionRow } from './row.js';
import { twinsIn } from './twins.js';

/** What runs side by side in a file, and is taken over by another file one by one; `awaited`: at bodies. */
export type FileTrack = 'requests' | 'commitments' | 'awaited' | 'approvals' | 'mandates' | 'deployments';

const fileTracks: readonly FileTrack[] = ['requests', 'commitments', 'awaited', 'approvals', 'mandates', 'deployments'];

/** True: certainly; false: perhaps; undefined: not. */
export type Sure = boolean | undefined;

export const either = (a: Sure, b: Sure): Sure => (a === undefined ? b : b === undefined ? a : a || b);

const both = (a: Sure, b: Sure): Sure => (a === undefined || b === undefined ? undefined : a && b);

function anySure<T extends object>(items: readonly Held<T>[], is: (state: T) => boolean): Sure {
  const said = items.filter((item) => variantsOf<T>(item).some(is));
  return said.length === 0 ? undefined : said.some((item) => item.certain && variantsOf<T>(item).every(is));
}

/** What is said again is said by whoever said it, and takes no place. */
const isOwn = ({ restates }: { readonly restates?: string }): boolean => restates === undefined;
const isPromised = (one: Commitment): boolean => one.status !== 'intended' && isOwn(one);
const isApproved = ({ approved, again, gaveWay }: Approval): boolean => approved !== undefined && !(again && gaveWay);
const isMandated = ({ mandates }: Approval): boolean => mandates.length > 0;
/** Mandates are a track of their own. */
const isAllowing = ({ amount }: Approval): boolean => amount !== undefined;
/** So many more or fewer are a phase of what is there by the old file. */
const isBegun = (deployment: Deployment): boolean =>
  deployment.status !== 'ordered' && !isPhase(deployment) && isOwn(deployment);

/** Whether a file says so much in a track that what another says there gives way to it: a promise leaves nothing to ask for. */
const says: Readonly<Record<FileTrack, (file: DecisionRow) => Sure>> = {
  requests: ({ requests, commitments }) => either(anySure<Request>(requests, isOwn), anySure(commitments, isPromised)),
  commitments: ({ commitments }) => anySure(commitments, isPromised),
  awaited: ({ approvals }) => anySure<Approval>(approvals, () => true),
  approvals: ({ approvals }) => anySure(approvals, isApproved),
  // Each runs until the first day of another, whatever is granted by then.
  mandates: () => undefined,
  // What was paid stays paid.
  deployments: ({ kind, deployments }) => (kind === 'funds' ? undefined : anySure(deployments, isBegun)),
};

/** In which tracks a file says so much. */
export const saidInTracks = (file: DecisionRow): readonly (boolean | null)[] =>
  fileTracks.map((track) => says[track](file) ?? null);

/** Whether something stands in a track that would be lost. What is merely awaited is not. */
const stands: Readonly<Record<FileTrack, (file: DecisionRow) => Sure>> = {
  requests: ({ requests }) => anySure<Request>(requests, ({ status }) => status !== 'declined' && status !== 'lapsed'),
  commitments: ({ commitments }) => anySure<Commitment>(commitments, isLive),
  awaited: () => undefined,
  approvals: ({ approvals }) => anySure<Approval>(approvals, isAllowing),
  mandates: ({ approvals }) => anySure<Approval>(approvals, isMandated),
  deployments: ({ deployments }) => anySure<Deployment>(deployments, ({ status }) => status !== 'ended'),
};

/** That a file takes the place of something, and whether that is certain. */
export interface Taken extends Linked {
  readonly by: DecisionRow;
  /** It is certain but for whether that says anything: either it does, or what it takes the place of stands. */
  readonly isEither?: true;
}

/** What takes places, by whose place that is. */
type ByPlace = ReadonlyMap<string, readonly Taken[]>;

export const byPlaceOf = (taken: readonly Taken[]): ByPlace => groupBy(taken, ({ to }) => to);

/** A file, and after it those that take its place, also in turn. */
export function inPlaceOf(file: DecisionRow, byPlace: ByPlace): readonly DecisionRow[] {
  const found = new Set([file]);
  for (const { id } of found) for (const { by } of byPlace.get(`decisions/${id}`) ?? []) found.add(by);
  return [...found];
}

/** Whether a file says something in a track, or one that takes its place in turn; asked once of each. */
function saidAlong(taken: readonly Taken[]): (file: DecisionRow, track: FileTrack) => Sure {
  const [all, certain] = [byPlaceOf(taken), byPlaceOf(taken.filter((one) => one.certain))];
  const along = remembered((file: DecisionRow) => ({
    surely: inPlaceOf(file, certain),
    perhaps: inPlaceOf(file, all),
  }));
  return (file, track) => {
    const { surely, perhaps } = along(file);
    if (surely.some((one) => says[track](one) === true)) return true;
    return perhaps.some((one) => says[track](one) !== undefined) ? false : undefined;
  };
}

/** Whether nothing stands in a file any more that would be lost if it were over, as these take its place. */
function isTakenWhole(file: DecisionRow, by: readonly Taken[], saidBy: ReturnType<typeof saidAlong>): Sure {
  return fileTracks.reduce<Sure>(
    (whole, track) => {
      const standing = stands[track](file);
      if (standing === undefined) return whole;
      const over = by.reduce<Sure>((sure, one) => either(sure, both(one.certain, saidBy(one.by, track))), undefined);
      return both(whole, over === true ? true : standing ? over : false);
    },
    by.some(({ certain }) => certain),
  );
}

/**
 * What is taken over in a track, or as a whole, and whether that is certain. One that was merely opened takes over nothing that stands: each
 * track goes on in the old file until the new one says something in it. Once nothing is left that would be lost, the old one is over.
 * @param taken whose place files say to take, or that of a commitment or a request
 */
export function takenOver(
  files: readonly DecisionRow[],
  taken: readonly Taken[],
  track: FileTrack | 'whole',
): readonly Taken[] {
  const saidBy = saidAlong(taken);
  if (track !== 'whole')
    return taken.flatMap((one) => {
      if (fileLinked(one.to) === undefined) return [one];
      const said = saidBy(one.by, track);
      const isEither = one.certain && said === false;
      return withSure({ ...one, ...(isEither && { isEither }) }, both(one.certain, said));
    });
  const byId = new Map(files.map((file) => [file.id, file]));
  return [...byPlaceOf(taken)].flatMap(([to, by]) => {
    const old = fileLinked(to);
    if (old === undefined) return by;
    const file = byId.get(old);
    if (!file) return by;
    // What stands in a file that is the same would be lost as well.
    const same = (twinsIn(files).get(old) ?? []).filter((twin) => twin.certain && twin.file.status === 'open');
    const whole = [file, ...same.map((twin) => twin.file)].reduce<Sure>(
      (sure, each) => both(sure, isTakenWhole(each, by, saidBy)),
      true,
    );
    return by.flatMap((one) => withSure(one, whole));
  });
}

const withSure = (one: Taken, certain: Sure): readonly Taken[] => (certain === undefined ? [] : [{ ...one, certain }]);
