import type { Day } from '@acta/domain';
import { committedOn, type CountedIn } from '../decision/counting.js';
import { contributionsIn, type Contributions } from '../decision/parts.js';
import type { DecisionRow } from '../decision/row.js';
import { apart } from '../figure/alike.js';
import { figuresOf, figuresOfAll, type Counted, type Figure } from '../figure/figure.js';
import { together } from '../figure/whole.js';
import { membershipOf, type Parties } from './membership.js';

export interface Account extends Pick<Contributions, 'partOf'> {
  /** Of each contributor. */
  readonly counted: readonly (readonly Counted[])[];
  /** Of each event behind what is counted in the promise of a collective, that collective. */
  readonly memberOf: ReadonlyMap<string, string>;
}

/**
 * What is counted in files of one mission, and in what else the rest is: what is part of another file that promises something is in
 * that already, and so is what members promise, and theirs, in the same measure as a collective.
 */
export function accountOf(files: readonly DecisionRow[], parties: Parties, countedIn: CountedIn): Account {
  const { contributors, parts, partOf } = contributionsIn(files, countedIn, 'commitments');
  const promised = new Map(contributors);
  const memberOf = new Map<string, string>();
  const { includes, inward } = membershipOf(parties);
  const contributing = inward(promised.keys());
  for (const collective of contributing) {
    const own = promised.get(collective) ?? [];
    const measures = figuresOf(own);
    const within = (counted: readonly Counted[] = []) => apart(counted, measures);
    const members = contributing.filter((member) => includes(collective, member));
    const theirs = members.flatMap((member) => within(promised.get(member)).alike);
    if (theirs.length === 0) continue;
    for (const event of theirs.flatMap(({ events }) => events)) {
      if (!memberOf.has(event)) memberOf.set(event, collective);
    }
    for (const member of members) promised.set(member, within(promised.get(member)).others);
    promised.set(collective, together(own, [...within(parts.get(collective)).alike, ...theirs]));
  }
  return { counted: [...promised.values()], partOf, memberOf };
}

/** What is committed on a day in files of one mission, nothing counted twice. */
export const committedOnce = (files: readonly DecisionRow[], parties: Parties, day: Day): readonly Figure[] =>
  figuresOfAll(accountOf(files, parties, committedOn(day)).counted);
