import { describe, it } from '@jest/globals';
import { about } from '../testing/given-when-then.js';
import { told } from '../testing/recorded.js';
import { missionAggregate } from './aggregate.js';

const given = about(missionAggregate, 'inherent-resolve');
const opened = told('MissionOpened', { name: 'Inherent Resolve', lead: 'nato' }, { occurred: '2014-10' });
const ended = told('MissionEnded');
const target = {
  by: 'nato',
  amount: { value: 16000, basis: 'target', unit: 'personnel' },
  baseline: { value: 13000, unit: 'personnel' },
};

describe('a mission that is not on record', () => {
  it('can be opened', () =>
    given()
      .when('open', { name: 'Inherent Resolve', lead: 'nato', theatre: 'Iraq' })
      .then('MissionOpened', { theatre: 'Iraq' }));

  it('is led by a party that is on record', () =>
    given().when('open', { name: 'Raid', lead: 'atlantis' }).thenRefused('unknown-reference', '/data/lead'));

  it.each(['announce-target', 'end'])('cannot %s', (command) =>
    given()
      .when(command, command === 'end' ? {} : target)
      .thenRefused('not-on-record'),
  );
});

describe('an open mission', () => {
  it('is not opened again', () =>
    given(opened).when('open', { name: 'Inherent Resolve', lead: 'nato' }).thenRefused('already-open'));

  it('can be given a target, with the level that it starts from', () =>
    given(opened)
      .when('announce-target', target)
      .then('TargetAnnounced', { amount: { min: '16000' }, baseline: { min: '13000', basis: 'baseline' } }));

  it('can be given a target that follows from a decision', () =>
    given(opened)
      .when('announce-target', { ...target, decision: 'plan-2018' })
      .then('TargetAnnounced', { decision: 'plan-2018' }));

  it('cannot be given a target by nobody on record', () =>
    given(opened)
      .when('announce-target', { ...target, by: 'atlantis' })
      .thenRefused('unknown-reference', '/data/by'));

  it('can end', () =>
    given(opened).when('end', { reason: 'It was over' }).then('MissionEnded', { reason: 'It was over' }));

  it('does not end before it began', () =>
    given(opened).when('end', {}, { occurred: '2014-09' }).thenRefused('end-before-beginning', '/occurred'));

  it('may end on the first day on which it can have begun', () =>
    given(opened).when('end', {}, { occurred: '2014-10-01' }).then('MissionEnded'));

  it('may end in the very month in which it began', () =>
    given(opened).when('end', {}, { occurred: '2014-10' }).then('MissionEnded'));
});

describe('an ended mission', () => {
  it('does not end twice', () => given(opened, ended).when('end').thenRefused('already-ended'));

  it('can be told to have had a target: such records come late', () =>
    given(opened, ended).when('announce-target', target).then('TargetAnnounced'));
});
