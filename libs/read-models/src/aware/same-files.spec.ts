import { describe, expect, it } from '@jest/globals';
import { partyItems } from '../deployment/state.js';
import type { Register } from '../testing/register.js';
import { inOneFile, inTwoFiles, troops } from '../testing/two-files.js';
import { awareness } from './aware.js';

type Steps = Parameters<typeof inTwoFiles>[1];

const request = { by: 'belgium', to: 'belgium', amount: troops(80) };
const day = '2018-03-01';

async function known(record: Register) {
  const told = await awareness(record.asked(day), { body: 'parliament' });
  const [item] = await partyItems(record.asked(day), { mission: 'rs', party: 'belgium' });
  return {
    studies: told.studies.map((study) => [study.request?.by, study.since]),
    requests: told.requests.map(({ status }) => status),
    offers: told.offers.map(({ status }) => status),
    asked: item?.requests.map(({ status, study, certain }) => [status, study, certain]),
  };
}

const cases: readonly (readonly [string, Steps])[] = [
  [
    'the request that is in the other, which it studies',
    [
      ['again', 'record-request', request, '2018-01-19'],
      ['more', 'open-study', { body: 'parliament' }, '2018-01-22'],
    ],
  ],
  [
    'the offer that is in the other',
    [
      ['more', 'await-approval', { body: 'parliament', due: '2018-06-01' }, '2018-01-22'],
      ['again', 'announce-intention', { by: 'belgium', amount: troops(80) }, '2018-01-25'],
    ],
  ],
];

describe('a body that has one of two files before it that are the same', () => {
  it.each(cases)('knows of %s', async (_what, steps) => {
    const one = await known(inOneFile({}, ...steps));
    expect(one.studies.length + one.offers.length).toBe(1);
    for (const from of ['more', 'again'] as const) {
      expect([from, await known(inTwoFiles({}, steps, { from }))]).toEqual([from, one]);
      const apart = inTwoFiles({}, steps, { from, mission: null });
      expect((await known(apart)).studies).toEqual(one.studies);
    }
  });
});
