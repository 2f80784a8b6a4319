import { describe, expect, it } from '@jest/globals';
import { readConfiguration } from './configuration.js';

describe('whether a server projects', () => {
  it.each([
    [undefined, true],
    ['', true],
    ['true', true],
    ['false', false],
    ['0', false],
  ])('ACTA_PROJECT=%s: %s', (given, project) => {
    expect(readConfiguration({ ACTA_PROJECT: given }).project).toBe(project);
  });

  it('is not guessed from what it cannot read', () => {
    expect(() => readConfiguration({ ACTA_PROJECT: 'perhaps' })).toThrow('ACTA_PROJECT: expected true or false');
  });
});

describe('whether the database is behind a pooler', () => {
  it.each([
    [undefined, false],
    ['', false],
    ['true', true],
    ['false', false],
  ])('ACTA_POOLED=%s: %s', (given, pooled) => {
    expect(readConfiguration({ ACTA_POOLED: given }).pooled).toBe(pooled);
  });

  it('is not guessed from what it cannot read', () => {
    expect(() => readConfiguration({ ACTA_POOLED: 'transaction' })).toThrow('ACTA_POOLED: expected true or false');
  });
});
