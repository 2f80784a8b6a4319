import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { aggregateIn, aggregates, worldOf } from './aggregates.js';
import { bodySchema, corrections, readBody, referencesOf, referencesOfEvent } from './commanding.js';
import { eventTypes } from './event-types.js';
import { checkReferences, eventsLinked } from './reference/references.js';
import { errorOf } from './testing/given-when-then.js';
import { eventId, recorded, told } from './testing/recorded.js';
import { register } from './testing/register.js';
import { storedEntrySchema } from './values/entry.js';

const [decisions, parties, presences] = ['decisions', 'parties', 'presence'].map((name) => {
  const aggregate = aggregateIn(name);
  if (!aggregate) throw new Error(`no ${name}`);
  return aggregate;
}) as [(typeof aggregates)[number], (typeof aggregates)[number], (typeof aggregates)[number]];

const everyCommand = [...aggregates, corrections].flatMap((commanded) =>
  Object.keys(commanded.commands).map((name) => [commanded.collection, name, commanded] as const),
);

interface JsonSchema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
}

/** Paths of the fields that nothing is said about. */
function undescribed({ properties = {}, items }: JsonSchema, path = ''): readonly string[] {
  const fields = Object.entries(properties).map(([name, field]) => ({ field, at: `${path}/${name}` }));
  const here = fields.filter(({ field }) => field.description === undefined).map(({ at }) => at);
  return [
    ...here,
    ...fields.flatMap(({ field, at }) => undescribed(field, at)),
    ...(items ? undescribed(items, `${path}/*`) : []),
  ];
}

describe('every command', () => {
  it.each(everyCommand)('%s %s has a body with a JSON Schema', (_collection, name, commanded) => {
    const schema = z.toJSONSchema(bodySchema(commanded, name), { io: 'input' });
    expect(schema).toMatchObject({
      type: 'object',
      properties: { data: { type: 'object' } },
      additionalProperties: false,
    });
  });

  it.each(everyCommand)('%s %s says what each of its fields is', (_collection, name, commanded) => {
    const data = commanded.commands[name as never] as z.ZodType;
    expect(data.description).toBeDefined();
    expect(undescribed(z.toJSONSchema(data, { io: 'input' }) as JsonSchema)).toEqual([]);
  });
});

describe('every event', () => {
  it.each(Object.entries(eventTypes))('%s has a stored entry with a JSON Schema', (_type, { data }) => {
    expect(z.toJSONSchema(storedEntrySchema(data), { io: 'output' })).toMatchObject({ type: 'object' });
  });
});

const people = { qualifier: 'unspecified', basis: 'increase', unit: 'personnel' };
const faults = (body: unknown, command = 'make-commitment') =>
  errorOf(() => readBody(decisions, command, body)).errors.map(({ pointer }) => pointer);

describe('reading a body', () => {
  it('points at every field that is wrong', () =>
    expect(
      faults({
        data: { by: 'Belgium', amount: { value: 1.5, basis: 'increase', unit: 'personnel' }, colour: 'red' },
        occurred: { edtf: 'soon' },
        evidence: [{ source: 'press' }, { quote: 'So it is said' }],
        links: [{ relation: 'restates', to: 'planets/mars' }],
        'a/b': 1,
      }),
    ).toEqual([
      '/data/by',
      '/data/amount/value',
      '/data/colour',
      '/occurred/edtf',
      '/evidence/1/source',
      '/links/0/to',
      '/a~1b',
    ]));

  it('says what is missing', () =>
    expect(errorOf(() => readBody(decisions, 'close', { data: {} })).errors).toEqual([
      { pointer: '/data/outcome', message: expect.any(String) },
    ]));

  it.each([[undefined], [{}], [{ data: {} }]])('points at what it needs at least: %j', (body) =>
    expect(faults(body)).toEqual(['/data/by', '/data/amount']),
  );

  it('takes no data for nothing, where the command needs none', () =>
    expect(readBody(decisions, 'end-deployment', { occurred: '2018' })).toMatchObject({ data: {} }));

  it.each(everyCommand)('takes a body without data as its schema says: %s %s', (_collection, name, commanded) => {
    const { required = [] } = z.toJSONSchema(bodySchema(commanded, name), { io: 'input' });
    const read = () => readBody(commanded, name, {});
    if (required.includes('data')) expect(errorOf(read).code).toBe('invalid-body');
    else expect(read()).toMatchObject({ data: {} });
  });

  it.each<[string, object, string]>([
    ['a missing field', {}, '/data/by is missing (and 1 more)'],
    ['a wrong type', { by: 'belgium', amount: 7 }, '/data/amount is to be an object with fields, and not a number'],
    [
      'an unknown field',
      { by: 'belgium', amount: people, tu: 1 },
      '/data/tu is not known here; known are: by, to, amount',
    ],
    ['a long text', { by: 'belgium', amount: people, conditions: 'x'.repeat(2001) }, 'has at most 2000 characters'],
    ['too few', { by: 'belgium', amount: people, conditions: [] }, '/data/conditions has at least 1 entries'],
    ['no choice', { by: 'belgium', amount: { ...people, basis: 'most' } }, 'is to be one of: level, increase'],
    ['null', { by: null, amount: people }, '/data/by is to be an id: 2 to 80 small letters'],
  ])('says in words what is wrong with %s', (_what, data, sentence) =>
    expect(errorOf(() => readBody(decisions, 'make-commitment', { data })).message).toContain(sentence),
  );

  it('points into the shape that was meant', () =>
    expect(
      faults({ data: { outcome: 'lapsed' }, occurred: { edtf: '2017', earliest: '2017-02-29' } }, 'close'),
    ).toEqual(['/occurred/earliest']));

  it.each([null, 'text', 7, []])('refuses %j', (body) => expect(faults({ data: body })).toEqual(['/data']));

  it('refuses the reserved id', () =>
    expect(faults({ data: { by: 'new', amount: { basis: 'increase', unit: 'personnel' } } })).toEqual(['/data/by']));

  it.each(['a\u0000b', 'a\u0007b', 'a\u0092b', 'a\ud800b'])('refuses characters that nobody can read', (reason) =>
    expect(faults({ data: { reason } }, 'reopen')).toEqual(['/data/reason']),
  );

  it('takes line breaks and tabs', () =>
    expect(() => readBody(decisions, 'reopen', { data: { reason: 'First:\n\tthe quorum' } })).not.toThrow());

  it('knows the commands that there are', () =>
    expect(errorOf(() => readBody(decisions, 'constructor', {})).code).toBe('unknown-command'));
});

