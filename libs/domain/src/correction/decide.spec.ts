import { describe, expect, it } from '@jest/globals';
import { corrections, readBody } from '../commanding.js';
import { skipOf } from '../operation/skip.js';
import { speakersOf } from '../people.js';
import { correcting as given } from '../testing/correcting.js';
import { eventId, told } from '../testing/recorded.js';
import { referencesOfCorrection } from './references.js';

const opened = told('DecisionOpened', { title: 'More', kind: 'funds', contributor: 'belgium' });
const granted = told('ApprovalGranted', { body: 'council', session: 'council-9' });
const committed = told(
  'CommitmentMade',
  { by: 'belgium', amount: { value: 29, basis: 'increase', unit: 'personnel' }, until: '2018' },
  { occurred: '2017' },
);
const whenWritten = given('decision-x', opened, granted, committed);
const reason = 'The source was misread';

describe('correcting an event', () => {
  it('replaces its data, read by the schema of the event', () =>
    whenWritten('correct', 3, {
      replace: { data: { by: 'belgium', amount: { value: 30, basis: 'increase', unit: 'personnel' } } },
      reason,
    }).then('EventCorrected', {
      event: eventId(3),
      schema: 1,
      replace: { data: { amount: { min: '30', qualifier: 'exactly' } } },
      reason,
    }));

  it('replaces its date', () =>
    whenWritten('correct', 2, { replace: { occurred: '2017-11-10' }, reason }).then('EventCorrected', {
      replace: { occurred: { earliest: '2017-11-10' } },
    }));

  it('replaces its evidence, with the speaker by an opaque id', () =>
    whenWritten('correct', 2, {
      replace: { evidence: [{ source: 'press', speaker: { name: 'Jo', role: 'Minister' } }] },
      reason,
    }).then('EventCorrected', { replace: { evidence: [{ speaker: { person: 'person-of-jo', role: 'Minister' } }] } }));

  it('points at the field that is wrong', () =>
    whenWritten('correct', 3, { replace: { data: { by: 'belgium', amount: { value: -1 } } }, reason }).thenRefused(
      'invalid-body',
      '/data/replace/data/amount/unit',
    ));

  it('replaces the whole of its data', () =>
    whenWritten('correct', 3, { replace: { data: { by: 'belgium' } }, reason }).thenRefused(
      'invalid-body',
      '/data/replace/data/amount',
    ));

  it('replaces something', () =>
    whenWritten('correct', 3, { replace: {}, reason }).thenRefused('invalid-body', '/data/replace'));

  it('says why', () =>
    whenWritten('correct', 3, { replace: { occurred: '2017' } }).thenRefused('invalid-body', '/data/reason'));

  it('leaves it making sense: the session is one of the same body', () =>
    whenWritten('correct', 2, { replace: { data: { body: 'staff', session: 'council-9' } }, reason }).thenRefused(
      'session-of-another-body',
      '/data/replace/data/session',
    ));

  it('leaves it making sense: a new date is not after the end that was recorded', () =>
    whenWritten('correct', 3, { replace: { occurred: '2019' }, reason }).thenRefused(
      'end-before-beginning',
      '/data/replace/occurred',
    ));

  it('is possible in a closed file: it is the record that changes', () =>
    given('decision-x', opened, told('DecisionClosed', { outcome: 'lapsed' }))('correct', 1, {
      replace: { occurred: '2017' },
      reason,
    }).then('EventCorrected'));

  it('is not possible for an event that is not on record', () =>
    whenWritten('correct', 9, { replace: { occurred: '2017' }, reason }).thenRefused('unknown-event'));

  it('is not possible while the event is retracted', () =>
    given('decision-x', opened, told('EventRetracted', { event: eventId(1), reason }))('correct', 1, {
      replace: { occurred: '2017' },
      reason,
    }).thenRefused('event-retracted'));

  it('is not possible for a correction', () =>
    given('decision-x', opened, told('EventCorrected', { event: eventId(1), replace: { occurred: '2017' }, reason }))(
      'correct',
      2,
      { replace: { occurred: '2016' }, reason },
    ).thenRefused('not-correctable'));

  it('is not possible for what was done in operation, nor is taking it back', () => {
    const { stream, event } = skipOf('decision', {
      stream: 'decision-x',
      version: 1,
      from: '2',
      upTo: '3',
      reason,
    });
    const whenSkipped = given(stream, told(event.type, event.data.data));
    whenSkipped('correct', 1, { replace: { occurred: '2017' }, reason }).thenRefused('not-correctable');
    whenSkipped('retract', 1, { reason }).thenRefused('not-correctable');
    whenSkipped('dispute', 1, { reason }).then('EventDisputed');
  });

  it('names what is on record only', () => {
    const entry = readBody(corrections, 'correct', {
      data: {
        replace: { data: { by: 'atlantis' }, evidence: [{ source: 'rumour', speaker: { name: 'Jo' } }] },
        reason,
      },
      evidence: [{ source: 'press', speaker: { name: 'Al' } }],
    });
    expect(referencesOfCorrection('CommitmentMade', entry)).toEqual([
      { pointer: '/evidence/0/source', anyOf: ['source-press'] },
      { pointer: '/data/replace/data/by', anyOf: ['party-atlantis', 'body-atlantis'] },
      { pointer: '/data/replace/evidence/0/source', anyOf: ['source-rumour'] },
    ]);
    expect(speakersOf(entry)).toEqual(['Al', 'Jo']);
  });
});

