import { describe, expect, it } from '@jest/globals';
import { about } from '../testing/given-when-then.js';
import { told } from '../testing/recorded.js';
import { decisionAggregate } from './aggregate.js';
import { decisionCommands } from './commands.js';

const given = about(decisionAggregate, 'be-reinforcement');
const opened = told('DecisionOpened', { title: 'More', kind: 'personnel', contributor: 'belgium' });
const more = { qualifier: 'unspecified', basis: 'increase', unit: 'personnel' };
const requested = told('RequestMade', { by: 'nato', to: 'belgium', amount: more });
const studied = told('StudyOpened', { body: 'staff' });
const intended = told('IntentionAnnounced', { by: 'belgium' });
const committed = told('CommitmentMade', { by: 'belgium', amount: more });
const withdrawn = told('CommitmentWithdrawn', { by: 'belgium' });
const refusedByCouncil = told('ApprovalRefused', { body: 'council' });
const closed = told('DecisionClosed', { outcome: 'fulfilled' });

/** Data that each command but `open` accepts in an open file. */
const others = {
  'record-request': { by: 'nato', to: 'belgium', amount: more },
  'open-study': { body: 'staff', question: 'Are there enough?' },
  'conclude-study': { body: 'staff', outcome: 'feasible' },
  'answer-request': { by: 'belgium', answer: 'accepted' },
  'announce-intention': { by: 'belgium', amount: more },
  'make-commitment': { by: 'belgium', to: 'nato', amount: more, conditions: 'Approval', until: '2018' },
  'amend-commitment': { amount: { ...more, qualifier: 'exactly', value: 29 } },
  'withdraw-commitment': { by: 'belgium', reason: 'Elections' },
  'require-approval': { body: 'council' },
  'await-approval': { body: 'council', session: 'council-9' },
  'defer-approval': { body: 'council', due: '2017-11-10', reason: 'Not ready' },
  'grant-approval': { body: 'council', session: 'council-9', vote: { for: 12, against: 1, abstained: 2 } },
  'refuse-approval': { body: 'council', reason: 'Too dear' },
  'order-deployment': { by: 'staff', from: '2018-01' },
  'record-deployment': { extent: 'partly', amount: more },
  'end-deployment': { reason: 'Home' },
  link: { relation: 'part-of', to: 'decisions/plan-2018' },
  close: { outcome: 'abandoned' },
  reopen: { reason: 'A new request' },
} as const;
const ready = [opened, requested, studied, committed];

describe('a decision that is not on record', () => {
  it('can be opened', () =>
    given()
      .when('open', {
        title: 'More',
        kind: 'personnel',
        contributor: 'belgium',
        mission: 'resolute-support',
        period: '2018',
      })
      .then('DecisionOpened', {
        mission: 'resolute-support',
        period: { earliest: '2018-01-01', latest: '2018-12-31' },
      }));

  it('is contributed to by a party that is on record', () =>
    given()
      .when('open', { title: 'More', kind: 'funds', contributor: 'council' })
      .thenRefused('unknown-reference', '/data/contributor'));

  it.each(Object.entries(others))('has no use for %s', (command, data) =>
    given().when(command, data).thenRefused('not-on-record'),
  );
});

describe('an open file', () => {
  it('is not opened again', () =>
    given(opened).when('open', { title: 'More', kind: 'funds', contributor: 'belgium' }).thenRefused('already-open'));

  it('is not reopened', () => given(opened).when('reopen', { reason: 'Why not' }).thenRefused('not-closed'));

  it.each([
    ['record-request', 'RequestMade'],
    ['open-study', 'StudyOpened'],
    ['conclude-study', 'StudyConcluded'],
    ['answer-request', 'RequestAnswered'],
    ['announce-intention', 'IntentionAnnounced'],
    ['make-commitment', 'CommitmentMade'],
    ['amend-commitment', 'CommitmentAmended'],
    ['withdraw-commitment', 'CommitmentWithdrawn'],
    ['require-approval', 'ApprovalRequired'],
    ['await-approval', 'ApprovalPending'],
    ['defer-approval', 'ApprovalDeferred'],
    ['grant-approval', 'ApprovalGranted'],
    ['refuse-approval', 'ApprovalRefused'],
    ['order-deployment', 'DeploymentOrdered'],
    ['record-deployment', 'DeploymentRecorded'],
    ['end-deployment', 'DeploymentEnded'],
    ['link', 'DecisionLinked'],
    ['close', 'DecisionClosed'],
  ] as const)('answers %s with %s', (command, type) =>
    given(...ready)
      .when(command, others[command])
      .then(type),
  );

  it('is spoken of by every command in this spec', () =>
    expect(Object.keys(others).toSorted()).toEqual(
      Object.keys(decisionCommands)
        .filter((name) => name !== 'open')
        .toSorted(),
    ));
});

