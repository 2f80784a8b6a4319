import { tellAhead, untold } from '../../dist/libs/read-models/src/index.js';
import {
  AskWhatIf,
  ExplainFigure,
  GetApprovals,
  GetAwareness,
  GetClaims,
  GetDecision,
  GetDecisionHistory,
  GetDeployment,
  GetDiff,
  GetFindings,
  GetPledges,
  ListCorrections,
  ListDecisions,
  ListSessions,
  SearchAuditEvents,
  SearchRecord,
} from '../../dist/libs/application/src/index.js';

/** Bare SQL, as one would write it by hand, for both halves of a row (docs/adr/0007): what holds on day $1, believed at position $2. */
const holding = (table, and) =>
  `select content from ${table} where begins <= $1::date and ends > $1::date
     and known_from <= $2::bigint and cut_at > $2::bigint and ${and}
   union all select content from ${table} where begins <= $1::date and cut_to > $1::date
     and cut_at <= $2::bigint and known_until > $2::bigint and ${and}`;

/** All that is believed at position $1, whenever it holds. */
const believed = (table, and) =>
  `select content from ${table} where known_from <= $1::bigint and cut_at > $1::bigint and ${and}
   union all select content from ${table} where cut_to is not null and cut_at <= $1::bigint and known_until > $1::bigint and ${and}`;

const logged = (index, and) =>
  `select e.* from ${index} i join event e on e.position = i.position where ${and} order by i.position desc limit 101`;

const ACTOR = '00000000-0000-4000-8000-000000000001';
/** A day by which every file was opened. */
const AT_THE_END = '2024-12-31';
/** Of so many turns the corrections are told ahead. */
const TOLD = 30;
const toldTurn = (turn) => turn % TOLD;
const byPair = 'mission = $3 and party = $4';

/**
 * The auditor's questions. `ask(on)` is the question as the API asks it; `bare(tables, on)` the queries, `[text, values]`, that fetch
 * the very rows that the answer needs. `on` is about what it is asked: another mission, party, day and file every time, in the turn that `turnOf`
 * makes of it. `prepare(acta, aboutAt)` is done before.
 */
export const questions = [
  {
    name: 'deployment',
    ask: ({ mission, party, day }) => new GetDeployment({ mission, party, validAt: day }),
    bare: (tables, { mission, day, head }) => ofMission(tables, mission, day, head),
  },
  {
    name: 'deployment-known-then',
    ask: ({ mission, party, day, earlier }) =>
      new GetDeployment({ mission, party, validAt: day, knownAt: String(earlier) }),
    bare: (tables, { mission, day, earlier }) => ofMission(tables, mission, day, earlier),
  },
  {
    name: 'deployment-published',
    ask: ({ mission, party, day }) =>
      new GetDeployment({ mission, party, validAt: day, knownAt: day, basis: 'published' }),
    bare: ({ decision, presence }, { mission }) => [
      [ofStreams(decision, 'mission = $1'), [mission]],
      [ofStreams(presence, 'mission = $1'), [mission]],
    ],
  },
  {
    name: 'diff',
    ask: ({ mission, party, day, earlier }) =>
      new GetDiff({ mission, party, validAt: day, fromKnownAt: String(earlier) }),
    bare: (tables, { mission, day, head, earlier }) => [
      ...ofMission(tables, mission, day, head),
      ...ofMission(tables, mission, day, earlier),
    ],
  },
  {
    name: 'diff-since-published',
    ask: ({ mission, party, day }) =>
      new GetDiff({ mission, party, validAt: day, fromKnownAt: day, fromBasis: 'published' }),
    bare: ({ decision, presence }, { mission, party }) => [
      [ofStreams(decision, 'mission = $1 and party = $2'), [mission, party]],
      [ofStreams(presence, 'mission = $1 and party = $2'), [mission, party]],
    ],
  },
  {
    name: 'explain',
    ask: ({ mission, party, day }) => new ExplainFigure({ mission, party, figure: 'present', validAt: day }),
    bare: ({ decision, presence }, { mission, party, day, head }) => [
      [holding(decision, byPair), [day, head, mission, party]],
      [holding(presence, byPair), [day, head, mission, party]],
    ],
  },
  {
    name: 'what-if',
    ask: ({ mission, party, day }) => new AskWhatIf(supposing(mission, party, day), ACTOR),
    bare: (tables, { mission, day, head }) => ofMission(tables, mission, day, head),
  },
  {
    name: 'approvals-overdue',
    ask: ({ day }) => new GetApprovals({ validAt: day, status: 'overdue' }),
    bare: ({ decision }, { day, head }) => [[holding(decision, `awaiting is not null`), [day, head]]],
  },
  {
    name: 'approvals-overdue-of-party',
    ask: ({ party, day }) => new GetApprovals({ validAt: day, status: 'overdue', party }),
    bare: ({ decision }, { party, day, head }) => [
      [holding(decision, `awaiting is not null and party = $3`), [day, head, party]],
    ],
  },
  {
    name: 'findings',
    ask: ({ mission, party, day }) => new GetFindings({ mission, party, validAt: day }),
    bare: ({ decision, presence }, { mission, party, head }) => [
      [believed(decision, 'mission = $2 and party = $3'), [head, mission, party]],
      [believed(presence, 'mission = $2 and party = $3'), [head, mission, party]],
    ],
  },
  {
    name: 'decisions',
    ask: ({ day }) => new ListDecisions({ validAt: day }),
    bare: ({ decision }, { day, head }) => [[`${holding(decision, 'true')} limit 101`, [day, head]]],
  },
  {
    name: 'decisions-of-pair',
    ask: ({ mission, party, day }) => new ListDecisions({ validAt: day, mission, party }),
    bare: ({ decision }, { mission, party, day, head }) => [[holding(decision, byPair), [day, head, mission, party]]],
  },
  {
    name: 'decision',
    ask: ({ file }) => new GetDecision(file, { validAt: AT_THE_END }),
    bare: ({ decision }, { file, head }) => [
      [holding(decision, 'stream = $3'), [AT_THE_END, head, `decision-${file}`]],
    ],
  },
  {
    name: 'history',
    ask: ({ file }) => new GetDecisionHistory(file, {}),
    bare: (_tables, { file }) => [['select * from event where stream = $1 order by version', [`decision-${file}`]]],
  },
  {
    name: 'sessions-of-body',
    ask: ({ body, day }) => new ListSessions({ body, validAt: day }),
    bare: ({ session }, { body, day, head }) => [[holding(session, 'body = $3'), [day, head, body]]],
  },
  {
    name: 'events-of-mission',
    ask: ({ mission }) => new SearchAuditEvents({ mission }),
    bare: ({ event_index: index }, { mission }) => [[logged(index, 'i.tags @> array[$1]'), [`mission:${mission}`]]],
  },
  {
    name: 'events-of-type',
    ask: () => new SearchAuditEvents({ type: 'ApprovalRefused' }),
    bare: ({ event_index: index }) => [[logged(index, 'i.type = $1'), ['ApprovalRefused']]],
  },
  {
    name: 'events-in-words',
    ask: () => new SearchAuditEvents({ q: '"no quorum"' }),
    bare: ({ event_index: index }) => [[logged(index, `i.search @@ acta_search_wanted($1)`), ['"no quorum"']]],
  },
  {
    name: 'claims',
    ask: ({ mission, party, from, day }) => new GetClaims({ mission, party, from, to: day }),
    bare: ({ decision, presence }, { mission, party }) => [
      [ofStreams(decision, 'mission = $1 and party = $2'), [mission, party]],
      [ofStreams(presence, 'mission = $1 and party = $2'), [mission, party]],
    ],
  },
  {
    name: 'pledges',
    ask: ({ mission, day }) => new GetPledges({ mission, validAt: day }),
    bare: ({ decision }, { mission, day, head }) => [[holding(decision, 'mission = $3'), [day, head, mission]]],
  },
  {
    name: 'aware',
    ask: ({ body, day }) => new GetAwareness({ body, validAt: day }),
    bare: ({ session }, { body, day, head }) => [[holding(session, 'body = $3'), [day, head, body]]],
  },
  {
    name: 'search',
    ask: ({ mission }) => new SearchRecord({ q: 'quorum', mission }),
    bare: ({ event_index: index }) => [[logged(index, 'i.search @@ acta_search_wanted($1)'), ['quorum']]],
  },
  {
    name: 'corrections',
    prepare: tellCorrections,
    turnOf: toldTurn,
    ask: correctionsOf,
    bare: bareCorrections,
  },
  {
    name: 'corrections-untold',
    turnOf: (turn) => TOLD + toldTurn(turn),
    ask: correctionsOf,
    bare: bareCorrections,
  },
];

