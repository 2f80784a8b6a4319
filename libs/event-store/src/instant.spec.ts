import { describe, expect, it } from '@jest/globals';
import { normaliseInstant } from './instant.js';

describe('normaliseInstant', () => {
  it.each([
    ['2017-11-07T18:00:00Z', '2017-11-07T18:00:00.000000Z'],
    ['2017-11-07T18:00:00.5Z', '2017-11-07T18:00:00.500000Z'],
    ['2017-11-07t18:00:00.1234569z', '2017-11-07T18:00:00.123456Z'],
    ['2017-11-07T18:00:00.999999999+01:00', '2017-11-07T17:00:00.999999Z'],
    ['2018-01-01 00:30:00+01:00', '2017-12-31T23:30:00.000000Z'],
  ])('turns %s into %s', (given, expected) => {
    expect(normaliseInstant(given)).toBe(expected);
  });

  it.each(['', 'yesterday', '2017-11-07', '2017-11-07T18:00:00', '2017-13-07T18:00:00Z', '2017-11-07T25:00:00Z'])(
    'refuses "%s"',
    (given) => {
      expect(() => normaliseInstant(given)).toThrow(expect.objectContaining({ code: 'instant-invalid' }));
    },
  );
});
