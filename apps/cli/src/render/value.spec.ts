import { describe, expect, it } from '@jest/globals';
import { changeText } from './value.js';

const ceiling = { value: '850', min: '850', max: '850', qualifier: 'exactly', basis: 'ceiling' };
const granted = (mandate: object | null) => ({ status: 'granted', due: null, mandate });

describe('a change in few words', () => {
  it.each([
    [{ status: 'pending', due: '2017-11-09' }, { status: 'granted' }, [], 'pending, due 2017-11-09 → granted'],
    [
      { status: 'pending', due: '2017-12-31', dueEarliest: '2017-12-01' },
      { status: 'pending', due: '2017-12-21' },
      ['due', 'dueEarliest'],
      'pending, due 2017-12-01 to 2017-12-31 → pending, due 2017-12-21',
    ],
    [null, { text: '62' }, [], 'nothing → 62'],
    [
      granted({ ceiling, until: { edtf: '2015-12-31', earliest: '2015-12-31', latest: '2015-12-31' } }),
      granted({ ceiling: { ...ceiling, value: '980' }, until: { text: 'end of 2016', edtf: '2016-12-31' } }),
      ['mandate.ceiling', 'mandate.until', 'mandates'],
      'granted; mandate.ceiling 850 → 980, mandate.until 2015-12-31 → end of 2016',
    ],
    [
      granted(null),
      granted({ ceiling: { min: '1', max: null }, from: { edtf: '2015' } }),
      ['mandate', 'mandates'],
      'granted; mandate nothing → 1 to any from 2015',
    ],
    [
      granted({ ceiling: { ...ceiling, unit: 'drones' }, from: { edtf: '2015' } }),
      granted({ ceiling: { min: '5', max: null, unit: 'money', currency: 'EUR' }, from: { edtf: '2015' } }),
      ['mandate.ceiling'],
      'granted; mandate.ceiling 850 drones → 5 to any EUR',
    ],
    [
      { status: 'made', since: { earliest: '2015-01-01', latest: '2015-12-31' } },
      { status: 'made', since: { earliest: '2015-07-01', latest: '2015-07-01' } },
      ['since'],
      'made; since 2015-01-01 to 2015-12-31 → 2015-07-01',
    ],
    [
      { text: '62', unspecified: false },
      { text: '62', unspecified: true },
      ['unspecified'],
      '62; unspecified false → true',
    ],
    [
      { text: '62', certain: {}, disputed: true },
      { text: '62', certain: {} },
      ['disputed'],
      '62; disputed → not disputed',
    ],
    [
      { status: 'made', amount: { text: '20' } },
      { status: 'made', amount: { text: '20', disputed: true } },
      ['amount.disputed'],
      'made, 20; amount not disputed → disputed',
    ],
    [
      { status: 'pending', certain: true },
      { status: 'pending', certain: false, possibly: ['refused'] },
      ['certain', 'possibly'],
      'pending → pending, possibly refused',
    ],
    [null, { status: 'refused', certain: false }, [], 'nothing → possibly refused'],
    [
      { status: 'refused', certain: false },
      { status: 'refused', certain: true },
      ['certain'],
      'possibly refused → refused',
    ],
  ])('%j and %j', (before, after, differs, words) => expect(changeText({ before, after, differs })).toBe(words));
});
