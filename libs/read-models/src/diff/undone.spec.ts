import { describe, expect, it } from '@jest/globals';
import { recordedKnowledge } from '../known/knowledge.js';
import { inOwn } from '../testing/in-own.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import { differencesAt, type Difference } from './differences.js';

const troops = (value: number) => ({ value, basis: 'level', unit: 'personnel' });

const causesIn = (differences: readonly Difference[], figure: string) =>
  differences.find((one) => one.figure === figure)?.because.map((cause) => cause.kind === 'event' && cause.event.id);

/** What made a figure another since a position, as stored, and as computed from the events. */
async function causes(record: Register, since: number, figure: string, day: string) {
  const place = { mission: 'rs', party: 'belgium' };
  const computed = await differencesAt(place, record.asked(day, BigInt(since)), record.asked(day));
  return inOwn(record, day, async (asked, source) => {
    const from = { ...recordedKnowledge(source, BigInt(since)), validAt: day };
    const stored = await differencesAt(place, from, asked);
    return [causesIn(stored, figure), causesIn(computed, figure)];
  });
}

describe('what was taken back again by the end', () => {
  it('is no cause, nor is what took it back: a promise that took the place of one that was corrected meanwhile', async () => {
    const record = oneFile();
    const commit = (value: number, links: { relation: string; to: string }[] = []) =>
      record.do('decisions/more/make-commitment', {
        data: { by: 'belgium', amount: troops(value) },
        ...{ occurred: '2018-01-10', links },
      });
    const first = commit(40);
    const since = record.events.length;
    const second = commit(70, [{ relation: 'supersedes', to: first }]);
    const replace = { data: { by: 'belgium', amount: troops(45) } };
    const correction = record.do(`events/${first}/correct`, { data: { replace, reason: 'Miscounted' } });
    record.do(`events/${second}/dispute`, { data: { reason: 'Nobody promised that' } });
    record.do(`events/${second}/retract`, { data: { reason: 'Never' } });
    expect(await causes(record, since, 'committed', '2018-02-01')).toEqual([[correction], [correction]]);
  });

  it('is one again where that was taken back itself', async () => {
    const record = oneFile();
    const seen = record.do('presence/rs/belgium/observe', { data: { amount: troops(100) }, occurred: '2018-01-10' });
    const since = record.events.length;
    const replace = { data: { amount: troops(120) } };
    const correction = record.do(`events/${seen}/correct`, { data: { replace, reason: 'Miscounted' } });
    const retraction = record.do(`events/${correction}/retract`, { data: { reason: 'No' } });
    record.do(`events/${retraction}/retract`, { data: { reason: 'Yes' } });
    expect(await causes(record, since, 'present', '2018-02-01')).toEqual([[correction], [correction]]);
  });
});