describe('the request track', () => {
  it('keeps what was asked', () =>
    given(opened)
      .when('record-request', { by: 'nato', to: 'belgium', amount: more }, { occurred: '../2017-11-07' })
      .then('RequestMade', { amount: { min: '1', max: null, qualifier: 'unspecified' } }));

  it('asks nobody who is not on record', () =>
    given(opened)
      .when('record-request', { by: 'nato', to: 'atlantis', amount: more })
      .thenRefused('unknown-reference', '/data/to'));

  it('concludes no study that was never opened', () =>
    given(opened, studied)
      .when('conclude-study', { body: 'council', outcome: 'feasible' })
      .thenRefused('study-not-opened', '/data/body'));

  it('answers no request that was never made', () =>
    given(opened).when('answer-request', { by: 'belgium', answer: 'declined' }).thenRefused('no-request'));
});

describe('the commitment track', () => {
  it('amends no commitment that was never made', () =>
    given(opened, intended).when('amend-commitment', { until: '2018' }).thenRefused('no-commitment'));

  it('amends a commitment, whatever is intended beyond it', () =>
    given(opened, committed, intended).when('amend-commitment', { until: '2018' }).then('CommitmentAmended'));

  it('amends no commitment to end before it was made', () => {
    const made = told(
      'CommitmentMade',
      { by: 'belgium', amount: { value: 29, basis: 'increase', unit: 'personnel' } },
      { occurred: '2018' },
    );
    given(opened, made).when('amend-commitment', { until: '2017' }).thenRefused('end-before-beginning', '/data/until');
    given(opened, made).when('amend-commitment', { until: '2018-06' }).then('CommitmentAmended');
  });

  it('amends something', () => given(opened, committed).when('amend-commitment').thenRefused('invalid-body', '/data'));

  it('withdraws no commitment that was never made', () =>
    given(opened).when('withdraw-commitment', { by: 'belgium' }).thenRefused('no-commitment'));

  it('withdraws what another party promised in the same file, once the first has withdrawn', () =>
    given(opened, committed, told('CommitmentMade', { by: 'nato', amount: more }), withdrawn)
      .when('withdraw-commitment', { by: 'nato' })
      .then('CommitmentWithdrawn'));

  it('withdraws an intention', () =>
    given(opened, intended).when('withdraw-commitment', { by: 'belgium' }).then('CommitmentWithdrawn'));

  it('withdraws nothing twice', () =>
    given(opened, committed, withdrawn).when('withdraw-commitment', { by: 'belgium' }).thenRefused('no-commitment'));

  it('promises nothing that ends before it was made', () =>
    given(opened)
      .when('make-commitment', { by: 'belgium', amount: more, until: '2016' }, { occurred: '2017' })
      .thenRefused('end-before-beginning', '/data/until'));
});

describe('the approval track', () => {
  it('may be pending without a day: "the next council"', () =>
    given(opened).when('await-approval', { body: 'council' }).then('ApprovalPending', { body: 'council' }));

  it.each(['await-approval', 'defer-approval', 'grant-approval', 'refuse-approval'])(
    'does not %s at a session of another body',
    (command) =>
      given(opened)
        .when(command, { body: 'council', session: 'staff-9' })
        .thenRefused('session-of-another-body', '/data/session'),
  );

  it('names no session that is not on record', () =>
    given(opened)
      .when('await-approval', { body: 'council', session: 'council-99' })
      .thenRefused('unknown-reference', '/data/session'));

  it('grants a mandate with a ceiling and a validity', () =>
    given(opened)
      .when('grant-approval', {
        body: 'council',
        mandate: { ceiling: { value: 90, unit: 'personnel' }, from: '2018', until: '2018' },
      })
      .then('ApprovalGranted', {
        mandate: { ceiling: { max: '90', basis: 'ceiling' }, until: { latest: '2018-12-31' } },
      }));

  it('grants no mandate that ends before it begins', () =>
    given(opened)
      .when('grant-approval', {
        body: 'council',
        mandate: { ceiling: { value: 90, unit: 'personnel' }, from: '2018', until: '2017' },
      })
      .thenRefused('end-before-beginning', '/data/mandate/until'));

  it('may be granted though nothing was pending, and after a refusal', () =>
    given(opened, refusedByCouncil).when('grant-approval', { body: 'council' }).then('ApprovalGranted'));
});

