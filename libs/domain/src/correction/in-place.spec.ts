import { describe, it } from '@jest/globals';
import type { JsonObject } from '@acta/kernel';
import { correcting } from '../testing/correcting.js';
import { eventId, told } from '../testing/recorded.js';

const reason = 'The source was misread';
const to = (data: JsonObject) => ({ replace: { data }, reason });
const opened = told('DecisionOpened', { title: 'More', kind: 'personnel', contributor: 'belgium' });
const retracted = (number: number) => told('EventRetracted', { event: eventId(number), reason });

describe('correcting the end of a study', () => {
  const studied = (body: string) => told('StudyOpened', { body });
  const concluded = told('StudyConcluded', { body: 'staff', outcome: 'feasible' });
  const atCouncil = { body: 'council', outcome: 'feasible' };

  it('needs a study at that body in the file', () =>
    correcting(
      'decision-more',
      opened,
      studied('staff'),
      concluded,
    )('correct', 3, to(atCouncil)).thenRefused('study-not-opened', '/data/replace/data/body'));

  it('heeds a study that was recorded after it', () =>
    correcting(
      'decision-more',
      opened,
      studied('staff'),
      concluded,
      studied('council'),
    )('correct', 3, to(atCouncil)).then('EventCorrected'));

  it('is possible in a file that was closed since', () => {
    const closed = told('DecisionClosed', { outcome: 'lapsed' });
    const when = correcting('decision-more', opened, studied('staff'), studied('council'), concluded, closed);
    when('correct', 4, to(atCouncil)).then('EventCorrected');
  });

  it('comes after its beginning where both were recorded at the wrong body', () => {
    const when = correcting('decision-more', opened, studied('staff'), concluded);
    when('correct', 2, to({ body: 'council' })).then('EventCorrected');
    const corrected = told('EventCorrected', { event: eventId(2), ...to({ body: 'council' }) });
    correcting(
      'decision-more',
      opened,
      studied('staff'),
      concluded,
      corrected,
    )('correct', 3, to(atCouncil)).then('EventCorrected');
  });

  it('mends another field, though its study was taken back', () => {
    const whenTakenBack = correcting('decision-more', opened, studied('staff'), concluded, retracted(2));
    whenTakenBack('correct', 3, to({ body: 'staff', outcome: 'not-feasible' })).then('EventCorrected');
    whenTakenBack('correct', 3, to(atCouncil)).thenRefused('study-not-opened', '/data/replace/data/body');
  });
});

describe('correcting what was dropped from an agenda', () => {
  const session = [
    told('SessionScheduled', { body: 'council', date: '2017-11-09' }),
    told('ItemTabled', { topic: 'Aid' }),
    told('ItemDropped', { topic: 'Aid' }),
  ];

  it('needs the item on it', () => {
    const when = correcting('session-x', ...session);
    when('correct', 3, to({ topic: 'Peace' })).thenRefused('item-not-tabled', '/data/replace/data/topic');
    when('correct', 3, to({ decision: 'plan-2018' })).thenRefused('item-not-tabled', '/data/replace/data/decision');
    when('correct', 3, to({ topic: 'Aid', reason: 'Too late' })).then('EventCorrected');
  });

  it('heeds an item that was tabled late, and a session that was cancelled', () =>
    correcting(
      'session-x',
      ...session,
      told('ItemTabled', { topic: 'Peace' }),
      told('SessionCancelled'),
    )('correct', 3, to({ topic: 'Peace' })).then('EventCorrected'));

  it('needs it anew where the item was tabled wrongly', () => {
    const tabled = told('EventCorrected', { event: eventId(2), ...to({ topic: 'Peace' }) });
    const when = correcting('session-x', ...session, tabled);
    when('correct', 3, to({ topic: 'War' })).thenRefused('item-not-tabled', '/data/replace/data/topic');
    when('correct', 3, to({ topic: 'Peace' })).then('EventCorrected');
  });
});

describe('correcting an approval', () => {
  const events = [
    told('ApprovalPending', { body: 'council', session: 'council-9' }),
    told('ApprovalDeferred', { body: 'council', session: 'council-9' }),
    told('ApprovalGranted', { body: 'council', session: 'council-9' }),
    told('ApprovalRefused', { body: 'council', session: 'council-9' }),
  ];

  it.each(events)('leaves it at a session of its body: $type', (event) => {
    const when = correcting('decision-more', opened, event);
    const refusal = ['session-of-another-body', '/data/replace/data/session'] as const;
    when('correct', 2, to({ body: 'council', session: 'staff-9' })).thenRefused(...refusal);
    when('correct', 2, to({ body: 'staff', session: 'council-9' })).thenRefused(...refusal);
    when('correct', 2, to({ body: 'staff', session: 'staff-9' })).then('EventCorrected');
  });

  it('mends another field, though its session turned out to be one of another body', () => {
    const pending = told('ApprovalPending', { body: 'council', session: 'staff-9' });
    const when = correcting('decision-more', opened, pending);
    when('correct', 2, to({ body: 'council', session: 'staff-9', due: '2017-11-09' })).then('EventCorrected');
    when('correct', 2, { replace: { occurred: '2017-11-07' }, reason }).then('EventCorrected');
  });
});

describe('correcting a link', () => {
  const when = correcting(
    'decision-more',
    opened,
    told('DecisionLinked', { relation: 'part-of', to: 'decisions/plan-2018' }),
  );
  const link = (to: string) => ({ replace: { data: { relation: 'answers', to } }, reason });

  it('leads to something else on record', () => {
    when('correct', 2, link('missions/resolute-support')).then('EventCorrected');
    when('correct', 2, link('decisions/none')).thenRefused('unknown-reference', '/data/replace/data/to');
  });

  it('does not lead to its own file, nor to its own event', () => {
    when('correct', 2, link('decisions/more')).thenRefused('link-to-itself', '/data/replace/data/to');
    when('correct', 2, link(eventId(2))).thenRefused('link-to-itself', '/data/replace/data/to');
    when('correct', 2, link(eventId(1))).then('EventCorrected');
  });

  it('relates to nothing itself but what its own links lead to', () => {
    const links = (to: string) => ({ links: [{ relation: 'answers', to }] });
    when('dispute', 2, { reason }, links('decisions/more')).thenRefused('link-to-itself', '/links/0/to');
    when('retract', 2, { reason }, links('decisions/none')).thenRefused('unknown-reference', '/links/0/to');
    when('dispute', 2, { reason }, links(eventId(2))).then('EventDisputed');
  });
});

describe('correcting a register', () => {
  const registered = told('PartyRegistered', { name: 'The allies', kind: 'collective', members: ['belgium'] });
  const members = (...ids: readonly string[]) => to({ name: 'The allies', kind: 'collective', members: ids });

  it('names as members other parties on record', () => {
    const when = correcting('party-allies', registered);
    when('correct', 1, members('nato', 'belgium')).then('EventCorrected');
    when('correct', 1, members('nato', 'atlantis')).thenRefused('unknown-reference', '/data/replace/data/members/1');
    when('correct', 1, members('nato', 'allies')).thenRefused('unknown-reference', '/data/replace/data/members/1');
  });

  it('lets a source speak for its own entry', () => {
    const source = told('SourceRegistered', { published: '2017-11-07', language: 'fr' });
    const said = { evidence: [{ source: 'press', locator: 'At its end' }] };
    correcting('source-press', source)('correct', 1, to({ published: '2017-11-08', language: 'fr' }), said).then(
      'EventCorrected',
    );
  });
});
