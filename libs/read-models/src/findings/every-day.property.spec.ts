import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Register } from '../testing/register.js';
import { asked, onExactDays, onVagueDays, someSteps, someWays } from '../testing/vague-days.js';
import { listFindings } from './list.js';

/** What is found on a day, and whether it is certain. */
async function foundIn(register: Register): Promise<ReadonlyMap<string, boolean>> {
  const { items } = await listFindings(register.asked(asked), { open: true, mission: 'rs' });
  return new Map(
    items.map(({ kind, party, decision, subject, certain }) => [`${kind} ${party} ${decision} ${subject}`, certain]),
  );
}

describe('what is found on a day on which things may have happened, or not', () => {
  it('is all that is found on some of the days on which they may have, and certain only where it is found on all', async () => {
    const kinds = new Set<string>();
    await fc.assert(
      fc.asyncProperty(someSteps, someWays, async (steps, ways) => {
        const vague = await foundIn(onVagueDays(steps));
        const certain = [...vague].flatMap(([name, isCertain]) => (isCertain ? [name] : []));
        for (const days of ways) {
          const exact = await foundIn(onExactDays(steps, days));
          const missing = [...exact.keys()].filter((name) => !vague.has(name));
          const doubtful = certain.filter((name) => !exact.has(name));
          expect({ days, missing, doubtful }).toEqual({ days, missing: [], doubtful: [] });
        }
        for (const name of vague.keys()) kinds.add(name.split(' ')[0] as string);
      }),
      { numRuns: 200, seed: 20171115 },
    );
    expect([...kinds].toSorted()).toEqual(
      expect.arrayContaining([
        'approval-after-effect',
        'approval-overdue',
        'approved-never-deployed',
        'committed-never-approved',
        'presence-above-ceiling',
        'presence-before-approval',
        'sources-contradict',
      ]),
    );
  });
});
