import { describe, it } from '@jest/globals';
import { about } from '../testing/given-when-then.js';
import { told } from '../testing/recorded.js';
import { partyAggregate } from './aggregate.js';

const given = about(partyAggregate, 'france');
const registered = told('PartyRegistered', { name: 'France', kind: 'state' });

describe('a party that is not on record', () => {
  it('can be registered', () =>
    given()
      .when('register', { name: 'France', kind: 'state', country: 'FR' })
      .then('PartyRegistered', { name: 'France', kind: 'state', country: 'FR' }));

  it('can be a collective of parties that are on record', () =>
    given()
      .when('register', { name: 'The two', kind: 'collective', members: ['belgium', 'nato'] })
      .then('PartyRegistered', { members: ['belgium', 'nato'] }));

  it('has no member that is not on record', () =>
    given()
      .when('register', { name: 'Some', kind: 'collective', members: ['belgium', 'atlantis'] })
      .thenRefused('unknown-reference', '/data/members/1'));

  it('is not its own member', () =>
    given()
      .when('register', { name: 'Some', kind: 'collective', members: ['france'] })
      .thenRefused('unknown-reference', '/data/members/0'));

  it('cannot be renamed', () => given().when('rename', { name: 'Gaul' }).thenRefused('not-on-record'));
});

describe('a registered party', () => {
  it('is not registered again', () =>
    given(registered).when('register', { name: 'France', kind: 'state' }).thenRefused('already-registered'));

  it('can be renamed', () => given(registered).when('rename', { name: 'Gaul' }).then('PartyRenamed', { name: 'Gaul' }));
});
