import { describe, expect, it } from '@jest/globals';
import type { Day } from '@acta/domain';
import * as fc from 'fast-check';
import { rememberedBetween } from './remembered-between.js';

const day = fc.integer({ min: 1, max: 28 }).map((number): Day => `2017-11-${String(number).padStart(2, '0')}`);

describe('what is remembered between days', () => {
  it('is what would be answered on any day, in whatever order they are asked about', () => {
    fc.assert(
      fc.property(fc.array(fc.option(day)), fc.array(day), (turns, days) => {
        const answerOn = (on: Day): string => turns.map((turn) => turn !== null && turn <= on).join();
        const asked = rememberedBetween(
          () => turns,
          (_thing: object, on) => answerOn(on),
        );
        const thing = {};
        expect(days.map((on) => asked(thing, on))).toEqual(days.map(answerOn));
      }),
    );
  });

  it('is answered once for all days between two on which it may change', () => {
    const asked: Day[] = [];
    const answer = rememberedBetween(
      () => ['2017-11-10', null, '2017-11-20'],
      (_thing: object, on) => asked.push(on),
    );
    const thing = {};
    for (const on of ['2017-11-15', '2017-11-10', '2017-11-19', '2017-11-20', '2017-12-01']) answer(thing, on);
    expect(asked).toEqual(['2017-11-15', '2017-11-20']);
  });
});
