import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import * as fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

describe('canonicalJson', () => {
  it('writes what the reference implementation of RFC 8785 writes', () => {
    const key = fc.oneof(fc.string(), fc.constantFrom('10', '9', '__proto__', 'é', '€', '😀', '\u0001', 'ﬀ', ''));
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'binary' }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('json')),
        fc.array(fc.tuple(key, tie('json'))).map((entries) => Object.fromEntries(entries)),
      ),
    }));
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 500 },
    );
  });

  it('sorts keys by code units, leaves undefined fields out, and writes numbers as ECMAScript does', () => {
    const value = { b: 1e21, a: [0.1, -0, 1e-7], '10': true, '9': null, gone: undefined, when: new Date(0) };
    expect(canonicalJson(value)).toBe(
      '{"10":true,"9":null,"a":[0.1,0,1e-7],"b":1e+21,"when":"1970-01-01T00:00:00.000Z"}',
    );
  });

  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  it.each([
    ['NaN', { n: NaN }],
    ['an infinity', [Infinity]],
    ['undefined by itself', undefined],
    ['undefined in a list', [undefined]],
    ['a function', { f: () => 1 }],
    ['a bigint', { n: 1n }],
    ['a lone surrogate', { text: 'a\ud800b' }],
    ['a lone surrogate in a key', { '\udc00': 1 }],
    ['a circle', circle],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ kind: 'invalid', code: 'not-json' }));
  });
});
