import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import type { JsonObject, RecordedEvent } from '@acta/kernel';
import { eventDefinition, eventTypes } from './event-types.js';
import { lift, liftBy } from './lift.js';
import { errorOf } from './testing/given-when-then.js';
import { recorded, told } from './testing/recorded.js';
import { storedEntrySchema } from './values/entry.js';

interface Sample {
  readonly type: string;
  readonly schema: number;
  readonly data: JsonObject;
}

const golden = new URL('../../../test/golden/', import.meta.url);
const samples = readdirSync(golden).map(
  (file) => [file, JSON.parse(readFileSync(new URL(file, golden), 'utf8')) as Sample] as const,
);
const asRecorded = ({ type, schema, data }: Sample): RecordedEvent => ({
  ...(recorded('decision-x', [told('DecisionReopened', { reason: 'Any' })])[0] as RecordedEvent),
  type,
  schema,
  data,
});

describe('what was ever stored', () => {
  it('has a sample of every type in its current version', () =>
    expect(samples.map(([file]) => file)).toEqual(
      expect.arrayContaining(Object.entries(eventTypes).map(([type, { schema }]) => `${type}.v${schema}.json`)),
    ));

  it.each(samples)('reads to itself: %s', (file, sample) => {
    expect(`${sample.type}.v${sample.schema}.json`).toBe(file);
    const definition = eventDefinition(sample.type);
    const lifted = lift(asRecorded(sample));
    expect(lifted.schema).toBe(definition?.schema);
    expect(definition && storedEntrySchema(definition.data).parse(lifted.data)).toEqual(lifted.data);
  });
});

describe('lifting', () => {
  const current = (samples[0]?.[1] ?? { type: '', schema: 0, data: {} }) satisfies Sample;

  it('leaves what is current as it is', () => {
    const event = asRecorded(current);
    expect(lift(event)).toBe(event);
  });

  it('refuses a version that is newer than it knows', () => {
    const error = errorOf(() => lift(asRecorded({ ...current, schema: 99 })));
    expect(error.code).toBe('event-schema-newer');
    expect(error.message).toContain('99');
  });

  it('refuses a type that it does not know', () =>
    expect(errorOf(() => lift(asRecorded({ ...current, type: 'toString' }))).code).toBe('event-type-unknown'));

  it('takes the steps from the version that is stored, in order', () => {
    const upcasters = ['second', 'third'].map((step) => (data: JsonObject) => ({
      ...data,
      steps: `${String(data['steps'])} ${step}`,
    }));
    const lifted = (from: number) => liftBy({ schema: 3, upcasters }, 'Any', from, { steps: 'first' });
    expect([1, 2, 3].map(lifted)).toEqual([
      { steps: 'first second third' },
      { steps: 'first third' },
      { steps: 'first' },
    ]);
  });

  it('has a step between any two versions of every type', () => {
    const steps = Object.keys(eventTypes).map((type) => eventDefinition(type));
    expect(steps.every((definition) => (definition?.upcasters ?? []).length === (definition?.schema ?? 0) - 1)).toBe(
      true,
    );
  });
});
