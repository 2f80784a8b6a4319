import { groupBy } from '../group-by.js';
import { areIncompatible, contradict } from '../statement/contradiction.js';
import { speaksFrom, supersedes } from '../time/dated.js';
import { originals, type Statement } from './statements.js';

/** There is one presence, and one level that a mission aims for or starts from; of all else there can be several side by side. */
function subjectOf({ about, mission, party, dated }: Statement, original: ReadonlyMap<string, string>): string {
  if (about === 'presence') return JSON.stringify([about, mission, party]);
  if (about === 'target' || about === 'baseline') return JSON.stringify([about, mission]);
  return JSON.stringify([about, original.get(dated.fact.id)]);
}

const startOf = ({ dated }: Statement): string => speaksFrom(dated) ?? '';

/** The pairs among statements of one subject. */
function pairsIn(statements: readonly Statement[]): readonly (readonly [Statement, Statement])[] {
  const inTime = statements.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1));
  return inTime.flatMap((a, index) => {
    const end = a.dated.bounds.latest;
    const pairs: [Statement, Statement][] = [];
    // Whatever speaks of days after its last is later than it, and so is all that follows.
    for (let next = index + 1; next < inTime.length; next++) {
      const b = inTime[next] as Statement;
      if (end !== null && startOf(b) > end) break;
      if (contradict(a, b)) pairs.push([a, b]);
    }
    return pairs;
  });
}

/** The pairs among what says the same again, on whichever day. */
const pairsOf = (saying: readonly Statement[]): readonly (readonly [Statement, Statement])[] =>
  saying.flatMap((a, index) =>
    saying.slice(index + 1).flatMap((b) => (areIncompatible(a.amount, b.amount) ? [[a, b] as const] : [])),
  );

/** The last promises of files that are the same. */
function pairsBetweenFiles(statements: readonly Statement[]): readonly (readonly [Statement, Statement])[] {
  const promises = groupBy(
    statements.filter(({ about }) => about === 'commitment'),
    ({ decision }) => decision ?? '',
  );
  const lastOf = (file: string): readonly Statement[] =>
    (promises.get(file) ?? []).toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1)).slice(-1);
  return [...promises].flatMap(([file, [first]]) =>
    (first?.twins ?? []).flatMap((twin) => pairsOf([...lastOf(file), ...lastOf(twin)])),
  );
}

const nameOf = ({ about, dated: { fact } }: Statement): string => `${about} ${fact.id}`;

/** Among these statements, the events that cannot be true together with each. */
export function contradictionsIn(statements: readonly Statement[]): (statement: Statement) => readonly string[] {
  const contradicting = new Map(statements.map((statement) => [nameOf(statement), new Set<string>()]));
  const original = originals(statements);
  const found = [...pairsBetweenFiles(statements)];
  for (const group of groupBy(statements, (statement) => subjectOf(statement, original)).values()) {
    const again = groupBy(group, ({ dated }) => original.get(dated.fact.id) ?? '');
    found.push(...pairsIn(group), ...[...again.values()].flatMap(pairsOf));
  }
  for (const [a, b] of found) {
    const [one, other] = [a.dated.fact, b.dated.fact];
    // What takes the place of the other does not stand beside it.
    if (supersedes(one, other) || supersedes(other, one)) continue;
    contradicting.get(nameOf(a))?.add(b.dated.fact.id);
    contradicting.get(nameOf(b))?.add(a.dated.fact.id);
  }
  return (statement) => [...(contradicting.get(nameOf(statement)) ?? [])].toSorted();
}
