import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { deploymentState } from '../deployment/state.js';
import { links, more, open, register, unspecified } from '../testing/pledging.js';
import type { Register } from '../testing/register.js';
import { listPledges } from './list.js';

interface Made {
  readonly file: number;
  readonly value: number;
  readonly day: string | undefined;
}

const parties = ['belgium', 'france', 'norway'];
const made: fc.Arbitrary<Made> = fc.record({
  file: fc.nat(5),
  value: fc.nat(4),
  day: fc.constantFrom('2017-10', '2017-11-01', '2017-12', undefined),
});

/** Pledges in six files of three parties, two files being part of others, recorded in any order. */
function recorded(all: readonly Made[]): Register {
  const record = register();
  const rest = [{}, links('same-as', 'decisions/file-0'), {}, links('part-of', 'decisions/file-2'), {}, {}];
  for (const [index, more] of rest.entries()) open(record, `file-${index}`, parties[index % 3] ?? '', more);
  for (const { file: index, value, day } of all) {
    const occurred = day === undefined ? {} : { occurred: day };
    record.do(`decisions/file-${index}/make-commitment`, {
      data: { by: parties[index % 3] ?? '', amount: value === 0 ? unspecified : more(value) },
      ...occurred,
    });
  }
  return record;
}

const sum = (bounds: readonly (string | null)[]): string | null =>
  bounds.includes(null) ? null : String(bounds.reduce((all, bound) => all + Number(bound), 0));

describe('pledges, whatever is pledged', () => {
  const validAt = '2018-01-01';

  it('come to the sum of those that count, or to more where parts come to more than their whole', () =>
    fc.assert(
      fc.asyncProperty(fc.array(made, { minLength: 1, maxLength: 12 }), async (all) => {
        const { items, totals, unspecified: open } = await listPledges(recorded(all).asked(validAt), {});
        const counted = items.filter((item) => item.counted).flatMap(({ amount }) => amount ?? []);
        const [least, most] = [sum(counted.map(({ min }) => min)), sum(counted.map(({ max }) => max))];
        const { min, max } = totals[0] ?? { min: '0', max: '0' };
        if (items.some(({ because }) => because === 'part-of'))
          expect(Number(min)).toBeGreaterThanOrEqual(Number(least));
        else expect([min, max]).toEqual([least, most]);
        const within = items.filter((item) => item.because === 'part-of').flatMap(({ amount }) => amount ?? []);
        expect(open).toHaveLength([...counted, ...within].filter((amount) => amount.unspecified).length);
      }),
      { seed: 9, numRuns: 60 },
    ));

  it('come to the same in whatever order they are recorded', () =>
    fc.assert(
      fc.asyncProperty(
        fc
          .array(made, { minLength: 2, maxLength: 8 })
          .chain((all) =>
            fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
          ),
        async ([all, shuffled]) => {
          const of = async (each: readonly Made[]) => {
            const { totals, items } = await listPledges(recorded(each).asked(validAt), {});
            return {
              totals: totals.map(({ events, ...figure }) => ({ ...figure, events: events.length })),
              items: items
                .map(({ decision, amount, counted, because }) => [decision, amount?.text, counted, because].join(' '))
                .toSorted(),
            };
          };
          expect(await of(shuffled)).toEqual(await of(all));
        },
      ),
      { seed: 10, numRuns: 40 },
    ));

  it('come to what the deployment state says is committed, where there are increases alone', () =>
    fc.assert(
      fc.asyncProperty(fc.array(made, { minLength: 1, maxLength: 12 }), async (all) => {
        const asked = recorded(all).asked(validAt);
        const { missions } = await deploymentState(asked, { mission: 'rs' });
        expect((await listPledges(asked, { mission: 'rs' })).totals[0] ?? null).toEqual(missions[0]?.committed);
      }),
      { seed: 11, numRuns: 40 },
    ));
});
