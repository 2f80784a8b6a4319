import { describe, it } from '@jest/globals';
import { about } from '../testing/given-when-then.js';
import { told } from '../testing/recorded.js';
import { presenceAggregate } from './aggregate.js';

const given = about(presenceAggregate, 'resolute-support/belgium');
const sixtyTwo = { value: 62, basis: 'level', unit: 'personnel' };

describe('a presence', () => {
  it('is observed in the mission and of the party that its path names', () =>
    given()
      .when('observe', { amount: sixtyTwo })
      .then('PresenceObserved', { mission: 'resolute-support', party: 'belgium', amount: { min: '62', max: '62' } }));

  it('is observed again and again', () =>
    given(told('PresenceObserved', { mission: 'resolute-support', party: 'belgium', amount: sixtyTwo }))
      .when('observe', { amount: { ...sixtyTwo, value: 78 } })
      .then('PresenceObserved', { amount: { value: '78' } }));

  it('is a level, and not a change', () =>
    given()
      .when('observe', { amount: { ...sixtyTwo, basis: 'increase' } })
      .thenRefused('presence-not-a-level', '/data/amount/basis'));

  it('is one of a mission that is on record', () =>
    about(presenceAggregate, 'raid/belgium')()
      .when('observe', { amount: sixtyTwo })
      .thenRefused('unknown-reference', ''));

  it('is one of a party that is on record', () =>
    about(presenceAggregate, 'resolute-support/atlantis')()
      .when('observe', { amount: sixtyTwo })
      .thenRefused('unknown-reference', ''));

  it('is evidenced by a source that is on record', () =>
    given()
      .when('observe', { amount: sixtyTwo }, { evidence: [{ source: 'press' }, { source: 'rumour' }] })
      .thenRefused('unknown-reference', '/evidence/1/source'));
});
