import { remembered } from '../remembered.js';
import { stateOf, variantsOf, type Held } from '../time/held.js';
import type { Approval } from './approval.js';
import { isVague } from './bounds.js';
import { linesIn, placesTaken } from './places-taken.js';
import type { DecisionRow } from './row.js';
import { isOver } from './uncounted.js';

const isReplacedVaguely = ({ mandates }: Approval): boolean =>
  mandates.some(({ replaced }) => replaced && isVague(replaced));

/** Whether what a body allowed gives way to another file on a vague day. */
const mayHaveGivenWay = (approval: Held<Approval>): boolean =>
  (approval.possibly ?? []).some(({ gaveWay }) => gaveWay) || variantsOf<Approval>(approval).some(isReplacedVaguely);

/** What a body allowed in one file and allows in the one that takes its place, in each way in which it may be. */
function inLine(old: Held<Approval>, now: Held<Approval>): Held<Approval> {
  const joined = (former: Approval): readonly Approval[] =>
    variantsOf<Approval>(now).map((one) => ({
      ...stateOf<Approval>(one),
      mandates: [...former.mandates, ...one.mandates],
    }));
  const hasGivenWay = old.gaveWay === true;
  const [first = old, ...others] = variantsOf<Approval>(old).flatMap((former) =>
    former.gaveWay ? joined(former) : [stateOf<Approval>(former)],
  );
  const certain = old.certain && (now.certain || !hasGivenWay);
  return { ...first, certain, ...(others.length > 0 && { possibly: others }) };
}

const hasMandates = (approval: Held<Approval>): boolean =>
  variantsOf<Approval>(approval).some(({ mandates }) => mandates.length > 0);

/** The approvals of a file with those that give way to them: of the same body, or else of one that allowed nothing before. */
function withFormer(own: DecisionRow['approvals'], former: DecisionRow['approvals']): DecisionRow['approvals'] {
  const bodies = new Map(former.map((one) => [one.body, one]));
  const others = former.filter(({ body }) => !own.some((one) => one.body === body));
  const joined = own.map((one) => {
    const old = bodies.get(one.body) ?? (hasMandates(one) ? others.shift() : undefined);
    return old ? inLine(old, one) : one;
  });
  return [...joined, ...others];
}

/**
 * Files, where the mandates of one may be in force until just the day on which another that takes its place has one: told there together, of
 * which one holds.
 */
export const mandatesInLine = remembered((files: readonly DecisionRow[]): readonly DecisionRow[] => {
  if (!files.some(({ approvals }) => approvals.some(mayHaveGivenWay))) return files;
  const lineOf = linesIn(files);
  const byEvent = new Map(placesTaken(files).flatMap(({ to, by, isEither }) => (isEither ? [[to, by] as const] : [])));
  const told = new Map(files.map((file) => [file, file.approvals]));
  const toldIn = (file: DecisionRow): DecisionRow['approvals'] => told.get(file) ?? file.approvals;
  // What gave way to one that gives way in its turn is told in the last of them, whatever their ids.
  const inTurn = files
    .map((file) => ({ file, before: lineOf(file).former.length }))
    .toSorted((a, b) => a.before - b.before);
  for (const { file: old } of inTurn) {
    const former = toldIn(old).filter(mayHaveGivenWay);
    const { latter } = lineOf(old);
    const certainly = latter.flatMap(({ file, certain }) => (certain ? file : []));
    const byGrant = former.flatMap(({ events }) => events).flatMap((event) => byEvent.get(event) ?? []);
    const next = [...certainly, ...byGrant].find((file) => !isOver(file) && file.approvals.some(hasMandates));
    if (!next || next === old || former.length === 0) continue;
    told.set(next, withFormer(toldIn(next), former));
    told.set(
      old,
      toldIn(old).filter((one) => !former.includes(one)),
    );
  }
  return files.map((file) => (toldIn(file) === file.approvals ? file : { ...file, approvals: toldIn(file) }));
});