describe('the streams that a command names', () => {
  it('are found in its data, its evidence and its links', () => {
    const entry = readBody(parties, 'register', {
      data: { name: 'Some', kind: 'collective', members: ['belgium', 'nato'] },
      evidence: [{ source: 'press' }],
      links: [
        { relation: 'same-as', to: 'presence/resolute-support/belgium' },
        { relation: 'restates', to: eventId(7) },
      ],
    });
    expect(referencesOf(parties, { type: 'register', id: 'some', entry })).toEqual([
      { pointer: '/data/members/0', anyOf: ['party-belgium'] },
      { pointer: '/data/members/1', anyOf: ['party-nato'] },
      { pointer: '/evidence/0/source', anyOf: ['source-press'] },
      { pointer: '/links/0/to', anyOf: ['presence-resolute-support.belgium'] },
    ]);
    expect(eventsLinked(entry)).toEqual([{ pointer: '/links/1/to', event: eventId(7) }]);
  });

  it('are events by their ids in small letters, however they are written', () => {
    const id = 'ABCDEF00-0000-4000-8000-000000000001';
    const entry = readBody(decisions, 'close', {
      data: { outcome: 'lapsed' },
      links: [{ relation: 'answers', to: id }],
    });
    expect(eventsLinked(entry)).toEqual([{ pointer: '/links/0/to', event: id.toLowerCase() }]);
  });

  it('may be a party or a body', () => {
    const entry = readBody(decisions, 'withdraw-commitment', { data: { by: 'council' } });
    expect(referencesOf(decisions, { type: 'withdraw-commitment', id: 'x', entry })).toEqual([
      { pointer: '/data/by', anyOf: ['party-council', 'body-council'] },
    ]);
  });

  it('are found in the path of a presence', () => {
    const entry = readBody(presences, 'observe', { data: { amount: { value: 1, basis: 'level', unit: 'personnel' } } });
    expect(referencesOf(presences, { type: 'observe', id: 'resolute-support/belgium', entry })).toEqual([
      { pointer: '', anyOf: ['mission-resolute-support'] },
      { pointer: '', anyOf: ['party-belgium'] },
    ]);
  });

  it('are found in its event as well', () => {
    const [event] = recorded('decision-x', [
      told('DecisionLinked', { relation: 'part-of', to: 'decisions/plan-2018' }),
    ]);
    expect(event && referencesOfEvent(event)).toEqual([{ pointer: '/data/to', anyOf: ['decision-plan-2018'] }]);
  });

  it('must exist, and each that does not is pointed at', () => {
    const world = worldOf(register);
    const named = ['party-belgium', 'party-atlantis', 'galaxy-far'].map((stream) => ({
      pointer: `/${stream}`,
      anyOf: [stream],
    }));
    expect(errorOf(() => checkReferences(named, world)).errors).toEqual([
      { pointer: '/party-atlantis', message: 'There is no party "atlantis" on record.' },
      { pointer: '/galaxy-far', message: 'There is no galaxy "far" on record.' },
    ]);
  });

  it('may be a body where only a party can be meant: then it is said whose', () => {
    const said = (...anyOf: readonly string[]) =>
      errorOf(() => checkReferences([{ pointer: '', anyOf }], worldOf(register))).message;
    expect(said('party-council')).toBe(
      'There is no party "council" on record. "council" is a body of belgium: give the party.',
    );
    expect(said('party-staff', 'mission-staff')).toBe('There is no party "staff" and no mission "staff" on record.');
  });

  it('no longer exist once what registered them is retracted', () => {
    const gone = recorded('party-belgium', [
      told('PartyRegistered', { name: 'Belgium', kind: 'state' }),
      told('EventRetracted', { event: eventId(1), reason: 'No such party' }),
    ]);
    const world = worldOf(new Map([['party-belgium', gone]]));
    expect([world.exists('party-belgium'), world.party('belgium')]).toEqual([false, undefined]);
  });
});