describe('correcting a presence', () => {
  const amount = { value: 62, basis: 'level', unit: 'personnel' };
  const observed = told('PresenceObserved', { mission: 'resolute-support', party: 'belgium', amount });
  const whenObserved = given('presence-resolute-support.belgium', observed);

  it('keeps the mission and the party of its stream', () =>
    whenObserved('correct', 1, { replace: { data: { amount: { ...amount, value: 63 } } }, reason }).then(
      'EventCorrected',
      {
        replace: { data: { mission: 'resolute-support', party: 'belgium', amount: { value: '63' } } },
      },
    ));

  it('does not move it to another stream', () =>
    whenObserved('correct', 1, { replace: { data: { party: 'nato', amount } }, reason }).thenRefused(
      'fixed-by-stream',
      '/data/replace/data/party',
    ));

  it('leaves it a level', () =>
    whenObserved('correct', 1, { replace: { data: { amount: { ...amount, basis: 'increase' } } }, reason }).thenRefused(
      'presence-not-a-level',
      '/data/replace/data/amount/basis',
    ));
});

describe('retracting an event', () => {
  const retraction = told('EventRetracted', { event: eventId(1), reason });

  it('takes it back', () =>
    whenWritten('retract', 1, { reason }).then('EventRetracted', { event: eventId(1), reason }));

  it('does so once', () =>
    given('decision-x', opened, retraction)('retract', 1, { reason }).thenRefused('already-retracted'));

  it('restores what a retraction took back', () =>
    given('decision-x', opened, retraction)('retract', 2, { reason }).then('EventRetracted', { event: eventId(2) }));

  it('is possible again once the retraction was retracted', () =>
    given(
      'decision-x',
      opened,
      retraction,
      told('EventRetracted', { event: eventId(2), reason }),
    )('retract', 1, {
      reason,
    }).then('EventRetracted', { event: eventId(1) }));

  it('does not restore an opening where there is another since', () => {
    const anew = given('decision-x', opened, retraction, opened);
    anew('retract', 2, { reason }).thenRefused('opened-anew');
    anew('retract', 3, { reason }).then('EventRetracted', { event: eventId(3) });
    const takenBack = told('EventRetracted', { event: eventId(3), reason });
    given(
      'decision-x',
      opened,
      retraction,
      opened,
      takenBack,
    )('retract', 2, { reason }).then('EventRetracted', {
      event: eventId(2),
    });
  });

  it('is not possible for an event that is not on record', () =>
    whenWritten('retract', 9, { reason }).thenRefused('unknown-event'));
});