describe('the execution track', () => {
  const home = told('DeploymentRecorded', { extent: 'fully' }, { occurred: '2018-03-01' });
  const undated = told('DeploymentRecorded', { extent: 'partly' });

  it('may begin before any approval', () =>
    given(opened).when('record-deployment', { extent: 'fully' }).then('DeploymentRecorded', { extent: 'fully' }));

  it('does not end before it began', () =>
    given(opened, home)
      .when('end-deployment', {}, { occurred: '2018-02' })
      .thenRefused('end-before-beginning', '/occurred'));

  it('may end after any beginning, known or not', () =>
    given(opened, home, undated).when('end-deployment', {}, { occurred: '2018-02' }).then('DeploymentEnded'));

  it('may end though it was never told to have begun', () =>
    given(opened).when('end-deployment').then('DeploymentEnded'));
});

describe('what ends', () => {
  const before = { occurred: '2018-02' };
  const after = { occurred: '2018-03' };
  const [study, promise] = [{ body: 'staff' }, { by: 'belgium', amount: more }];
  const studied = told('StudyOpened', study, { occurred: '2018-03-01' });
  const promised = told('CommitmentMade', promise, { occurred: '2018-03-01' });
  const of = told(
    'DecisionOpened',
    { title: 'More', kind: 'personnel', contributor: 'belgium' },
    { occurred: '2018-03-01' },
  );
  const closed = told('DecisionClosed', { outcome: 'lapsed' }, { occurred: '2018-03-01' });
  const concluded = { body: 'staff', outcome: 'feasible' };

  it('does not end before it began', () => {
    given(opened, studied).when('conclude-study', concluded, before).thenRefused('end-before-beginning', '/occurred');
    given(opened, promised)
      .when('withdraw-commitment', { by: 'belgium' }, before)
      .thenRefused('end-before-beginning', '/occurred');
    given(of).when('close', { outcome: 'lapsed' }, before).thenRefused('end-before-beginning', '/occurred');
    given(opened, closed)
      .when('reopen', { reason: 'Not over' }, before)
      .thenRefused('end-before-beginning', '/occurred');
  });

  it('may have ended in the same month', () => {
    given(opened, studied).when('conclude-study', concluded, after).then('StudyConcluded');
    given(opened, promised).when('withdraw-commitment', { by: 'belgium' }, after).then('CommitmentWithdrawn');
    given(of).when('close', { outcome: 'lapsed' }, after).then('DecisionClosed');
    given(opened, closed).when('reopen', { reason: 'Not over' }, after).then('DecisionReopened');
  });

  it('may have begun before, where it began more than once or nobody told when', () => {
    const earlier = told('StudyOpened', study, { occurred: '2018-01' });
    given(opened, studied, earlier).when('conclude-study', concluded, before).then('StudyConcluded');
    const undated = told('CommitmentMade', promise);
    given(opened, promised, undated).when('withdraw-commitment', { by: 'belgium' }, before).then('CommitmentWithdrawn');
    given(opened).when('close', { outcome: 'lapsed' }, before).then('DecisionClosed');
  });
});

describe('links', () => {
  it('lead to another file', () => given(opened).when('link', others.link).then('DecisionLinked', others.link));

  it('lead to nothing that is not on record', () =>
    given(opened)
      .when('link', { relation: 'answers', to: 'decisions/none' })
      .thenRefused('unknown-reference', '/data/to'));

  it('do not lead to the file itself', () =>
    given(opened)
      .when('link', { relation: 'same-as', to: 'decisions/be-reinforcement' })
      .thenRefused('link-to-itself', '/data/to'));

  it('do not lead to the file itself from any other event', () =>
    given(opened)
      .when('close', { outcome: 'lapsed' }, { links: [{ relation: 'part-of', to: 'decisions/be-reinforcement' }] })
      .thenRefused('link-to-itself', '/links/0/to'));
});

describe('a closed file', () => {
  it.each(Object.entries(others).filter(([command]) => command !== 'close' && command !== 'reopen'))(
    'takes no %s',
    (command, data) =>
      given(...ready, closed)
        .when(command, data)
        .thenRefused('file-closed'),
  );

  it('is not closed twice', () =>
    given(opened, closed).when('close', { outcome: 'lapsed' }).thenRefused('already-closed'));

  it('can be reopened', () =>
    given(opened, closed).when('reopen', { reason: 'More' }).then('DecisionReopened', { reason: 'More' }));

  it('takes changes again once reopened', () =>
    given(opened, closed, told('DecisionReopened', { reason: 'More' }))
      .when('make-commitment', others['make-commitment'])
      .then('CommitmentMade', {
        conditions: ['Approval'],
      }));
});
