import { ActaError } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { deploymentState } from '../deployment/state.js';
import type { Figure } from '../figure/figure.js';
import { listFindings } from '../findings/list.js';
import { listPledges } from '../pledges/list.js';
import { eitherFile, seen, someSteps } from '../testing/either-file.js';
import type { Register } from '../testing/register.js';
import { inOneFile, inTwoFiles } from '../testing/two-files.js';

const figure = (one: Figure | null | undefined) => one && [one.basis, one.min, one.max, one.certain];

const eventId = /^0{8}-.*/;

/** What is told on a day, in whichever file it is: how many, what bodies decided, what is found, and what is pledged in all. */
async function told(record: Register, day: string) {
  const asked = record.asked(day);
  const { items, missions } = await deploymentState(asked, { mission: 'rs' });
  const { items: found } = await listFindings(asked, { mission: 'rs' });
  const { totals } = await listPledges(asked, { mission: 'rs' });
  return {
    items: items.map(({ present, ceiling, committed, requested, approved, ...item }) => [
      ...[present, ceiling, committed, requested, approved].map(figure),
      ...[item.presentEnded, item.findings, item.possibleFindings],
      [...new Set(item.approvals.map(({ body, status }) => `${body}: ${status}`).toSorted())],
    ]),
    missions: missions.map(({ present, committed }) => [present, committed].map(figure)),
    found: found
      .map(({ kind, subject, from, until, certain }) =>
        [kind, subject?.replace(eventId, 'event'), from, until, certain].join(' '),
      )
      .toSorted(),
    pledged: totals.map(figure),
  };
}

describe('what is told in two files that are the same', () => {
  it('comes to what it comes to in one', async () => {
    const kinds = new Set<string>();
    await fc.assert(
      fc.asyncProperty(someSteps, seen, eitherFile, async (steps, there, from) => {
        const registers: Register[] = [];
        try {
          registers.push(inOneFile(there, ...steps), inTwoFiles(there, steps, { from }));
        } catch (error) {
          // What makes no sense where it comes is refused, perhaps in the one and not in the others.
          if (!(error instanceof ActaError) || error.kind === 'invalid') throw error;
        }
        const [one, two] = registers;
        fc.pre(one !== undefined && two !== undefined);
        for (const day of ['2018-03-05', '2018-05-20', '2018-09-01']) {
          const expected = await told(one, day);
          expect({ day, ...(await told(two, day)) }).toEqual({ day, ...expected });
          for (const name of expected.found) kinds.add(name.split(' ')[0] as string);
        }
      }),
      { numRuns: 150, seed: 20180601 },
    );
    expect(kinds.size).toBeGreaterThanOrEqual(6);
  });
});
