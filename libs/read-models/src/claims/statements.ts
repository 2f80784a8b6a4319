import { isEventId, restatedBy, standing, type Fact } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import { fileLinked } from '../decision/links.js';
import { decisions } from '../decision/timeline.js';
import { missions } from '../mission/timeline.js';
import type { Asked } from '../pieces/times.js';
import { presences } from '../presence/timeline.js';
import { bodies } from '../registers/timelines.js';
import type { Saying } from '../statement/contradiction.js';
import { dated } from '../time/dated.js';
import { idOfStream } from '../time/timeline.js';
import { actorOf, claimSubjects, statedIn, type ClaimSubject } from './stated.js';

/** Whose claims. */
export interface Scope {
  readonly mission?: string;
  readonly party?: string;
  readonly about?: ClaimSubject;
}

/** What a stream is about. */
interface Concern {
  readonly mission: string | null;
  readonly party: string | null;
  readonly decision: string | null;
  /** The files that its own says to be the same as, or to say again. */
  readonly twins: readonly string[];
}

/** A fact that states an amount, and what it states it of. */
export interface Statement extends Saying, Concern {
  readonly about: ClaimSubject;
  readonly by: string | null;
}

/** The streams in which there may be such statements. */
async function streamsOf({ pieces }: Asked, { mission, party, about }: Scope): Promise<readonly string[]> {
  const ofMission = { ...(mission !== undefined && { mission }) };
  const keys = { ...ofMission, ...(party !== undefined && { party }) };
  const wanted = about && claimSubjects[about];
  const found = await Promise.all([
    wanted === undefined || wanted === 'decision' ? pieces.streams(decisions, { keys }) : [],
    wanted === undefined || wanted === 'presence' ? pieces.streams(presences, { keys }) : [],
    // A mission is found by the party that leads it, and its targets are announced by any.
    wanted === undefined || wanted === 'mission' ? pieces.streams(missions, { keys: ofMission }) : [],
  ]);
  return found.flat();
}

const twinsIn = (facts: readonly Fact[]): readonly string[] =>
  facts
    .flatMap((fact) => [
      ...(fact.type === 'DecisionOpened' || fact.type === 'DecisionLinked' ? fact.links : []),
      ...(fact.type === 'DecisionLinked' ? [fact.data] : []),
    ])
    .flatMap(({ relation, to }) => (relation === 'same-as' || relation === 'restates' ? (fileLinked(to) ?? []) : []));

function concernOf(stream: string, facts: readonly Fact[]): Concern | undefined {
  const none = { decision: null, twins: [] };
  for (const { type, data } of facts) {
    if (type === 'PresenceObserved') return { mission: data.mission, party: data.party, ...none };
    if (type === 'MissionOpened') return { mission: idOfStream(stream), party: null, ...none };
    if (type === 'DecisionOpened') {
      const { mission = null, contributor: party } = data;
      return { mission, party, decision: idOfStream(stream), twins: twinsIn(facts) };
    }
  }
  return undefined;
}

function statementsIn(stream: string, events: readonly RecordedEvent[]): readonly Statement[] {
  const facts = standing(events);
  const concern = concernOf(stream, facts);
  if (!concern) return [];
  return dated(facts).flatMap((each) => {
    const by = actorOf(each.fact);
    const { decision } = each.fact.type === 'TargetAnnounced' ? each.fact.data : concern;
    return statedIn(each.fact).map((said) => ({
      ...concern,
      decision: decision ?? null,
      by,
      dated: each,
      ...said,
    }));
  });
}

const isOfMission = ({ about }: Statement): boolean => claimSubjects[about] === 'mission';

/** The party of each body among those who announce targets. */
async function partiesOfBodies(
  { pieces }: Asked,
  statements: readonly Statement[],
): Promise<ReadonlyMap<string, string>> {
  const announcers = new Set(statements.filter(isOfMission).flatMap(({ by }) => by ?? []));
  if (announcers.size === 0) return new Map();
  const found = await pieces.along(bodies, { streams: [...announcers].map((id) => `body-${id}`) });
  return new Map(found.map(({ row }) => [row.id, row.party]));
}

const isIn = ({ mission, party, about }: Scope, statement: Statement): boolean =>
  (mission === undefined || statement.mission === mission) &&
  (party === undefined || statement.party === party) &&
  (about === undefined || statement.about === about);

export interface Statements {
  readonly found: readonly Statement[];
  /** All in the same streams, others' too: one of them may contradict one that is found. */
  readonly all: readonly Statement[];
}

/** What is stated of a mission or a party, corrections taken into account and restatements among it. */
export async function statementsOf(asked: Asked, scope: Scope): Promise<Statements> {
  const histories = await asked.log.events(await streamsOf(asked, scope));
  const stated = [...histories].flatMap(([stream, events]) => statementsIn(stream, events));
  const partyOf = await partiesOfBodies(asked, stated);
  const all = stated.map((statement) =>
    isOfMission(statement) ? { ...statement, party: partyOf.get(statement.by ?? '') ?? statement.by } : statement,
  );
  return { all, found: all.filter((statement) => isIn(scope, statement)) };
}

/** The event that a fact says again, also where that was retracted and it says so itself now. */
function saidBefore(fact: Fact): string | undefined {
  const before = restatedBy(fact) ?? restatedBy({ links: fact.links });
  return before !== undefined && isEventId(before) ? before.toLowerCase() : undefined;
}

/**
 * The event that says first what each of them says again, which need not be among them: it may be retracted; itself, where it says nothing
 * again.
 */
export function originals(statements: readonly Statement[]): ReadonlyMap<string, string> {
  const facts = new Map(statements.map(({ dated: { fact } }) => [fact.id, fact]));
  const originalOf = (fact: Fact): string => {
    const seen = new Set([fact.id]);
    for (let last = fact; ;) {
      const before = saidBefore(last);
      if (before === undefined || seen.has(before)) return last.id;
      const original = facts.get(before);
      if (!original) return before;
      seen.add(before);
      last = original;
    }
  };
  return new Map([...facts].map(([id, fact]) => [id, originalOf(fact)]));
}
