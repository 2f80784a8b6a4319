import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commandIdOfKey } from '@acta/application';
import { openTestRegister, type TestRegister } from '../support/register.js';

let register: TestRegister;

beforeAll(async () => {
  register = await openTestRegister();
  await register.record('parties/belgium/register', { data: { name: 'Belgium', kind: 'state', country: 'BE' } });
  await register.record('missions/resolute-support/open', { data: { name: 'Resolute Support', lead: 'belgium' } });
  await register.record('sources/note/register', { data: { published: { edtf: '2017-11-07' }, language: 'fr' } });
});

afterAll(() => register.close());

const observation = (value: number) => ({
  data: { amount: { value, qualifier: 'exactly', basis: 'level', unit: 'personnel' } },
});
const OBSERVE = 'presence/resolute-support/belgium/observe';

describe('a command that is sent again', () => {
  it('answers as the first time, and records nothing more', async () => {
    const commandId = commandIdOfKey('somebody', 'observed-once');
    const first = await register.record(OBSERVE, observation(62), { commandId });
    const head = await register.store.head();

    const again = await register.record(OBSERVE, observation(62), { commandId });

    expect(again).toEqual({ ...first, repeated: true });
    expect(await register.store.head()).toBe(head);
  });

  it('is refused when its key comes with another body', async () => {
    const commandId = commandIdOfKey('somebody', 'one-key');
    await register.record(OBSERVE, observation(62), { commandId });
    const head = await register.store.head();

    await expect(register.record(OBSERVE, observation(63), { commandId })).rejects.toMatchObject({
      kind: 'key-reused',
      code: 'idempotency-key-reused',
    });
    expect(await register.store.head()).toBe(head);
  });

  it('is refused while the first is under way', async () => {
    const commandId = commandIdOfKey('somebody', 'twice-at-once');
    const [first, second] = await Promise.allSettled([
      register.record(OBSERVE, observation(64), { commandId }),
      register.record(OBSERVE, observation(64), { commandId }),
    ]);
    expect(first.status).toBe('fulfilled');
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'command-in-flight' } });
  });
});

describe('the id "new"', () => {
  it.each([
    ['parties/new/register', { name: 'France', kind: 'state' }],
    ['bodies/new/register', { name: 'Council', party: 'belgium' }],
    ['sources/new/register', { published: '2017', language: 'fr' }],
    ['missions/new/open', { name: 'KFOR', lead: 'belgium' }],
    ['decisions/new/open', { title: 'More', kind: 'funds', contributor: 'belgium' }],
  ])('is made by the server: %s', async (path, data) => {
    const commandId = commandIdOfKey('somebody', path);
    const { stream } = await register.record(path, { data }, { commandId });
    expect(stream.endsWith(`-${commandId}`)).toBe(true);
    expect((await register.record(path, { data }, { commandId })).stream).toBe(stream);
  });
});

describe('a dry run', () => {
  it('says what would be recorded, and records neither the event nor the speaker', async () => {
    const head = await register.store.head();
    const body = {
      ...observation(65),
      evidence: [{ source: 'note', speaker: { name: 'A Passer-by', role: 'witness' } }],
    };

    const answer = await register.record(OBSERVE, body, { dryRun: true });

    expect(answer.events).toEqual([{ id: expect.any(String), type: 'PresenceObserved', position: null }]);
    expect(await register.store.head()).toBe(head);
    expect(await register.identity.people.known(['A Passer-by'])).toEqual(new Map());
  });

  it('refuses what would be refused', async () => {
    await expect(
      register.record('presence/resolute-support/atlantis/observe', observation(1), { dryRun: true }),
    ).rejects.toMatchObject({ code: 'unknown-reference' });
  });
});

describe('a stream that others write to as well', () => {
  it('records all of fifty commands that are sent at once', async () => {
    const before = (await register.record(OBSERVE, observation(1))).version;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => register.record(OBSERVE, observation(index + 1))),
    );
    const versions = answers.map(({ version }) => version).toSorted((a, b) => a - b);
    expect(versions).toEqual(Array.from({ length: 50 }, (_, index) => before + index + 1));
  });

  it('refuses a command that expects an older version', async () => {
    const { version } = await register.record(OBSERVE, observation(66));
    await expect(register.record(OBSERVE, observation(67), { expectedVersion: version - 1 })).rejects.toMatchObject({
      kind: 'precondition-failed',
      extensions: { expected: version - 1, actual: version },
    });
  });
});

describe('what is stored', () => {
  it('names a speaker by an opaque id, and keeps the days on which the source was published', async () => {
    const body = { ...observation(68), evidence: [{ source: 'note', speaker: { name: 'Jane Doe', role: 'clerk' } }] };
    const { events } = await register.record(OBSERVE, body);

    const [event] = await register.store.readEvents(events.map(({ id }) => id));

    const person = (await register.identity.people.known(['Jane Doe'])).get('Jane Doe');
    expect(event?.data['evidence']).toEqual([
      {
        source: 'note',
        speaker: { person, role: 'clerk' },
        published: { earliest: '2017-11-07', latest: '2017-11-07' },
      },
    ]);
    expect(JSON.stringify(event?.data)).not.toContain('Jane Doe');
  });

  it('corrects an event in the stream of that event', async () => {
    const { events, stream } = await register.record(OBSERVE, observation(70));
    const [{ id } = { id: '' }] = events;

    const answer = await register.record(`events/${id}/correct`, {
      data: { replace: { data: observation(71).data }, reason: 'a slip of the pen' },
    });

    expect(answer).toMatchObject({ stream, events: [{ type: 'EventCorrected' }] });
  });
});

describe('an address that leads nowhere', () => {
  it.each([
    ['ships/one/open', 'unknown-collection'],
    ['parties/belgium/sink', 'unknown-command'],
    ['parties/Belgium/register', 'invalid-id'],
    ['parties/new/rename', 'invalid-id'],
    ['parties/new/sink', 'unknown-command'],
    ['presence/resolute-support/observe', 'invalid-id'],
    ['events/01890a5d-ac96-774b-bcce-b302099a8057/retract', 'unknown-event'],
  ])('%s is refused with %s', async (path, code) => {
    const data = path.startsWith('events') ? { reason: 'none' } : { name: 'Any', kind: 'state' };
    await expect(register.record(path, { data })).rejects.toMatchObject({ code });
  });
});
