import {
  GetApprovals,
  GetDecision,
  GetDecisionHistory,
  GetDeployment,
  GetFindings,
  ListDecisions,
  ListSessions,
  SearchAuditEvents,
} from '../../dist/libs/application/src/index.js';

/** Bare SQL, as one would write it by hand: the rows that hold on day $1 as believed at position $2. */
const holding = (table, and) =>
  `select content from ${table} where coalesce(lower(valid), '-infinity') <= $1::date
     and coalesce(upper(valid), 'infinity') > $1::date and known_until > $2::bigint and lower(known) <= $2::bigint and ${and}`;

/** All rows believed at position $1, whenever they hold. */
const believed = (table, and) =>
  `select content from ${table} where known_until > $1::bigint and lower(known) <= $1::bigint and ${and}`;

const logged = (index, and) =>
  `select e.* from ${index} i join event e on e.position = i.position where ${and} order by i.position desc limit 101`;

const byPair = 'mission = $3 and party = $4';

/**
 * The auditor's questions. `ask(on)` is the question as the API asks it; `bare(tables, on)` the queries, `[text, values]`, that fetch
 * the very rows that the answer needs. `on` is about what it is asked: another mission, party, day and file every time.
 */
export const questions = [
  {
    name: 'deployment',
    ask: ({ mission, party, day }) => new GetDeployment({ mission, party, validAt: day }),
    bare: ({ decision, presence, mission: missions }, { mission, day, head }) => [
      [holding(decision, 'mission = $3'), [day, head, mission]],
      [holding(presence, 'mission = $3'), [day, head, mission]],
      [holding(missions, 'mission = $3'), [day, head, mission]],
    ],
  },
  {
    name: 'deployment-known-then',
    ask: ({ mission, party, day, earlier }) =>
      new GetDeployment({ mission, party, validAt: day, knownAt: String(earlier) }),
    bare: ({ decision, presence, mission: missions }, { mission, day, earlier }) => [
      [holding(decision, 'mission = $3'), [day, earlier, mission]],
      [holding(presence, 'mission = $3'), [day, earlier, mission]],
      [holding(missions, 'mission = $3'), [day, earlier, mission]],
    ],
  },
  {
    name: 'deployment-published',
    ask: ({ mission, party, day }) =>
      new GetDeployment({ mission, party, validAt: day, knownAt: day, basis: 'published' }),
    bare: ({ decision, presence }, { mission, head }) => [
      [ofStreams(decision), [mission, head]],
      [ofStreams(presence), [mission, head]],
    ],
  },
  {
    name: 'approvals-overdue',
    ask: ({ day }) => new GetApprovals({ validAt: day, status: 'overdue' }),
    bare: ({ decision }, { day, head }) => [[holding(decision, `awaiting = 'approval'`), [day, head]]],
  },
  {
    name: 'approvals-overdue-of-party',
    ask: ({ party, day }) => new GetApprovals({ validAt: day, status: 'overdue', party }),
    bare: ({ decision }, { party, day, head }) => [
      [holding(decision, `awaiting = 'approval' and party = $3`), [day, head, party]],
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
    bare: ({ decision }, { day, head }) => [[`${holding(decision, 'true')} order by stream limit 101`, [day, head]]],
  },
  {
    name: 'decisions-of-pair',
    ask: ({ mission, party, day }) => new ListDecisions({ validAt: day, mission, party }),
    bare: ({ decision }, { mission, party, day, head }) => [[holding(decision, byPair), [day, head, mission, party]]],
  },
  {
    name: 'decision',
    ask: ({ file, day }) => new GetDecision(file, { validAt: day }),
    bare: ({ decision }, { file, day, head }) => [[holding(decision, 'stream = $3'), [day, head, `decision-${file}`]]],
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
    bare: ({ 'event-index': index }, { mission }) => [[logged(index, 'i.tags @> array[$1]'), [`mission:${mission}`]]],
  },
  {
    name: 'events-of-type',
    ask: () => new SearchAuditEvents({ type: 'ApprovalRefused' }),
    bare: ({ 'event-index': index }) => [[logged(index, 'i.type = $1'), ['ApprovalRefused']]],
  },
  {
    name: 'events-in-words',
    ask: () => new SearchAuditEvents({ q: '"no quorum"' }),
    bare: ({ 'event-index': index }) => [
      [logged(index, `i.search @@ websearch_to_tsquery('acta_text', $1)`), ['"no quorum"']],
    ],
  },
];

/** The log of the streams that belong to a mission. */
function ofStreams(table) {
  return `select e.* from event e where e.stream in (select stream from ${table} where mission = $1) and e.position <= $2::bigint
    order by e.stream, e.version`;
}
