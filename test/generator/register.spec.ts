import { aggregateOf, eventTypes, standing, stateOf, storedEntrySchema, type EventType } from '@acta/domain';
import { canonicalJson, type StoredEvent } from '@acta/event-store';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { people, registerOf } from './register.js';

const size = { decisions: 80, events: 7000, seed: 'spec' };
const register = (of = size): readonly StoredEvent[] => Array.from(registerOf(of), ({ event }) => event);
const fields = ({ position, recordedAt, id, stream, version, type, dataText, metadataText }: StoredEvent) =>
  [position, recordedAt, id, stream, version, type, dataText, metadataText].join('\t');

describe('a generated register', () => {
  let events: readonly StoredEvent[];
  const streams = new Map<string, StoredEvent[]>();
  const lengthsOf = (prefix: string) =>
    [...streams].flatMap(([stream, history]) => (stream.startsWith(prefix) ? [history.length] : []));

  beforeAll(() => {
    events = register();
    for (const event of events) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  });

  it('is the same for the same seed, byte for byte, and another for another', () => {
    expect(register().map(fields)).toEqual(events.map(fields));
    expect(register({ ...size, seed: 'other' }).map(fields)).not.toEqual(events.map(fields));
  });

  it('has as many events as asked for, at dense positions and versions, recorded in order', () => {
    expect(events).toHaveLength(size.events);
    expect(events.every(({ position }, index) => position === BigInt(index + 1))).toBe(true);
    expect(events.every(({ recordedAt }, index) => recordedAt >= (events[index - 1]?.recordedAt ?? ''))).toBe(true);
    for (const history of streams.values()) {
      expect(history.map(({ version }) => version)).toEqual(history.map((_, index) => index + 1));
    }
    expect(new Set(events.map(({ id }) => id)).size).toBe(size.events);
  });

  it('holds what the recorder stores: canonical JSON that reads to itself', () => {
    for (const { type, data, dataText } of events) {
      const read = storedEntrySchema(eventTypes[type as EventType].data).parse(data);
      expect(canonicalJson(read)).toBe(dataText);
    }
  });

  it('stands, stream by stream', () => {
    for (const [stream, history] of streams) {
      const aggregate = aggregateOf(stream);
      expect(standing(history).length).toBeGreaterThan(0);
      expect(aggregate?.isOnRecord(stateOf(aggregate, history))).toBe(true);
    }
  });

  it('has every type of event that clerks record, and names of all who are cited', () => {
    const found = new Set(events.map(({ type }) => type));
    const seldom = new Set(['StreamSkipped', 'MissionEnded', 'CommitmentWithdrawn', 'SessionCancelled']);
    expect(Object.keys(eventTypes).filter((type) => !found.has(type) && !seldom.has(type))).toEqual([]);
    const cited = events.flatMap(({ dataText }) => [...dataText.matchAll(/"person":"([^"]+)"/g)].map(([, id]) => id));
    expect(new Set(cited).size).toBeGreaterThan(50);
    expect(cited.every((id) => people.has(id ?? ''))).toBe(true);
  });

  it('has files of 10 to 60 events, and hundreds of observations of a party in a mission', () => {
    const files = lengthsOf('decision-');
    expect(files).toHaveLength(size.decisions);
    expect(Math.min(...files)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...files)).toBeLessThanOrEqual(60);
    const presences = lengthsOf('presence-');
    expect(presences.reduce((sum, length) => sum + length, 0) / presences.length).toBeGreaterThan(100);
  });

  it('is like the record that it stands for: late, vague, corrected, disputed', () => {
    const share = (test: (event: StoredEvent) => boolean) => events.filter(test).length / size.events;
    const occurred = ({ data }: StoredEvent) => data['occurred'] as { earliest: string; latest: string } | undefined;
    expect(share(({ type }) => type === 'EventCorrected')).toBeGreaterThan(0.01);
    expect(share(({ type }) => type === 'EventDisputed')).toBeGreaterThan(0.002);
    expect(share((event) => (occurred(event)?.earliest ?? '') < (occurred(event)?.latest ?? ''))).toBeGreaterThan(0.04);
    const yearBefore = (instant: string) => `${Number(instant.slice(0, 4)) - 1}${instant.slice(4, 10)}`;
    const isLate = (event: StoredEvent) => (occurred(event)?.latest ?? '9999') < yearBefore(event.recordedAt);
    expect(share(isLate)).toBeGreaterThan(0.01);
  });
});
