import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { StoredEvent, type StoredFields } from '../stored-event.js';
import { collect, plain } from '../testing/sample.js';
import { copiedEvents } from './copied-events.js';

const texts: readonly StoredFields[] = [
  ['1', '1', '1', '0191e2a4-5b6c-7d8e-9f00-112233445566', '2017-11-07 18:00:00.5', 'décision-1', 'Noted', '{}', '{}'],
  [
    '2',
    '1',
    '3',
    '0191e2a4-5b6c-7d8e-9f00-112233445567',
    '2017-11-07 18:00:01',
    'b',
    'Noté',
    '{"q":"\\"😀\\n"}',
    '{"a":1}',
  ],
];
/** As COPY writes them: each backslash doubled. */
const copied = texts.map((fields) => fields.join('\t').replaceAll('\\', '\\\\')).join('\n') + '\n';

async function* cutAt(bytes: Buffer, cuts: readonly number[]): AsyncIterable<Buffer> {
  const edges = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
  for (let i = 1; i < edges.length; i++) yield bytes.subarray(edges[i - 1], edges[i]);
}

describe('copied events', () => {
  it('are the same wherever the chunks are cut', async () => {
    const bytes = Buffer.from(copied);
    const whole = texts.map((fields) => plain(new StoredEvent(fields)));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: bytes.length })), async (cuts) => {
        expect((await collect(copiedEvents(cutAt(bytes, cuts)))).flat().map(plain)).toEqual(whole);
      }),
    );
  });

  it('are what was recorded', async () => {
    const [events = []] = await collect(copiedEvents(cutAt(Buffer.from(copied), [])));
    expect(events).toMatchObject([
      { position: 1n, version: 1, recordedAt: '2017-11-07T18:00:00.500000Z', stream: 'décision-1', data: {} },
      { position: 2n, schema: 3, recordedAt: '2017-11-07T18:00:01.000000Z', data: { q: '"😀\n' }, metadata: { a: 1 } },
    ]);
    expect(events[1]?.dataText).toBe('{"q":"\\"😀\\n"}');
  });
});
