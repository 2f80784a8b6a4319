import { describe, expect, it } from '@jest/globals';
import type { ExplainAnswer } from '@acta/application';
import { renderExplanation } from './explanation.js';

type Beside = ExplainAnswer['facts'][number]['beside'];

/** The first line about a figure without a value, beside facts that do not count for these reasons. */
function headOf(...reasons: readonly Beside[]): string | undefined {
  const facts = reasons.map((beside, index) => ({
    ...{ position: BigInt(index + 1), type: 'ApprovalGranted', occurred: null, counted: false, beside },
    ...{ evidence: [], corrections: [] },
  }));
  const answer = { mission: 'rs', party: 'belgium', figure: 'approved', validAt: '2017-11-09', value: null, facts };
  const rest = { also: [], decided: [], proposals: [], plans: [], sources: [] };
  return renderExplanation({ ...answer, ...rest } as unknown as ExplainAnswer).split('\n')[0];
}

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
