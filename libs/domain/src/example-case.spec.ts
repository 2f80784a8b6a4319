import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import type { JsonObject, RecordedEvent } from '@acta/kernel';
import { parse } from 'yaml';
import { aggregateIn, worldOf } from './aggregates.js';
import { decideCommand, readBody } from './commanding.js';
import { knownIn, storedEntryOf } from './people.js';
import type { FactOf, FactType } from './fact.js';
import { standing } from './standing.js';
import { noNames } from './testing/given-when-then.js';
import { eventId } from './testing/recorded.js';

interface Command extends JsonObject {
  readonly do: string;
  readonly key?: string;
}

const file = new URL('../../../examples/resolute-support-2017.yaml', import.meta.url);
const { commands } = parse(readFileSync(file, 'utf8')) as { readonly commands: readonly Command[] };

/** Records the commands one after the other, as the application would. */
function record(): ReadonlyMap<string, readonly RecordedEvent[]> {
  const log = new Map<string, readonly RecordedEvent[]>();
  const ids = new Map<string, string>(
    commands.flatMap(({ key }, index) => (key === undefined ? [] : [[`@${key}`, eventId(index + 1)] as const])),
  );
  commands.forEach(({ do: path, key: _key, ...body }, index) => {
    const [collection = '', ...rest] = path.split('/');
    const type = rest.pop() ?? '';
    const id = rest.join('/');
    const aggregate = aggregateIn(collection);
    if (!aggregate) throw new Error(`no collection ${collection}`);
    const resolved = JSON.parse(
      JSON.stringify(body),
      (_field, value: unknown) => ids.get(String(value)) ?? value,
    ) as JsonObject;
    const world = worldOf(log);
    const entry = storedEntryOf(readBody(aggregate, type, resolved), knownIn(world, noNames.personOf));
    const stream = aggregate.streamOf(id);
    const history = log.get(stream) ?? [];
    const [decided] = decideCommand(aggregate, { type, id, entry }, history, world);
    if (!decided) throw new Error(`${path} decided nothing`);
    const event = {
      id: eventId(index + 1),
      type: decided.type,
      schema: decided.schema,
      data: decided.data as unknown as JsonObject,
      metadata: { actor: 'clerk', commandId: eventId(1000 + index), requestHash: '' },
      stream,
      version: history.length + 1,
      position: BigInt(index + 1),
      recordedAt: '2017-11-07T12:00:00.000000Z',
    };
    log.set(stream, [...history, event]);
  });
  return log;
}

const facts = [...record().values()].flatMap(standing);
const ofType = <Type extends FactType>(type: Type) => facts.filter((fact) => fact.type === type);

describe('the example case', () => {
  it('is recorded as it stands', () => expect(facts).toHaveLength(commands.length));

  it('says how many are there', () =>
    expect(ofType('PresenceObserved')).toMatchObject([
      { data: { party: 'belgium', amount: { min: '62', max: '62' } } },
    ]));

  it('says what was committed in summer, of unspecified size, and what was nearly a billion', () =>
    expect(ofType('CommitmentMade')).toMatchObject([
      {
        data: { amount: { qualifier: 'unspecified', min: '1', max: null } },
        occurred: { earliest: '2017-06-21', latest: '2017-09-22' },
      },
      {
        data: { amount: { qualifier: 'nearly', max: '1000000000', currency: 'USD' }, until: { latest: '2020-12-31' } },
      },
    ]));

  it('says where approval is pending', () =>
    expect(ofType('ApprovalPending').map(({ data }) => data)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ body: 'be-council-of-ministers', session: 'be-council-2017-11-09' }),
      ]),
    ));

  it('says who spoke by an opaque id, and when it was published', () =>
    expect(ofType('TargetAnnounced')[0]?.evidence).toMatchObject([
      {
        published: { latest: '2017-11-07' },
        speaker: { person: 'person-of-jens-stoltenberg', role: 'Secretary General of NATO' },
      },
    ]));

  it('keeps both figures of the target, the second as a restatement', () =>
    expect(
      ofType('TargetAnnounced').map(({ data, links }) => [
        (data as FactOf<'TargetAnnounced'>['data']).amount.max,
        links.length,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['16000', 0],
        ['16000', 1],
      ]),
    ));

  it('keeps what was asked in mid-October', () =>
    expect(ofType('RequestMade')).toContainEqual(
      expect.objectContaining({
        occurred: expect.objectContaining({ edtf: '2017-10-15~', earliest: '2017-10-11', latest: '2017-10-20' }),
      }),
    ));
});
