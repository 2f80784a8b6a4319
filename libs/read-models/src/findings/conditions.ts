import type { Day } from '@acta/domain';
import type { DecisionRow } from '../decision/row.js';
import { asOneFile, perhapsAsOneFile } from '../decision/as-one-file.js';
import { isElsewhere } from '../decision/deployments.js';
import { remembered, sameList } from '../remembered.js';
import { amountUnspecified } from './amount-unspecified.js';
import { approvalAfterEffect, approvalOverdue, committedNeverApproved } from './approval-rules.js';
import { approvedNeverDeployed } from './approved-never-deployed.js';
import { presenceBeforeApproval } from './presence-before-approval.js';
import { mandateExpired } from './mandate-expired.js';
import { presenceAboveCeiling } from './presence-above-ceiling.js';
import { itemDropped, studyUnanswered } from './procedure-rules.js';
import { sourcesContradictAgain, sourcesContradictBetweenFiles } from './same-file-rules.js';
import type { FindingKind } from './kinds.js';
import { identity, type Condition, type FileRule, type Rule, type Situation } from './situation.js';
import { sourcesContradictInFile, sourcesContradictOnPresence, sourcesContradictOnTarget } from './statement-rules.js';

const withFiles = (situation: Situation, decisions: Situation['decisions']): Situation =>
  decisions === situation.decisions ? situation : { ...situation, decisions };

/** A file less what is deployed by another and said again in it: that is looked at there. */
const lessSaidAgain = remembered((file: DecisionRow): DecisionRow =>
  file.deployments.some(isElsewhere)
    ? { ...file, deployments: file.deployments.filter((one) => !isElsewhere(one)) }
    : file,
);

const ownFiles = remembered((files: readonly DecisionRow[]) =>
  files.every((file) => lessSaidAgain(file) === file) ? files : sameList(files.map(lessSaidAgain)),
);

/** A situation with those files as one that are the same; and, where some merely may be, also those. */
function ways(situation: Situation): readonly Situation[] {
  const own = ownFiles(situation.decisions);
  const [sure, perhaps] = [asOneFile(own), perhapsAsOneFile(own)];
  return (sure === perhaps ? [sure] : [sure, perhaps]).map((decisions) => withFiles(situation, decisions));
}

const certainKinds = (found: readonly Condition[]): ReadonlySet<FindingKind> =>
  new Set(found.flatMap(({ kind, certain }) => (certain ? kind : [])));

/** What is the case in one way or in another, certain as far as it is so in both. */
function inEither([one, other]: readonly (readonly Condition[])[]): readonly Condition[] {
  if (!one || !other) return one ?? [];
  const [here, there] = [one, other].map((found) => new Map(found.map((each) => [identity(each), each])));
  const [kindsHere, kindsThere] = [certainKinds(one), certainKinds(other)];
  const isSure = (name: string): boolean => here?.get(name)?.certain === true && there?.get(name)?.certain === true;
  return [...new Map([...(there ?? []), ...(here ?? [])])].map(([name, found]) => {
    if (!found.certain || isSure(name)) return found;
    const isSureOfSome = kindsHere.has(found.kind) && kindsThere.has(found.kind);
    return { ...found, certain: false, ...(isSureOfSome && { certainOfSome: true as const }) };
  });
}

type RulesOfKinds = readonly (readonly [kind: FindingKind, rule: Rule])[];

/** Each finds conditions of one kind, in files and sessions alone, as the days go by. */
const calendarRules: RulesOfKinds = [
  ['approval-overdue', approvalOverdue],
  ['item-dropped', itemDropped],
  ['amount-unspecified', amountUnspecified],
];

/** The same in files beside each other, also those that are the same. */
const rulesBetweenFiles: RulesOfKinds = [
  ['sources-contradict', sourcesContradictBetweenFiles],
  ['sources-contradict', sourcesContradictAgain],
];

/** The same in what is there, or is aimed for. */
const presenceRules: RulesOfKinds = [
  ['approved-never-deployed', approvedNeverDeployed],
  ['presence-above-ceiling', presenceAboveCeiling],
  ['presence-before-approval', presenceBeforeApproval],
  ['mandate-expired-presence-continues', mandateExpired],
  ['sources-contradict', sourcesContradictOnPresence],
  ['sources-contradict', sourcesContradictOnTarget],
];

const fileRules: readonly FileRule[] = [
  committedNeverApproved,
  approvalAfterEffect,
  sourcesContradictInFile,
  studyUnanswered,
];

const conditionsIn = remembered((file: DecisionRow) => fileRules.flatMap((rule) => rule(file)));

type Kinds = ReadonlySet<FindingKind> | undefined;

const foundBy = (rules: RulesOfKinds, situation: Situation, kinds: Kinds): readonly Condition[] =>
  rules.flatMap(([kind, rule]) => (kinds?.has(kind) === false ? [] : rule(situation)));

const inFiles = (situation: Situation, kinds: Kinds): readonly Condition[] => [
  ...situation.decisions.flatMap(conditionsIn),
  ...foundBy(calendarRules, situation, kinds),
];

/**
 * What is the case on one day after another. What files and sessions say is looked at where they are others than the time before, or the
 * calendar alone may bring something about.
 * @returns to be called with later and later days, and the kinds that matter, of which there may be others too: fewer and fewer; absent, all
 */
export function conditionsAlong(
  isTurning: (day: Day) => boolean,
): (situation: Situation, kinds?: Kinds) => readonly Condition[] {
  let last: Situation | undefined;
  let known: readonly Condition[] = [];
  return (situation, kinds) => {
    const { day, decisions, sessions } = situation;
    const each = ways(situation);
    if (last?.decisions !== decisions || last.sessions !== sessions || isTurning(day)) {
      const found = inEither(each.map((way) => inFiles(way, kinds)));
      known = [...found, ...foundBy(rulesBetweenFiles, situation, kinds)];
    }
    last = situation;
    return [...known, ...inEither(each.map((way) => foundBy(presenceRules, way, kinds)))];
  };
}

/** What is the case on a day. */
export const conditionsOn = (situation: Situation): readonly Condition[] => conditionsAlong(() => true)(situation);
