import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Figure } from '../figure/figure.js';
import { measureOf } from '../figure/measure.js';
import type { Register } from '../testing/register.js';
import { asked, onExactDays, onVagueDays, someSteps, someWays } from '../testing/vague-days.js';
import { others } from './shape.js';
import { deploymentState } from './state.js';

type Range = readonly [min: number, max: number];
type Figures = ReadonlyMap<string, Range>;

const rangeOf = ({ min, max }: Figure): Range => [Number(min ?? -Infinity), Number(max ?? Infinity)];

async function figuresOf(register: Register): Promise<Figures> {
  const { items, missions } = await deploymentState(register.asked(asked), { mission: 'rs' });
  const told = new Map<string, Range>();
  // A level and a change of it stand side by side where they are not of one party: what both come to is looked at.
  const tell = (of: string, figures: readonly (Figure | null | undefined)[]) => {
    for (const figure of figures) {
      if (!figure) continue;
      const name = `${of} ${measureOf(figure)}`;
      const [[least, most], [min, max]] = [told.get(name) ?? [0, 0], rangeOf(figure)];
      told.set(name, [least + min, most + max]);
    }
  };
  for (const item of items) {
    for (const name of ['committed', 'requested', 'approved', 'ceiling', 'present'] as const)
      tell(`${item.party} ${name}`, [item[name], ...(item[others[name]] ?? [])]);
  }
  for (const mission of missions)
    for (const name of ['committed', 'present'] as const) tell(name, [mission[name], ...(mission[others[name]] ?? [])]);
  return told;
}

/** Nothing that is told is none. */
const NONE: Range = [0, 0];

/** Of a collective nothing is told where nothing was said of it itself. */
const isTold = (name: string, figures: Figures): boolean => !name.startsWith('two ') || figures.has(name);

describe('a figure on a day on which things may have happened, or not', () => {
  it('holds what it is on whichever days they happened', async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(someSteps, someWays, async (steps, ways) => {
        const vague = await figuresOf(onVagueDays(steps));
        for (const days of ways) {
          const exact = await figuresOf(onExactDays(steps, days));
          for (const name of new Set([...vague.keys(), ...exact.keys()])) {
            if (!isTold(name, exact)) continue;
            const [[min, max], [least, most]] = [vague.get(name) ?? NONE, exact.get(name) ?? NONE];
            expect({ name, days, isWithin: min <= least && most <= max }).toEqual({ name, days, isWithin: true });
            if (min < max && least === most) told++;
          }
        }
      }),
      { numRuns: 200, seed: 20171115 },
    );
    expect(told).toBeGreaterThan(1000);
  });
});
