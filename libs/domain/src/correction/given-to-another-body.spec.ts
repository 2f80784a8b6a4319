import { describe, it } from '@jest/globals';
import { correctingAmong } from '../testing/correcting.js';
import { eventId, recorded, told, type Told } from '../testing/recorded.js';
import { register } from '../testing/register.js';

const reason = 'The source was misread';
const date = '2017-11-09';
const toStaff = { replace: { data: { body: 'staff', date } }, reason };
const atCouncil = { body: 'council', session: 'council-9' };
const elsewhere = { replace: { data: { body: 'council' } }, reason };

/** A session of the council is corrected, with these events in the file that may wait for it. */
const when = (...events: readonly Told[]) =>
  correctingAmong(
    new Map([
      ...register,
      [
        'decision-more',
        recorded('decision-more', [
          told('DecisionOpened', { title: 'More', kind: 'funds', contributor: 'belgium' }),
          ...events,
        ]),
      ],
    ]),
  )('session-council-9', told('SessionScheduled', { body: 'council', date }));

describe('giving a session to another body', () => {
  it.each(['ApprovalPending', 'ApprovalDeferred', 'ApprovalGranted', 'ApprovalRefused'] as const)(
    'is refused where it leaves an approval at a session of another body: %s',
    (type) =>
      when(told(type, atCouncil))('correct', 1, toStaff).thenRefused(
        'session-of-another-body',
        '/data/replace/data/body',
      ),
  );

  it('is refused where an approval was put at it by a correction', () =>
    when(
      told('ApprovalPending', { body: 'council' }),
      told('EventCorrected', { event: eventId(2), replace: { data: atCouncil }, reason }),
    )('correct', 1, toStaff).thenRefused('session-of-another-body', '/data/replace/data/body'));

  it('is possible once they are at no session, or at another, or taken back', () => {
    const awaited = told('ApprovalPending', atCouncil);
    when()('correct', 1, toStaff).then('EventCorrected');
    when(told('ApprovalPending', { body: 'staff', session: 'staff-9' }))('correct', 1, toStaff).then('EventCorrected');
    when(awaited, told('EventCorrected', { event: eventId(2), ...elsewhere }))('correct', 1, toStaff).then(
      'EventCorrected',
    );
    when(awaited, told('EventRetracted', { event: eventId(2), reason }))('correct', 1, toStaff).then('EventCorrected');
  });

  it('is not what another title or another day does', () =>
    when(told('ApprovalPending', atCouncil))('correct', 1, {
      replace: { data: { body: 'council', date: '2017-11-10', title: 'On aid' } },
      reason,
    }).then('EventCorrected'));

  it('heeds no approval that was at a session of another body already', () =>
    when(told('ApprovalPending', { body: 'government', session: 'council-9' }))('correct', 1, toStaff).then(
      'EventCorrected',
    ));
});
