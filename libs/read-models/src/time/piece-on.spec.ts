import { addDays } from '@acta/domain';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { groupBy } from '../group-by.js';
import { anyRegister } from '../testing/random-register.js';
import { timelines } from '../timelines.js';
import { holdsOn } from './timeline.js';

describe('the piece of a day', () => {
  it('is the one of all pieces that holds on it, whatever is recorded late, corrected, retracted or said again', () => {
    fc.assert(
      fc.property(anyRegister({ minLength: 1, maxLength: 40 }), ({ events }) => {
        for (const [stream, history] of groupBy(events, (event) => event.stream)) {
          for (const { pieces, pieceOn, streamPrefix } of timelines) {
            if (!stream.startsWith(streamPrefix)) continue;
            const all = pieces(history);
            const turns = all.flatMap(({ from, until }) => [from, until]).filter((day) => day !== null);
            for (const day of ['1800-01-01', ...turns, ...turns.map((turn) => addDays(turn, -1))]) {
              expect(pieceOn(history, day)).toEqual(all.find((piece) => holdsOn(piece, day)));
            }
          }
        }
      }),
      { seed: 16, numRuns: 100 },
    );
  });
});
