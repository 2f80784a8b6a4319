import { describe, expect, it } from '@jest/globals';
import { asKnown, asPublished } from './as-of.js';

describe('as of what an answer speaks', () => {
  it('is a position of what was recorded, which not every title tells', () => {
    const asOf = { knownAt: 35n, basis: 'recorded' } as const;
    expect(asKnown(asOf)).toBe(', as known at position 35');
    expect(asPublished(asOf)).toBe('');
  });

  it('is the last day of publication', () => {
    const asOf = { knownAt: '2017-11-09', basis: 'published' } as const;
    expect(asKnown(asOf)).toBe(', as published by Thursday, 9 November 2017');
    expect(asPublished(asOf)).toBe(asKnown(asOf));
  });
});
