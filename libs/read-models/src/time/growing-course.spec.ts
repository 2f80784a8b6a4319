import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { backwards, grownBy } from '../testing/grown-by.js';
import { anyRegister } from '../testing/random-register.js';
import { Register } from '../testing/register.js';
import { timelines } from '../timelines.js';

describe('a history that grows', () => {
  it('has the pieces of its facts at every length, whatever is recorded late, corrected, retracted or said again', () => {
    fc.assert(
      fc.property(
        anyRegister({ minLength: 1, maxLength: 40 }),
        fc.nat(3),
        fc.boolean(),
        ({ events }, skipped, reversed) => {
          for (const { growing, pieces, streamPrefix } of timelines) {
            if (!growing) continue;
            const streams = new Set(
              events.map(({ stream }) => stream).filter((stream) => stream.startsWith(streamPrefix)),
            );
            for (const stream of streams) {
              const recorded = events.filter((event) => event.stream === stream);
              const history = reversed ? backwards(recorded) : recorded;
              const grown = grownBy(growing());
              for (let length = skipped; length <= history.length; length++) {
                const prefix = history.slice(0, length);
                expect(JSON.stringify(byDay(grown(prefix)))).toBe(JSON.stringify(byDay(pieces(prefix))));
              }
            }
          }
        },
      ),
      { seed: 6, numRuns: 100 },
    );
  });

  it('keeps the pieces that a later fact leaves as they were, and the row of the one that it cuts short', () => {
    const record = new Register();
    record.do('parties/belgium/register', { data: { name: 'Belgium', kind: 'state' }, occurred: '1830-10-04' });
    record.do('parties/belgium/rename', { data: { name: 'Kingdom of Belgium' }, occurred: '2001-01-01' });
    record.do('parties/belgium/rename', { data: { name: 'Belgium again' }, occurred: '2002-01-01' });
    const grown = grownBy(timelines.find(({ name }) => name === 'party')?.growing?.());
    const [before, after] = [grown(record.events.slice(0, 2)), grown(record.events)];
    expect(after).toHaveLength(before.length + 1);
    expect(after[0]).toBe(before[0]);
    expect(after.at(-2)).toMatchObject({ from: '2001-01-01', until: '2002-01-01' });
    expect(after.at(-2)?.row).toBe(before.at(-1)?.row);
  });
});

const byDay = (
  pieces: readonly { readonly from: string | null; readonly until: string | null; row: unknown; keys: object }[],
) => pieces.map(({ from, until, row, keys }) => [from, until, row, keys]);
