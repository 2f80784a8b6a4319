import { describe, it } from '@jest/globals';
import { about } from '../testing/given-when-then.js';
import { told } from '../testing/recorded.js';
import { sessionAggregate } from './aggregate.js';

const given = about(sessionAggregate, 'council-16');
const scheduled = told('SessionScheduled', { body: 'council', date: '2017-11-16' });
const tabled = told('ItemTabled', { decision: 'plan-2018' });
const held = told('SessionHeld');
const cancelled = told('SessionCancelled');

describe('a session that is not on record', () => {
  it('can be scheduled', () =>
    given()
      .when('schedule', { body: 'council', date: { text: 'Thursday', edtf: '2017-11-16' }, title: 'Council' })
      .then('SessionScheduled', { body: 'council', date: { text: 'Thursday', latest: '2017-11-16' } }));

  it('is one of a body that is on record', () =>
    given().when('schedule', { body: 'senate', date: '2017-11-16' }).thenRefused('unknown-reference', '/data/body'));

  it.each([
    ['table-item', { topic: 'Aid' }],
    ['drop-item', { topic: 'Aid' }],
    ['postpone', { date: '2017-11-17' }],
    ['hold', {}],
    ['cancel', {}],
  ])('has no use for %s', (command, data) => given().when(command, data).thenRefused('not-on-record'));
});

describe('a scheduled session', () => {
  it('is not scheduled again', () =>
    given(scheduled).when('schedule', { body: 'council', date: '2017-11-17' }).thenRefused('already-scheduled'));

  it('can have a file on its agenda', () =>
    given(scheduled).when('table-item', { decision: 'plan-2018' }).then('ItemTabled', { decision: 'plan-2018' }));

  it('can have a topic on its agenda', () =>
    given(scheduled).when('table-item', { topic: 'Financial aid' }).then('ItemTabled', { topic: 'Financial aid' }));

  it('has no item without a name', () =>
    given(scheduled).when('table-item').thenRefused('invalid-body', '/data/topic'));

  it('has no file on its agenda that is not on record', () =>
    given(scheduled).when('table-item', { decision: 'plan-2019' }).thenRefused('unknown-reference', '/data/decision'));

  it('can lose an item', () =>
    given(scheduled, tabled)
      .when('drop-item', { decision: 'plan-2018', reason: 'Not ready' })
      .then('ItemDropped', { decision: 'plan-2018', reason: 'Not ready' }));

  it('cannot lose an item that it does not have', () =>
    given(scheduled, tabled)
      .when('drop-item', { topic: 'Financial aid' })
      .thenRefused('item-not-tabled', '/data/topic'));

  it('cannot lose an item twice', () =>
    given(scheduled, tabled, told('ItemDropped', { decision: 'plan-2018' }))
      .when('drop-item', { decision: 'plan-2018' })
      .thenRefused('item-not-tabled', '/data/decision'));

  it('can slip', () =>
    given(scheduled)
      .when('postpone', { date: '2017-11-17' })
      .then('SessionPostponed', { date: { earliest: '2017-11-17', latest: '2017-11-17' } }));

  it('can be held', () => given(scheduled).when('hold').then('SessionHeld'));

  it('can be held on another day', () =>
    given(scheduled)
      .when('hold', { date: '2017-11-17' })
      .then('SessionHeld', { date: { edtf: '2017-11-17' } }));

  it('can be cancelled', () =>
    given(scheduled).when('cancel', { reason: 'Snow' }).then('SessionCancelled', { reason: 'Snow' }));
});

describe('a held session', () => {
  it('is not held twice', () => given(scheduled, held).when('hold').thenRefused('already-held'));

  it('is not cancelled', () => given(scheduled, held).when('cancel').thenRefused('session-held'));

  it('can be told to have slipped before: such records come late', () =>
    given(scheduled, held).when('postpone', { date: '2017-11-17' }).then('SessionPostponed'));

  it('did not slip after it was held', () => {
    const on = told('SessionHeld', {}, { occurred: '2017-11-16' });
    given(scheduled, on)
      .when('postpone', { date: '2017-12-01' }, { occurred: '2017-11-20' })
      .thenRefused('session-held', '/occurred');
    given(scheduled, on).when('postpone', { date: '2017-11-16' }, { occurred: '2017-11-08' }).then('SessionPostponed');
    given(scheduled, on).when('postpone', { date: '2017-12-01' }, { occurred: '2017-11' }).then('SessionPostponed');
  });
});

describe('a cancelled session', () => {
  it('is not held', () => given(scheduled, cancelled).when('hold').thenRefused('session-cancelled'));

  it('does not slip', () =>
    given(scheduled, cancelled).when('postpone', { date: '2017-11-17' }).thenRefused('session-cancelled'));

  it('is not cancelled twice', () => given(scheduled, cancelled).when('cancel').thenRefused('already-cancelled'));

  it('can be told to have had an agenda', () =>
    given(scheduled, cancelled).when('table-item', { topic: 'Aid' }).then('ItemTabled'));
});
