import { ActaError, type JsonObject } from '@acta/kernel';
import * as fc from 'fast-check';
import { Register } from './register.js';

const files = ['one', 'two'] as const;
const days = ['2017-09-30', '2017-10', '2017-11-07', '2017-11-10', '2017', '2017-10/2017-12', '../2017-11-09'] as const;

interface Step {
  readonly command: number;
  readonly file: (typeof files)[number];
  readonly day: string | undefined;
  readonly value: number;
  /** Which event so far a correction concerns. */
  readonly about: number;
}

const troops = (value: number, basis: string): JsonObject =>
  value === 0
    ? { qualifier: 'unspecified', basis, unit: 'personnel' }
    : { value, qualifier: value % 2 ? 'exactly' : 'about', basis, unit: 'personnel' };

type Said = readonly [path: string, data: JsonObject, beside?: JsonObject];

/** Commands in all tracks, some of which make no sense where they come. */
const commands: readonly ((step: Step, events: readonly string[]) => Said)[] = [
  ({ file, value }) => [
    `decisions/${file}/record-request`,
    { by: 'nato', to: 'belgium', amount: troops(value, 'increase') },
  ],
  ({ file }) => [`decisions/${file}/open-study`, { body: 'staff' }],
  ({ file }) => [`decisions/${file}/conclude-study`, { body: 'staff', outcome: 'feasible' }],
  ({ file }) => [`decisions/${file}/answer-request`, { by: 'belgium', answer: 'accepted' }],
  ({ file, value }) => [`decisions/${file}/make-commitment`, { by: 'belgium', amount: troops(value, 'increase') }],
  ({ file, value }) => [`decisions/${file}/amend-commitment`, { amount: troops(value, 'level') }],
  ({ file }) => [`decisions/${file}/withdraw-commitment`, { by: 'belgium' }],
  ({ file }) => [`decisions/${file}/await-approval`, { body: 'council', session: 'november' }],
  ({ file, value }) => [
    `decisions/${file}/grant-approval`,
    { body: 'council', mandate: { ceiling: troops(value + 1, 'ceiling'), from: '2017-11', until: '2017-12-31' } },
  ],
  ({ file }) => [`decisions/${file}/defer-approval`, { body: 'council', due: '2017-11-20' }],
  ({ file, value }) => [`decisions/${file}/record-deployment`, { extent: value % 2 ? 'partly' : 'fully' }],
  ({ file }) => [`decisions/${file}/close`, { outcome: 'fulfilled' }],
  ({ file }) => [`decisions/${file}/reopen`, { reason: 'Not over' }],
  ({ value }) => ['presence/rs/belgium/observe', { amount: troops(value, 'level') }],
  ({ value }) => ['missions/rs/announce-target', { by: 'nato', amount: troops(value, 'target') }],
  ({ day }) => ['sessions/november/postpone', { date: day ?? '2017-11-16' }],
  ({ file }) => ['sessions/november/table-item', { decision: file }],
  ({ file }) => ['sessions/november/drop-item', { decision: file }],
  () => ['sessions/november/cancel', {}],
  ({ about, day }, events) => [
    `events/${events[about % events.length]}/correct`,
    { replace: { occurred: day ?? '2017-10-01' }, reason: 'Another day' },
  ],
  ({ about }, events) => [`events/${events[about % events.length]}/retract`, { reason: 'It was not so' }],
  ({ about }, events) => [`events/${events[about % events.length]}/dispute`, { reason: 'Another says otherwise' }],
  ({ file, value, about }, events) => [
    `decisions/${file}/make-commitment`,
    { by: 'belgium', amount: troops(value, 'increase') },
    { links: [{ relation: 'restates', to: events[about % events.length] ?? '' }] },
  ],
];

const step: fc.Arbitrary<Step> = fc.record({
  command: fc.nat(commands.length - 1),
  file: fc.constantFrom(...files),
  day: fc.option(fc.constantFrom(...days), { nil: undefined }),
  value: fc.nat(5),
  about: fc.nat(1000),
});

function registerOf(steps: readonly Step[]): Register {
  const register = new Register();
  for (const id of ['belgium', 'nato']) register.do(`parties/${id}/register`, { data: { name: id, kind: 'state' } });
  for (const id of ['council', 'staff']) register.do(`bodies/${id}/register`, { data: { name: id, party: 'belgium' } });
  register.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'nato' } });
  register.do('sessions/november/schedule', { data: { body: 'council', date: '2017-11-09' } });
  for (const id of files) {
    const data = { title: id, kind: 'personnel', contributor: 'belgium', mission: 'rs' };
    register.do(`decisions/${id}/open`, { data, occurred: '2017-09-01' });
  }
  for (const each of steps) {
    const events = register.events.map(({ id }) => id);
    const [path, data, beside] = commands[each.command]?.(each, events) ?? ['', {}];
    try {
      register.do(path, { data, ...beside, ...(each.day !== undefined && { occurred: each.day }) });
    } catch (error) {
      if (!(error instanceof ActaError)) throw error;
    }
  }
  return register;
}

/** Registers with histories of any kind, corrections and retractions among them; of so many commands, refused ones too. */
export const anyRegister = (commands: {
  readonly minLength: number;
  readonly maxLength: number;
}): fc.Arbitrary<Register> => fc.array(step, commands).map(registerOf);
