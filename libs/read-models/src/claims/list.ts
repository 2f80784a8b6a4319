import { restatedBy, type Amount, type DayBounds, type Day, type Evidence, type StatedDate } from '@acta/domain';
import { figureOfAmount, type Figure } from '../figure/figure.js';
import { pageIn, type Page, type PageRequest } from '../page.js';
import type { Asked } from '../pieces/times.js';
import { sourcesNamed } from '../registers/sources-named.js';
import type { SourceRow } from '../registers/timelines.js';
import { speaksFrom } from '../time/dated.js';
import { afterAll, beforeAll } from '../time/open-ends.js';
import { contradictionsIn } from './contradictions.js';
import { claimSubjects, type ClaimSubject } from './stated.js';
import { statementsOf, type Scope, type Statement } from './statements.js';

export interface ClaimFilter extends Scope {
  /** Days between which it can have been so, both included. */
  readonly from?: Day;
  readonly to?: Day;
}

export interface ClaimSource extends Pick<SourceRow, 'id'> {
  readonly title: string | null;
  readonly publisher: string | null;
  /** Between which days it was published; null: not known. */
  readonly published: DayBounds | null;
}

/** One piece of evidence of an amount; or the amount alone, where none was given. */
export interface Claim {
  readonly about: ClaimSubject;
  readonly mission: string | null;
  /** Whose presence or contribution it is; of a target, who aims for it. */
  readonly party: string | null;
  readonly decision: string | null;
  /** The party or body that asks, promises, orders, approves or announces it. */
  readonly by: string | null;
  readonly event: string;
  readonly amount: Figure;
  readonly source: ClaimSource | null;
  readonly speaker?: Evidence['speaker'];
  readonly quote?: string;
  readonly paraphrase?: string;
  readonly locator?: string;
  /** As stated; null: not stated. */
  readonly occurred: StatedDate | null;
  /** Within which days it was so. */
  readonly happened: DayBounds;
  /** The event or the file that it says again. */
  readonly restates: string | null;
  readonly disputed: boolean;
  /** Ids of the events that cannot be true together with it. */
  readonly contradicts: readonly string[];
}

function speaksOf({ dated }: Statement, from = beforeAll, to = afterAll): boolean {
  const isOpen = dated.fact.occurred?.earliest === null;
  const first = isOpen ? beforeAll : (speaksFrom(dated) ?? beforeAll);
  return (dated.bounds.latest ?? afterAll) >= from && first <= to;
}

interface Cited {
  readonly statement: Statement;
  readonly evidence: Evidence | undefined;
  /** Which piece of evidence of its event. */
  readonly index: number;
}

const citedIn = (statement: Statement): readonly Cited[] => {
  const { evidence } = statement.dated.fact;
  return evidence.length === 0
    ? [{ statement, evidence: undefined, index: 0 }]
    : evidence.map((cited, index) => ({ statement, evidence: cited, index }));
};

const subjects = Object.keys(claimSubjects);

const placeOfClaim = ({ statement: { dated, about }, index }: Cited): readonly (string | number)[] => [
  speaksFrom(dated) ?? afterAll,
  Number(dated.fact.position),
  subjects.indexOf(about),
  index,
];

const notThere = ['ceiling', 'target', 'baseline'] as const;
const isNoneThere = (basis: string): basis is (typeof notThere)[number] => notThere.some((none) => none === basis);

/**
 * What it says, of whichever day that is: it is claimed for certain. A level that is allowed, aimed for or started from is none that
 * is there.
 */
const figureOf = (amount: Amount, event: string): Figure => ({
  ...figureOfAmount(amount, true, [event]),
  ...(isNoneThere(amount.basis) && { basis: amount.basis }),
});

function sourceOf({ source: id, published }: Evidence, known: ReadonlyMap<string, SourceRow>): ClaimSource {
  const row = known.get(id);
  const { earliest, latest } = row?.published ?? published ?? {};
  return {
    id,
    title: row?.title ?? null,
    publisher: row?.publisher ?? null,
    published: earliest === undefined || latest === undefined ? null : { earliest, latest },
  };
}

/**
 * What sources claim, by the days that it is of, as far as it is of days up to the one asked about. Contradictions are marked
 * whether or not the days that they are of are among those asked for.
 */
export async function listClaims(asked: Asked, filter: ClaimFilter, page: PageRequest = {}): Promise<Page<Claim>> {
  const { validAt } = asked;
  const { mission, party, about, from, to } = filter;
  const { found, all } = await statementsOf(asked, { mission, party, about });
  const contradicting = contradictionsIn(all);
  const cited = found
    .filter((statement) => speaksOf(statement, from, to) && speaksOf(statement, beforeAll, validAt))
    .flatMap(citedIn);
  const question = { list: 'claims', validAt, mission, party, about, from, to };
  const { items, nextCursor } = pageIn(cited, page, question, placeOfClaim);
  const known = await sourcesNamed(
    asked.pieces,
    items.flatMap(({ evidence }) => evidence?.source ?? []),
  );
  return { items: items.map((each) => claimOf(each, known, contradicting)), nextCursor };
}

function claimOf(
  { statement, evidence }: Cited,
  known: ReadonlyMap<string, SourceRow>,
  contradicting: (statement: Statement) => readonly string[],
): Claim {
  const { about, mission, party, decision, by, amount } = statement;
  const { fact, bounds } = statement.dated;
  const { source, published, ...said } = evidence ?? {};
  return {
    about,
    mission,
    party,
    decision,
    by,
    event: fact.id,
    amount: figureOf(amount, fact.id),
    source: source === undefined ? null : sourceOf({ source, published }, known),
    ...said,
    occurred: fact.occurred ?? null,
    happened: bounds,
    restates: restatedBy(fact) ?? null,
    disputed: fact.disputes.length > 0,
    contradicts: contradicting(statement),
  };
}
