import { describe, it } from '@jest/globals';
import { about } from '../testing/given-when-then.js';
import { told } from '../testing/recorded.js';
import { sourceAggregate } from './aggregate.js';

const given = about(sourceAggregate, 'gazette');
const article = {
  title: 'An article',
  published: { edtf: '2017-11-07' },
  language: 'fr',
  url: 'https://example.org/a',
};

describe('a source', () => {
  it('can be registered with the day of its publication', () =>
    given()
      .when('register', article)
      .then('SourceRegistered', { published: { earliest: '2017-11-07', latest: '2017-11-07' }, language: 'fr' }));

  it('is not registered twice', () =>
    given(told('SourceRegistered', article)).when('register', article).thenRefused('already-registered'));

  it('is found under an address of the web', () =>
    given()
      .when('register', { ...article, url: 'javascript:alert(1)' })
      .thenRefused('invalid-body', '/data/url'));

  it('has a digest of the right length', () =>
    given()
      .when('register', { ...article, sha256: 'abc' })
      .thenRefused('invalid-body', '/data/sha256'));
});
