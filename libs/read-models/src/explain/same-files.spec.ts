import { describe, expect, it } from '@jest/globals';
import type { Register } from '../testing/register.js';
import { inOneFile, inTwoFiles, troops } from '../testing/two-files.js';
import { explainFigure } from './explain.js';

type Steps = Parameters<typeof inTwoFiles>[1];

const commitment = { by: 'belgium', amount: troops(50, 'increase') };
const request = { by: 'belgium', to: 'belgium', amount: troops(50) };

async function explained(record: Register) {
  const question = { mission: 'rs', party: 'belgium', figure: 'committed' } as const;
  const { proposals, decided } = await explainFigure(record.asked('2018-06-01'), question);
  return {
    proposals: proposals.map(({ what }) => what).toSorted(),
    decided: decided.map(({ body, status }) => [body, status]),
  };
}

const cases: readonly (readonly [string, Steps])[] = [
  [
    'with the proposals in both',
    [
      ['again', 'record-request', request, '2018-01-05'],
      ['more', 'make-commitment', commitment, '2018-01-10'],
    ],
  ],
  [
    'with what is awaited in the other',
    [
      ['more', 'make-commitment', commitment, '2018-01-10'],
      ['again', 'await-approval', { body: 'parliament', due: '2018-07-13' }, '2018-01-12'],
    ],
  ],
  [
    'with what is decided in the other',
    [
      ['more', 'make-commitment', commitment, '2018-01-10'],
      ['more', 'await-approval', { body: 'parliament', due: '2018-04-03' }, '2018-03-22'],
      ['again', 'refuse-approval', { body: 'parliament' }, '2018-05-27'],
    ],
  ],
];

describe('a figure of files that are the same', () => {
  it.each(cases)('is explained %s', async (_what, steps) => {
    const one = await explained(inOneFile({}, ...steps));
    for (const from of ['more', 'again'] as const) {
      const { proposals, decided } = await explained(inTwoFiles({}, steps, { from }));
      expect(proposals).toEqual(one.proposals);
      expect([...new Map(decided.map(([body, status]) => [body, status]))]).toEqual(one.decided);
    }
  });
});
