import { describe, it } from '@jest/globals';
import { about } from '../testing/given-when-then.js';
import { told } from '../testing/recorded.js';
import { bodyAggregate } from './aggregate.js';

const given = about(bodyAggregate, 'cabinet');
const registered = told('BodyRegistered', { name: 'Cabinet', party: 'belgium' });

describe('a body that is not on record', () => {
  it('can be registered with the roles that it plays', () =>
    given()
      .when('register', { name: 'Cabinet', party: 'belgium', roles: ['approves', 'proposes'] })
      .then('BodyRegistered', { name: 'Cabinet', party: 'belgium', roles: ['approves', 'proposes'] }));

  it('belongs to a party that is on record', () =>
    given().when('register', { name: 'Cabinet', party: 'atlantis' }).thenRefused('unknown-reference', '/data/party'));

  it('cannot be renamed', () => given().when('rename', { name: 'Council' }).thenRefused('not-on-record'));
});

describe('a registered body', () => {
  it('is not registered again', () =>
    given(registered).when('register', { name: 'Cabinet', party: 'belgium' }).thenRefused('already-registered'));

  it('can be renamed', () =>
    given(registered).when('rename', { name: 'Council' }).then('BodyRenamed', { name: 'Council' }));
});
