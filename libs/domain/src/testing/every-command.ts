import type { JsonObject } from '@acta/kernel';
import { eventId, told, type Told } from './recorded.js';

/** What goes with every command, in all its fields. */
export const around = {
  occurred: {
    text: 'this summer',
    edtf: '2017-22',
    earliest: '2017-06-21',
    latest: '2017-09-22',
    anchor: 'publication',
  },
  evidence: [
    {
      source: 'press',
      quote: 'In words',
      paraphrase: 'In other words',
      locator: 'paragraph 3',
      speaker: { name: 'J. Doe', role: 'spokesman' },
    },
  ],
  links: ['answers', 'part-of', 'restates', 'supersedes', 'same-as'].map((relation) => ({ relation, to: eventId(1) })),
  note: 'A remark',
};

const people = { value: 25, qualifier: 'about', basis: 'increase', unit: 'personnel', text: 'some 25' };
const level = { min: 60, max: '65', qualifier: 'between', basis: 'level', unit: 'personnel', text: 'sixty-odd' };
const money = { value: '1.50', qualifier: 'nearly', currency: 'EUR', per: 'year', excludes: ['fuel', 'pay'] };
const vote = { for: 12, against: 1, abstained: 2 };
const mandate = { ceiling: { max: 90, unit: 'personnel' }, from: '2018', until: '2018-12-31' };

const file = [
  told('DecisionOpened', { title: 'More', kind: 'personnel', contributor: 'belgium' }),
  told('RequestMade', { by: 'nato', to: 'belgium', amount: people }),
  told('StudyOpened', { body: 'staff' }),
  told('CommitmentMade', { by: 'belgium', amount: people }),
];
const mission = [told('MissionOpened', { name: 'M', lead: 'nato' }, { occurred: '2015' })];
const session = [
  told('SessionScheduled', { body: 'council', date: '2017-11-09' }),
  told('ItemTabled', { decision: 'plan-2018' }),
];
const closed = [...file, told('DecisionClosed', { outcome: 'lapsed' })];

/** What is told first, and a command. */
export type Commanded = readonly [collection: string, command: string, data: JsonObject, given?: readonly Told[]];

/** Every command of every aggregate with all that it takes, one case a line; some twice: `by` is a party or a body. */
// prettier-ignore
export const everyCommand: readonly Commanded[] = [
  ['parties', 'register', { name: 'P', kind: 'collective', members: ['belgium', 'nato'], country: 'BE' }],
  ['parties', 'rename', { name: 'Q' }, [told('PartyRegistered', { name: 'P', kind: 'state' })]],
  ['bodies', 'register', { name: 'B', party: 'nato', roles: ['studies', 'proposes', 'approves', 'informed', 'executes'] }],
  ['bodies', 'rename', { name: 'C' }, [told('BodyRegistered', { name: 'B', party: 'nato' })]],
  ['sources', 'register', { title: 'T', publisher: 'P', published: '2017-11-07', language: 'nl-BE', url: 'https://example.org/a', sha256: 'a'.repeat(64), text: 'In full' }],
  ['missions', 'open', { name: 'M', lead: 'nato', theatre: 'Afghanistan' }],
  ['missions', 'announce-target', { by: 'council', amount: { ...level, basis: 'target' }, baseline: { value: 13, unit: 'personnel' }, decision: 'plan-2018' }, mission],
  ['missions', 'end', { reason: 'Over' }, mission],
  ['sessions', 'schedule', { body: 'council', date: '2017-11-09', title: 'T' }],
  ['sessions', 'table-item', { topic: 'Aid' }, session],
  ['sessions', 'table-item', { decision: 'plan-2018', topic: 'Aid' }, session],
  ['sessions', 'drop-item', { decision: 'plan-2018', reason: 'Not ready' }, session],
  ['sessions', 'postpone', { date: { edtf: '2017-11' }, reason: 'Snow' }, session],
  ['sessions', 'hold', { date: '2017-11-10' }, session],
  ['sessions', 'cancel', { reason: 'Snow' }, session],
  ['decisions', 'open', { title: 'M', kind: 'equipment', contributor: 'belgium', mission: 'resolute-support', theatre: 'Afghanistan', reference: 'R/1', period: '2018/2019' }],
  ['decisions', 'record-request', { by: 'nato', to: 'belgium', amount: money }, file],
  ['decisions', 'record-request', { by: 'council', to: 'staff', amount: people }, file],
  ['decisions', 'open-study', { body: 'staff', question: 'Are there enough?' }, file],
  ['decisions', 'conclude-study', { body: 'staff', outcome: 'inconclusive' }, file],
  ['decisions', 'answer-request', { by: 'belgium', answer: 'lapsed' }, file],
  ['decisions', 'answer-request', { by: 'council', answer: 'declined' }, file],
  ['decisions', 'announce-intention', { by: 'belgium', amount: people }, file],
  ['decisions', 'announce-intention', { by: 'council' }, file],
  ['decisions', 'make-commitment', { by: 'belgium', to: 'nato', amount: money, conditions: ['If asked', 'If paid'], until: '2020' }, file],
  ['decisions', 'make-commitment', { by: 'council', to: 'staff', amount: level }, file],
  ['decisions', 'amend-commitment', { amount: level, conditions: 'If asked', until: '2020' }, file],
  ['decisions', 'withdraw-commitment', { by: 'belgium', reason: 'Elections' }, file],
  ['decisions', 'withdraw-commitment', { by: 'council' }, file],
  ['decisions', 'require-approval', { body: 'council' }, file],
  ['decisions', 'await-approval', { body: 'council', session: 'council-9', due: '2017-11-10' }, file],
  ['decisions', 'defer-approval', { body: 'council', session: 'council-9', due: '../2017-11-30', reason: 'Not ready' }, file],
  ['decisions', 'grant-approval', { body: 'council', session: 'council-9', amount: level, mandate, vote, conditions: ['If asked'] }, file],
  ['decisions', 'refuse-approval', { body: 'council', session: 'council-9', reason: 'Too dear', vote: { against: 70, text: 'with 70 votes' } }, file],
  ['decisions', 'order-deployment', { by: 'staff', amount: people, from: '2018-01' }, file],
  ['decisions', 'order-deployment', { by: 'belgium' }, file],
  ['decisions', 'record-deployment', { amount: people, extent: 'partly' }, file],
  ['decisions', 'end-deployment', { reason: 'Home' }, file],
  ['decisions', 'link', { relation: 'part-of', to: 'decisions/plan-2018' }, file],
  ['decisions', 'close', { outcome: 'superseded' }, file],
  ['decisions', 'reopen', { reason: 'A new request' }, closed],
  ['presence', 'observe', { amount: level }],
];
