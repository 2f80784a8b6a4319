import { describe, expect, it } from '@jest/globals';
import { ActaError, type JsonObject } from '@acta/kernel';
import * as fc from 'fast-check';
import { aggregateIn } from '../aggregates.js';
import { correcting } from '../testing/correcting.js';
import { around, everyCommand } from '../testing/every-command.js';
import { about, type Outcome } from '../testing/given-when-then.js';
import { told } from '../testing/recorded.js';

/** What may stand in a field instead; in most, it makes no sense. */
const others = [
  ...['belgium', 'council', 'staff', 'this-one', 'atlantis', 'council-9', 'staff-9', 'plan-2018', 'Aid'],
  ...['decisions/plan-2018', 'decisions/this-one', 'decisions/none', '2016', '2018-06', 'increase', 7, undefined],
];

type Edit = (typeof others)[number];

/** These data with other values in some of their fields; a number tells which, round and round. */
function edited(data: JsonObject, edits: ReadonlyMap<number, Edit>): JsonObject {
  let count = 0;
  const inEach = (change: (field: number, value: unknown) => unknown): string => {
    let field = 0;
    return JSON.stringify(data, (_key, value: unknown) => (typeof value === 'object' ? value : change(field++, value)));
  };
  inEach((field) => (count = field + 1));
  const made = new Map(Array.from(edits, ([field, value]) => [field % count, value]));
  return JSON.parse(inEach((field, value) => (made.has(field) ? made.get(field) : value))) as JsonObject;
}

/** The code of a refusal, and what it points at from these data on. */
function refusal(outcome: Outcome, before: string): unknown {
  try {
    outcome.events();
    return undefined;
  } catch (error) {
    if (!(error instanceof ActaError)) throw error;
    const pointers = error.errors.map(({ pointer }) => pointer.replace(before, '')).toSorted();
    return { code: error.code, pointers };
  }
}

describe('correcting the data of an event', () => {
  it('is refused exactly where the command would have been, and in the same way', () => {
    const edits = fc.array(fc.tuple(fc.nat(8), fc.constantFrom(...others)), { minLength: 1, maxLength: 3 });
    const check = ([collection, command, data, given = []]: (typeof everyCommand)[number], replaced: JsonObject) => {
      const aggregate = aggregateIn(collection);
      if (!aggregate) throw new Error(`no ${collection}`);
      const id = collection === 'presence' ? 'resolute-support/belgium' : 'this-one';
      const { when } = about(aggregate, id)(...given);
      const [event] = when(command, data, around).events();
      if (!event) throw new Error(`${command} brought no event`);
      const recorded = told(event.type, event.data.data, around);
      const correct = correcting(aggregate.streamOf(id), ...given, recorded);
      const correction = correct('correct', given.length + 1, { replace: { data: replaced }, reason: 'Misread' });
      expect(refusal(correction, '/data/replace')).toEqual(refusal(when(command, replaced, around), ''));
    };
    fc.assert(
      fc.property(fc.constantFrom(...everyCommand), edits, (commanded, made) =>
        check(commanded, edited(commanded[2], new Map(made))),
      ),
      { numRuns: 500 },
    );
  });
});
