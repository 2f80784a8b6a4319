import type { DecisionRow } from '../decision/row.js';
import { decisions } from '../decision/timeline.js';
import { contributionsIn } from '../decision/parts.js';
import { concerningOf } from '../decision/concerning.js';
import { figuresOf, type Figure } from '../figure/figure.js';
import { groupBy } from '../group-by.js';
import { pageIn, type Page, type PageRequest } from '../page.js';
import { rowsAt } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import { parties, type PartyRow } from '../registers/timelines.js';
import { afterAll } from '../time/open-ends.js';
import { increasesOn, pledgesIn, type Pledge } from './pledges.js';

export interface PledgeFilter {
  readonly mission?: string;
  /** Of the file. */
  readonly kind?: DecisionRow['kind'];
}

export interface PledgesPage extends Page<Pledge> {
  /** Of all pledges that count, one for each unit, currency and period. */
  readonly totals: readonly Figure[];
  /** Those that name no number, among them and among those that are counted in what others pledge. */
  readonly unspecified: readonly Pick<Pledge, 'party' | 'mission' | 'decision' | 'event'>[];
}

/** What is promised for one mission, or for none in one place, may be the same; what is promised for another is another. */
const purposeOf = ({ mission, theatre }: DecisionRow): string => JSON.stringify(mission ?? [theatre ?? null]);

async function partiesIn(
  { pieces, validAt }: Asked,
  files: readonly DecisionRow[],
): Promise<ReadonlyMap<string, PartyRow>> {
  const streams = [...new Set(files.map(({ contributor }) => `party-${contributor}`))];
  const rows = streams.length > 0 ? await rowsAt(pieces, parties, validAt, { streams }) : [];
  return new Map(rows.map((row) => [row.id, row]));
}

const isWithin = (because: Pledge['because']): boolean => because === 'part-of' || because === 'member-of';

/** Commitments that stand on a day, by the day on which they were made, and the increase that they come to. */
export async function listPledges(
  asked: Asked,
  { mission, kind }: PledgeFilter,
  page: PageRequest = {},
): Promise<PledgesPage> {
  const { pieces, validAt } = asked;
  const keys = { ...(mission !== undefined && { mission }) };
  const files = (await rowsAt(pieces, decisions, validAt, { keys })).filter(
    (file) => kind === undefined || file.kind === kind,
  );
  const [registered, concerning] = await Promise.all([partiesIn(asked, files), concerningOf(asked, files)]);
  const all = [...files, ...concerning];
  // What is part of a promise for something else, such as a plan, is in that where both are asked about.
  const { partOf } = contributionsIn(files, increasesOn(validAt), 'commitments');
  const found = [...groupBy(files, purposeOf).values()].map((group) =>
    pledgesIn(group, { all, partOf, parties: registered }, validAt),
  );
  const pledges = found.flatMap((each) => each.pledges);
  const question = { list: 'pledges', validAt, mission, kind };
  return {
    totals: figuresOf(found.flatMap(({ counted }) => counted)),
    unspecified: pledges
      .filter(({ counted, because, amount }) => (counted || isWithin(because)) && amount?.unspecified)
      .map(({ party, mission: of, decision, event }) => ({ party, mission: of, decision, event })),
    ...pageIn(pledges, page, question, ({ happened, decision, event }) => [
      happened.latest ?? afterAll,
      decision,
      event,
    ]),
  };
}
