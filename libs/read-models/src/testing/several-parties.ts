import { ActaError, type JsonObject } from '@acta/kernel';
import * as fc from 'fast-check';
import { Register } from './register.js';

/** Two states, a collective with the first of them in it, and a file of each. */
export const theirParties = ['belgium', 'france', 'allies'] as const;
const files = ['one', 'two', 'three'] as const;
const days = ['2017-09-20', '2017-10-05', '2017-10', '2017-11-02', '2017-11-20', '2018-01-10'] as const;

interface Step {
  readonly command: number;
  readonly nth: number;
  readonly other: number;
  readonly value: number;
  readonly day: (typeof days)[number];
}

const personnel = (value: number, basis: string): JsonObject => ({ value, basis, unit: 'personnel' });
const at = <T>(list: readonly T[], nth: number): T => list[nth % list.length] as T;
const promise = ({ nth, value }: Step): JsonObject => ({
  by: at(theirParties, nth),
  amount: personnel(value, 'increase'),
});

type Said = readonly [path: string, data: JsonObject, isDated?: boolean];

const commands: readonly ((step: Step, events: readonly string[]) => Said)[] = [
  (step) => [`decisions/${at(files, step.nth)}/make-commitment`, promise(step)],
  (step) => [`decisions/${at(files, step.nth)}/make-commitment`, promise(step)],
  ({ nth, value }) => [`decisions/${at(files, nth)}/amend-commitment`, { amount: personnel(value, 'increase') }],
  ({ nth }) => [`decisions/${at(files, nth)}/withdraw-commitment`, { by: at(theirParties, nth) }],
  ({ nth, value }) => [`presence/rs/${at(theirParties, nth)}/observe`, { amount: personnel(10 * value, 'level') }],
  ({ nth, value }) => [`presence/rs/${at(theirParties, nth)}/observe`, { amount: personnel(10 * value, 'level') }],
  ({ nth, other, value }) => [
    `decisions/${at(files, nth)}/link`,
    { relation: at(['part-of', 'supersedes', 'same-as'], value), to: `decisions/${at(files, other)}` },
  ],
  ({ nth }) => [`decisions/${at(files, nth)}/await-approval`, { body: 'council', due: '2017-12-01' }],
  ({ nth, value }) => [
    `decisions/${at(files, nth)}/grant-approval`,
    { body: 'council', mandate: { ceiling: personnel(value, 'ceiling'), from: '2017-10-01', until: '2017-12-31' } },
  ],
  ({ nth }) => [`decisions/${at(files, nth)}/close`, { outcome: 'fulfilled' }],
  ({ nth }) => [`decisions/${at(files, nth)}/reopen`, { reason: 'Not over' }],
  ({ other, day }, events) => [
    `events/${at(events, other)}/correct`,
    { replace: { occurred: day }, reason: 'Another day' },
    false,
  ],
  ({ other, value }, events) => [
    `events/${at(events, other)}/correct`,
    { replace: { data: { by: at(theirParties, value), amount: personnel(value, 'increase') } }, reason: 'More' },
    false,
  ],
  ({ other }, events) => [`events/${at(events, other)}/retract`, { reason: 'It was not so' }, false],
  ({ value, other }, events) => [
    `events/${events[2]}/correct`,
    {
      replace: {
        data: { name: 'Allies', kind: 'collective', members: [at(theirParties, value), at(['nato'], other)] },
      },
      reason: 'Others are its members',
    },
    false,
  ],
];

const step: fc.Arbitrary<Step> = fc.record({
  command: fc.nat(commands.length - 1),
  nth: fc.nat(2),
  other: fc.nat(1000),
  value: fc.integer({ min: 1, max: 9 }),
  day: fc.constantFrom(...days),
});

function registerOf(steps: readonly Step[]): Register {
  const register = new Register();
  for (const id of ['belgium', 'france']) register.do(`parties/${id}/register`, { data: { name: id, kind: 'state' } });
  register.do('parties/allies/register', { data: { name: 'Allies', kind: 'collective', members: ['belgium'] } });
  register.do('parties/nato/register', { data: { name: 'NATO', kind: 'alliance' } });
  register.do('bodies/council/register', { data: { name: 'Council', party: 'belgium' } });
  register.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'nato' } });
  files.forEach((id, index) => {
    const data = { title: id, kind: 'personnel', contributor: at(theirParties, index), mission: 'rs' };
    register.do(`decisions/${id}/open`, { data, occurred: '2017-09-01' });
  });
  for (const each of steps) {
    const [path, data, isDated = true] = at(commands, each.command)(
      each,
      register.events.map(({ id }) => id),
    );
    try {
      register.do(path, { data, ...(isDated && { occurred: each.day }) });
    } catch (error) {
      // What makes no sense where it comes is refused.
      if (!(error instanceof ActaError)) throw error;
    }
  }
  return register;
}

/** Registers in which what one party does counts in what is told of others, with corrections of anything. */
export const severalParties = (steps: { readonly minLength: number; readonly maxLength: number }) =>
  fc.array(step, steps).map(registerOf);
