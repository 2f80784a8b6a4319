import { describe, expect, it } from '@jest/globals';
import type { ExplainAnswer } from '@acta/application';
import { renderExplanation } from './explanation.js';

type Beside = ExplainAnswer['facts'][number]['beside'];

type Fact = Partial<ExplainAnswer['facts'][number]>;

function shown(facts: readonly Fact[]): string {
  const all = facts.map((fact, index) => ({
    ...{ position: BigInt(index + 1), type: 'ApprovalGranted', data: {}, occurred: null, counted: true },
    ...{ evidence: [], corrections: [], ...fact },
  }));
  const answer = {
    mission: 'rs',
    party: 'belgium',
    figure: 'approved',
    validAt: '2017-11-09',
    value: null,
    facts: all,
  };
  const rest = { also: [], decided: [], proposals: [], plans: [], sources: [] };
  return renderExplanation({ ...answer, ...rest } as unknown as ExplainAnswer);
}

/** The first line about a figure without a value, beside facts that do not count for these reasons. */
const headOf = (...reasons: readonly Beside[]): string | undefined =>
  shown(reasons.map((beside) => ({ counted: false, ...(beside && { beside }) }))).split('\n')[0];

describe('a figure without a value', () => {
  it.each<[string, readonly Beside[]]>([
    ['nothing is on record', []],
    ['no amount was approved, only a ceiling', ['ceiling-only', 'ceiling-only']],
    ['no amount was approved, only a ceiling', ['retracted', 'ceiling-only', 'not-yet']],
    ['approved without a ceiling', ['no-ceiling']],
    ['nothing yet', ['not-yet', 'not-yet']],
    ['nothing counts', ['superseded', 'other']],
  ])('is told as %s', (words, reasons) => {
    expect(headOf(...reasons)).toBe(`rs / belgium, approved on Thursday, 9 November 2017: ${words}`);
  });
});

describe('a fact behind a figure', () => {
  const data = { body: 'council', amount: { value: '30', min: '30', max: '30', qualifier: 'exactly', basis: 'level' } };

  it('is told from the record where no source says it in words', () => {
    expect(shown([{ data }])).toContain(
      '  1  ApprovalGranted, no date stated (counts)\n     body: council, amount: 30\n',
    );
    expect(shown([{ data, evidence: [{ source: 'press', locator: 'page 2' }] }])).toContain(
      '     body: council, amount: 30\n     press, page 2\n',
    );
  });

  it('is told as a source says it, where one does', () => {
    const text = shown([{ data, evidence: [{ source: 'press', paraphrase: 'Thirty.' }] }]);
    expect(text).toContain('(counts)\n     press: Thirty.\n');
  });
});