/** The whole log of some streams. */
function ofStreams(table, and) {
  return `select e.* from event e where e.stream in (select stream from ${table}_streams where ${and}) order by e.stream, e.version`;
}

/** Everything of a mission, and the parties in it: its totals need the other parties too. */
function ofMission({ decision, presence, mission: missions, party: parties }, mission, day, known) {
  const theirs = [decision, presence].map(
    (table) => `select 'party-' || party from ${table}_streams where mission = $3`,
  );
  return [
    ...[decision, presence, missions].map((table) => holding(table, 'mission = $3')),
    holding(parties, `stream in (${theirs.join(' union ')})`),
  ].map((text) => [text, [day, known, mission]]);
}

function correctionsOf({ mission, party }) {
  return new ListCorrections({ mission, party });
}

/** The last corrections in the streams that belong to a party in a mission. */
function bareCorrections({ presence, event_index: index }, { mission, party }) {
  const text = `select e.* from ${index} i join event e on e.position = i.position
    where i.type in ('EventCorrected', 'EventRetracted', 'EventDisputed')
      and i.stream in (select stream from ${presence}_streams where mission = $1 and party = $2)
    order by i.position desc limit 11`;
  return [[text, [mission, party]]];
}

/** And if somebody counted a hundred? */
function supposing(mission, party, day) {
  const amount = { value: 100, basis: 'level', unit: 'personnel' };
  return {
    commands: [{ do: `presence/${mission}/${party}/observe`, data: { amount }, occurred: day }],
    ask: `deployment?mission=${mission}&party=${party}&validAt=${day}`,
  };
}

/** Tells ahead what nobody has told of the first pages of corrections, as a server does in the background. */
async function tellCorrections({ adapters, ask }, aboutAt) {
  const source = { ...adapters, view: await adapters.projections.view() };
  const positions = new Set((await untold(source, 0n, 1_000_000)).map(({ position }) => position));
  for (let turn = 0; turn < TOLD; turn++) {
    const { items } = await ask(correctionsOf(aboutAt(turn)));
    for (const { position, concerns } of items)
      if (positions.delete(position)) await tellAhead(source, { stream: concerns.stream, position });
  }
}
