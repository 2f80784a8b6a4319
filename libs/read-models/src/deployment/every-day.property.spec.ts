import { describe, expect, it } from '@jest/globals';
import { ActaError, type JsonObject } from '@acta/kernel';
import * as fc from 'fast-check';
import type { Figure } from '../figure/figure.js';
import { measureOf } from '../figure/measure.js';
import { Register } from '../testing/register.js';
import { deploymentState } from './state.js';

const files = ['one', 'two', 'three'] as const;
const contributors = ['belgium', 'belgium', 'two'] as const;
/** Days that may stand for a vague one: before the asked day and after it, in the order in which things were recorded. */
const november = ['2017-11-03', '2017-11-06', '2017-11-09', '2017-11-21', '2017-11-24', '2017-11-27'] as const;
const before = '2017-10-15';
const asked = '2017-11-15';
const MOST_STEPS = 8;

interface Step {
  readonly command: number;
  readonly file: number;
  readonly other: number;
  readonly value: number;
  /** At some time in November; else before. */
  readonly isVague: boolean;
}

const personnel = (value: number, basis: string): JsonObject => ({ value, basis, unit: 'personnel' });
const link = (relation: string, to: string): JsonObject => ({ links: [{ relation, to }] });

type Said = readonly [path: string, data: JsonObject, beside?: JsonObject];

/** @param promises the commitments so far */
const commands: readonly ((step: Step, promises: readonly string[]) => Said)[] = [
  ...Array<(step: Step) => Said>(3).fill(({ file, value }) => [
    `decisions/${files[file]}/make-commitment`,
    { by: contributors[file] as string, amount: personnel(value, 'increase') },
  ]),
  ({ file, value, other }, promises) => [
    `decisions/${files[file]}/make-commitment`,
    { by: contributors[file] as string, amount: personnel(value, 'increase') },
    link('supersedes', promises[other % promises.length] ?? ''),
  ],
  ({ file, value, other }, promises) => [
    `decisions/${files[file % 2]}/make-commitment`,
    { by: 'belgium', amount: personnel(value, 'increase') },
    link('part-of', promises[other % promises.length] ?? ''),
  ],
  ({ file, value }) => [`decisions/${files[file]}/amend-commitment`, { amount: personnel(value, 'increase') }],
  ({ file }) => [`decisions/${files[file]}/withdraw-commitment`, { by: contributors[file] as string }],
  ({ file, other }) => [
    `decisions/${files[file % 2]}/link`,
    { relation: 'part-of', to: `decisions/${files[other % 2]}` },
  ],
  ({ file, other }) => [
    `decisions/${files[file]}/link`,
    { relation: 'supersedes', to: `decisions/${files[other % 3]}` },
  ],
  ({ file, other }) => [`decisions/${files[file]}/link`, { relation: 'same-as', to: `decisions/${files[other % 3]}` }],
  ({ file }) => [`decisions/${files[file]}/close`, { outcome: 'fulfilled' }],
  ({ file }) => [`decisions/${files[file]}/reopen`, { reason: 'Not over' }],
  ({ file, value }) => [
    `decisions/${files[file]}/record-request`,
    { by: 'nato', to: contributors[file] as string, amount: personnel(value, 'increase') },
  ],
  ({ file, value }) => [
    `decisions/${files[file]}/grant-approval`,
    { body: 'council', amount: personnel(value, 'increase'), mandate: { ceiling: personnel(value + 1, 'ceiling') } },
  ],
  ({ value }) => ['presence/rs/belgium/observe', { amount: personnel(value, 'level') }],
];

const step: fc.Arbitrary<Step> = fc.record({
  command: fc.nat(commands.length - 1),
  file: fc.nat(2),
  other: fc.nat(5),
  value: fc.integer({ min: 1, max: 9 }),
  isVague: fc.boolean(),
});

/** @param dayOf when the nth step happened */
function registerOf(steps: readonly Step[], dayOf: (step: Step, index: number) => string): Register {
  const register = new Register();
  for (const id of ['belgium', 'nato']) register.do(`parties/${id}/register`, { data: { name: id, kind: 'state' } });
  register.do('parties/two/register', { data: { name: 'Two', kind: 'collective', members: ['belgium'] } });
  register.do('bodies/council/register', { data: { name: 'Council', party: 'belgium' } });
  register.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'nato' } });
  files.forEach((id, index) => {
    const data = { title: id, kind: 'personnel', contributor: contributors[index] as string, mission: 'rs' };
    register.do(`decisions/${id}/open`, { data, occurred: '2017-09-01' });
  });
  const promises: string[] = [];
  steps.forEach((each, index) => {
    const [path, data, beside] = commands[each.command]?.(each, promises) ?? ['', {}];
    try {
      const id = register.do(path, { data, ...beside, occurred: dayOf(each, index) });
      if (path.endsWith('make-commitment') && data['by'] === 'belgium') promises.push(id);
    } catch (error) {
      if (!(error instanceof ActaError)) throw error;
    }
  });
  return register;
}

type Figures = ReadonlyMap<string, Figure>;

async function figuresOf(register: Register): Promise<Figures> {
  const { items, missions } = await deploymentState(register.asked(asked), { mission: 'rs' });
  const told: [string, Figure][] = [];
  const tell = (of: string, figures: readonly (Figure | null | undefined)[]) => {
    for (const figure of figures) if (figure) told.push([`${of} ${measureOf(figure)}`, figure]);
  };
  for (const item of items) {
    for (const name of ['committed', 'requested', 'approved', 'ceiling', 'present'] as const)
      tell(`${item.party} ${name}`, [item[name]]);
  }
  for (const mission of missions) for (const name of ['committed', 'present'] as const) tell(name, [mission[name]]);
  return new Map(told);
}

/** Nothing that is told is none. */
const rangeOf = (figure: Figure | undefined): readonly [number, number] =>
  figure ? [Number(figure.min ?? -Infinity), Number(figure.max ?? Infinity)] : [0, 0];

/** Of a collective nothing is told where nothing was said of it itself. */
const isTold = (name: string, figures: Figures): boolean => !name.startsWith('two ') || figures.has(name);

describe('a figure on a day on which things may have happened, or not', () => {
  const resolution = fc
    .array(fc.constantFrom(...november), { minLength: MOST_STEPS, maxLength: MOST_STEPS })
    .map((days) => days.toSorted());
  const resolutions = fc.array(resolution, { minLength: 12, maxLength: 12 });

  it('holds what it is on whichever days they happened', async () => {
    let told = 0;
    const steps = fc.array(step, { minLength: 2, maxLength: MOST_STEPS });
    await fc.assert(
      fc.asyncProperty(steps, resolutions, async (given, ways) => {
        const vague = await figuresOf(registerOf(given, ({ isVague }) => (isVague ? '2017-11' : before)));
        for (const days of ways) {
          const dayOf = ({ isVague }: Step, index: number) => (isVague ? (days[index] as string) : before);
          const exact = await figuresOf(registerOf(given, dayOf));
          for (const name of new Set([...vague.keys(), ...exact.keys()])) {
            if (!isTold(name, exact)) continue;
            const [[min, max], [least, most]] = [rangeOf(vague.get(name)), rangeOf(exact.get(name))];
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
