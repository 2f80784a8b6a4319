import { remembered } from '../remembered.js';
import type { PartyRow } from '../registers/timelines.js';

export type Parties = ReadonlyMap<string, PartyRow>;

/** Which parties have which others in them. Of two that have each other in them, the first in the order of the alphabet has. */
export interface Membership {
  /** Whether a party is a member of another, or of one of its members, or names nobody but such as its own members. */
  includes(whole: string, party: string): boolean;
  /** These parties, each after all that it has in it. */
  inward(parties: Iterable<string>): readonly string[];
}

/** @param parties all that are meant, and the members of each */
export const membershipOf = remembered((parties: Parties): Membership => {
  const allIn = onceEach((whole) => {
    const all = new Set(membersOf(parties, whole));
    for (const member of all) for (const other of membersOf(parties, member)) all.add(other);
    for (const [party, { members = [] }] of parties) {
      const isWithin = members.length > 0 && members.every((member) => all.has(member));
      if (party !== whole && isWithin) all.add(party);
    }
    all.delete(whole);
    return all;
  });
  return {
    inward: (all) => [...all].toSorted((a, b) => allIn(a).size - allIn(b).size || (a < b ? 1 : -1)),
    includes: (whole, party) => allIn(whole).has(party) && !(allIn(party).has(whole) && party < whole),
  };
});

export const membersOf = (parties: Parties, party: string): readonly string[] => parties.get(party)?.members ?? [];

function onceEach<Answer>(ask: (name: string) => Answer): (name: string) => Answer {
  const answers = new Map<string, Answer>();
  return (name) => {
    const answer = answers.get(name) ?? ask(name);
    answers.set(name, answer);
    return answer;
  };
}