describe('disputing an event', () => {
  it('says so, and why', () =>
    whenWritten('dispute', 2, { reason }).then('EventDisputed', { event: eventId(2), reason }));

  it('is not possible for an event that is not on record', () =>
    whenWritten('dispute', 9, { reason }).thenRefused('unknown-event'));
});

describe('correcting the day of an event', () => {
  const on = (type: Parameters<typeof told>[0], occurred: string, data = {}) => told(type, data, { occurred });
  const file = (occurred: string) =>
    on('DecisionOpened', occurred, { title: 'More', kind: 'personnel', contributor: 'belgium' });
  const replace = (occurred: string) => ({ replace: { occurred }, reason });

  it.each([
    ['a file', [file('2017-01'), on('DecisionClosed', '2017-06', { outcome: 'fulfilled' })]],
    [
      'a study',
      [
        on('StudyOpened', '2017-01', { body: 'council' }),
        on('StudyConcluded', '2017-06', { body: 'council', outcome: 'feasible' }),
      ],
    ],
    ['a deployment', [on('DeploymentRecorded', '2017-01', { extent: 'fully' }), on('DeploymentEnded', '2017-06')]],
  ])('is refused where %s would end before it began, whichever of the two is corrected', (_what, events) => {
    const [first, ...others] = events[0]?.type === 'DecisionOpened' ? events : [file('2016'), ...events];
    const all = [first, ...others].filter((one) => one !== undefined);
    const [begun, ended] = [all.length - 1, all.length];
    const when = given('decision-x', ...all);
    when('correct', begun, replace('2017-07')).thenRefused('end-before-beginning', '/data/replace/occurred');
    when('correct', ended, replace('2015')).thenRefused('end-before-beginning', '/data/replace/occurred');
    when('correct', begun, replace('2017-06')).then('EventCorrected');
    when('correct', ended, replace('2017-01')).then('EventCorrected');
  });

  it('is refused where a mission would end before it began', () =>
    given('mission-m', on('MissionOpened', '2015', { name: 'M', lead: 'belgium' }), on('MissionEnded', '2020'))(
      'correct',
      1,
      replace('2021'),
    ).thenRefused('end-before-beginning', '/data/replace/occurred'));

  it('says that it is the day that does not fit, where a commitment would be made after its end', () =>
    whenWritten('correct', 3, replace('2019')).thenRefused('end-before-beginning', '/data/replace/occurred'));

  it('names the other event that would not fit, and what was replaced', () => {
    const studied = on('StudyOpened', '2018-03-01', { body: 'council' });
    const again = on('StudyOpened', '2018-06-01', { body: 'council' });
    const concluded = on('StudyConcluded', '2018-04-01', { body: 'council', outcome: 'feasible' });
    const when = given('decision-x', file('2018-01'), studied, again, concluded);
    const staff = { replace: { data: { body: 'staff' } }, reason };
    when('correct', 2, staff).thenRefused('end-before-beginning', '/data/replace/data');
  });

  it('is not taken back where another event would not fit any more', () => {
    const opened = on('StudyOpened', '2018-05-01', { body: 'council' });
    const earlier = told('EventCorrected', { event: eventId(2), replace: { occurred: '2018-03-01' }, reason });
    const concluded = on('StudyConcluded', '2018-04-01', { body: 'council', outcome: 'feasible' });
    const when = given('decision-x', file('2018-01'), opened, earlier, concluded);
    when('retract', 3, { reason }).thenRefused('end-before-beginning', '');
    when('retract', 4, { reason }).then('EventRetracted');
    when('retract', 2, { reason }).then('EventRetracted');
  });

  it('may mend what was out of order before, in part', () => {
    const when = given('decision-x', file('2018'), on('DecisionClosed', '2017', { outcome: 'fulfilled' }));
    when('correct', 1, replace('2017-06')).then('EventCorrected');
  });
});
