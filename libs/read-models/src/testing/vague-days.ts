import { ActaError, type JsonObject } from '@acta/kernel';
import * as fc from 'fast-check';
import { Register } from './register.js';

const files = ['one', 'two', 'three'] as const;
const contributors = ['belgium', 'belgium', 'two'] as const;
/** Days that may stand for a vague one: before the asked day and after it, in the order in which things were recorded. */
const november = ['2017-11-03', '2017-11-06', '2017-11-09', '2017-11-21', '2017-11-24', '2017-11-27'] as const;
const before = '2017-10-15';
/** The day that is asked about. */
export const asked = '2017-11-15';
const MOST_STEPS = 8;

export interface Step {
  readonly command: number;
  readonly file: number;
  readonly other: number;
  readonly value: number;
  /** At some time in November; else before. */
  readonly isVague: boolean;
}

const personnel = (value: number, basis: string): JsonObject => ({ value, basis, unit: 'personnel' });
/** To one of the promises so far, if there is any. */
const linkToOne = (relation: string, promises: readonly string[], nth: number): JsonObject => {
  const to = promises[nth % promises.length];
  return to === undefined ? {} : { links: [{ relation, to }] };
};

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
    linkToOne('supersedes', promises, other),
  ],
  ({ file, value, other }, promises) => [
    `decisions/${files[file % 2]}/make-commitment`,
    { by: 'belgium', amount: personnel(value, 'increase') },
    linkToOne('part-of', promises, other),
  ],
  ({ file, value, other }) => [
    `decisions/${files[file % 2]}/make-commitment`,
    { by: 'belgium', amount: personnel(value, ['level', 'decrease'][other % 2] as string) },
  ],
  ({ file, value }) => [`decisions/${files[file % 2]}/amend-commitment`, { amount: personnel(value, 'level') }],
  ({ file, value }) => [`decisions/${files[file]}/amend-commitment`, { amount: personnel(value, 'increase') }],
  ({ file }) => [`decisions/${files[file]}/withdraw-commitment`, { by: contributors[file] as string }],
  ({ file, other }) => [
    `decisions/${files[file % 2]}/link`,
    { relation: 'part-of', to: `decisions/${files[other % 3]}` },
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
    {
      body: 'council',
      amount: personnel(value, 'increase'),
      mandate: { ceiling: personnel(value + 1, 'ceiling'), from: '2017-10-01', until: '2018-01-31' },
    },
  ],
  ({ value }) => ['presence/rs/belgium/observe', { amount: personnel(value, 'level') }],
  ({ file }) => [`decisions/${files[file]}/await-approval`, { body: 'council', session: 'november' }],
  ({ file, value }) => [`decisions/${files[file]}/${value % 2 ? 'refuse' : 'grant'}-approval`, { body: 'council' }],
  ({ file }) => [`decisions/${files[file]}/record-deployment`, { extent: 'fully' }],
  ({ file }) => [`decisions/${files[file]}/open-study`, { body: 'council' }],
  ({ file }) => [`decisions/${files[file]}/conclude-study`, { body: 'council', outcome: 'feasible' }],
];

const step: fc.Arbitrary<Step> = fc.record({
  command: fc.nat(commands.length - 1),
  file: fc.nat(2),
  other: fc.nat(5),
  value: fc.integer({ min: 1, max: 9 }),
  isVague: fc.boolean(),
});

/** Steps of which some happened on days that nobody knows. */
export const someSteps = fc.array(step, { minLength: 2, maxLength: MOST_STEPS });

/** Days on which they may have happened, in the order in which they were recorded. */
export const someWays = fc.array(
  fc
    .array(fc.constantFrom(...november), { minLength: MOST_STEPS, maxLength: MOST_STEPS })
    .map((days) => days.toSorted()),
  { minLength: 12, maxLength: 12 },
);

export const onVagueDays = (steps: readonly Step[]): Register =>
  registerOf(steps, ({ isVague }) => (isVague ? '2017-11' : before));

export const onExactDays = (steps: readonly Step[], days: readonly string[]): Register =>
  registerOf(steps, ({ isVague }, index) => (isVague ? (days[index] as string) : before));

/** @param dayOf when the nth step happened */
function registerOf(steps: readonly Step[], dayOf: (step: Step, index: number) => string): Register {
  const register = new Register();
  for (const id of ['belgium', 'nato']) register.do(`parties/${id}/register`, { data: { name: id, kind: 'state' } });
  register.do('parties/two/register', { data: { name: 'Two', kind: 'collective', members: ['belgium'] } });
  register.do('bodies/council/register', { data: { name: 'Council', party: 'belgium' } });
  register.do('sessions/november/schedule', { data: { body: 'council', date: '2017-11-13' } });
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
      if (path.endsWith('make-commitment')) promises.push(id);
    } catch (error) {
      // What makes no sense where it comes is refused.
      if (!(error instanceof ActaError) || error.kind === 'invalid') throw error;
    }
  });
  return register;
}
