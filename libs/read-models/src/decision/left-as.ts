import { answersIn, withAnswers } from './answered.js';
import { changedRow } from './changed-row.js';
import { isLive, type Commitment } from './commitments.js';
import { continuedIn } from './continued.js';
import { gaveWay, lessAwaited, lessTaken } from './given-way.js';
import type { Answering } from './links.js';
import { alsoAs } from './otherwise.js';
import { placesTaken } from './places-taken.js';
import { isAnswered, type Request } from './requests.js';
import { withStudiesOf, withoutRequest } from './studied-in-twins.js';
import { withSaidNow } from './said-now.js';
import { lessDeployed, lessGranted, replacedGrants, type ReplacedGrants } from './taken-by-events.js';
import { approvalsWithTwins, deploymentsWithTwins } from './told-in-twins.js';
import { twinsIn, type Twin } from './twins.js';
import { byPlaceOf, either, inPlaceOf, type Sure } from './taken-over.js';
import { isOver, supersededIn, takenIn } from './uncounted.js';
import { waysLeft } from './ways-left.js';
import type { DecisionRow } from './row.js';

/** The tracks of which nothing is left in a file whose place is taken there: a mandate says itself until when it runs. */
const tracks = ['requests', 'commitments', 'awaited', 'approvals', 'deployments'] as const;
type Track = (typeof tracks)[number];

/** What files say of others. */
interface Concerning {
  /** What they take the place of, in each track and as a whole, and whether that is certain. */
  readonly superseded: ReadonlyMap<Track | 'whole', ReadonlyMap<string, boolean>>;
  readonly answers: ReadonlyMap<string, Answering>;
  readonly twins: ReadonlyMap<string, readonly Twin[]>;
  /** The grants of which those in other files take the place. */
  readonly replaced: ReplacedGrants;
  /** The files that take the place of one where bodies decide. */
  readonly inPlace: (file: DecisionRow) => Readonly<Record<'surely' | 'perhaps', Files>>;
  /** What is deployed in a file, as the others continue or end it. */
  readonly deploymentsOf: (file: DecisionRow) => DecisionRow['deployments'];
  /** The files that are looked at elsewhere. */
  readonly elsewhere: ReadonlySet<DecisionRow>;
}

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
  const { superseded, answers, twins, inPlace, replaced, deploymentsOf } = concerning;
  const same = twins.get(file.id) ?? [];
  const elsewhere = toldElsewhere(file, concerning);
  const placeTaken = (of: Track | 'whole', name = `decisions/${file.id}`): Sure => superseded.get(of)?.get(name);
  const whole = isOver(file) ? undefined : placeTaken('whole');
  const goneIn = (track: Track): Sure => (isOver(file) || whole ? undefined : placeTaken(track));
  const [asked, promised, allowed] = [goneIn('requests'), goneIn('commitments'), goneIn('approvals')];
  const taken = file.commitments.map((item) =>
    either(placeTaken('commitments', item.event), isLive(item) ? promised : undefined),
  );
  const lists = {
    commitments: file.commitments.map((item, index) => {
      const certain = taken[index];
      return certain === undefined ? item : alsoAs<Commitment>(item, { status: 'superseded' }, certain);
    }),
    studies: withoutRequest(file, same),
    requests: withAnswers({ ...file, requests: withStudiesOf(file.requests, same) }, answers).map((item) => {
      const certain = either(placeTaken('requests', item.event), asked);
      return certain === undefined || isAnswered(item) ? item : alsoAs<Request>(item, { status: 'lapsed' }, certain);
    }),
    approvals: approvalsWithTwins(file, same).flatMap((approval) =>
      lessAwaited(approval, goneIn('awaited'))
        .map((one) => (allowed === undefined ? one : gaveWay(one, allowed, inPlace(file))))
        .flatMap((one) => lessGranted(one, replaced, file)),
    ),
    deployments: lessDeployed(
      lessTaken(deploymentsOf(file), goneIn('deployments')),
      superseded.get('deployments') ?? new Map(),
    ),
  };
  const changes = Object.entries(lists).filter(([name, list]) => isOther(list, file[name as keyof typeof lists]));
  if (changes.length === 0 && whole === undefined && !elsewhere) return file;
  const ways = waysLeft(file, taken, promised);
  const left = { ...Object.fromEntries(changes), ...(ways && { ways }), ...(elsewhere && { elsewhere }) };
  return changedRow(file, left, whole);
}

type Files = readonly DecisionRow[];

/** Files as others leave them, among which they may be themselves. */
export function leftAmong(files: Files, beside: Files): Files {
  const known = [...new Set([...files, ...beside])];
  const own = withSaidNow(files, known);
  if (beside.length === 0) return own;
  const others = files === beside ? own : withSaidNow(beside, known);
  const all = own === others ? own : [...new Set([...own, ...others])];
  const [answers, twins] = [answersIn(others), twinsIn(all)];
  if (placesTaken(all).length === 0 && answers.size === 0 && twins.size === 0) return own;
  const superseded = new Map((['whole', ...tracks] as const).map((of) => [of, supersededIn(all, of, others)] as const));
  const here = new Set(own);
  const elsewhere = new Set(others.filter((file) => !here.has(file)));
  const taken = takenIn(all, 'approvals', others);
  const [surely, perhaps] = [byPlaceOf(taken.filter(({ certain }) => certain)), byPlaceOf(taken)];
  const inPlace = (file: DecisionRow) => ({
    surely: inPlaceOf(file, surely).slice(1),
    perhaps: inPlaceOf(file, perhaps).slice(1),
  });
  const replaced = replacedGrants(taken);
  const toldOf = ({ id, deployments }: DecisionRow) => deploymentsWithTwins(deployments, twins.get(id) ?? []);
  const continued = own === others ? continuedIn(all, toldOf) : undefined;
  const deploymentsOf = (file: DecisionRow) => continued?.get(file) ?? toldOf(file);
  return own.map((file) => leftAs(file, { superseded, answers, twins, replaced, inPlace, deploymentsOf, elsewhere }));
}
