import { describe, expect, it } from '@jest/globals';
import { more, promise, register } from '../testing/pledging.js';
import type { Register } from '../testing/register.js';
import { listPledges, type PledgeFilter } from './list.js';

const pledges = (record: Register, filter: PledgeFilter = {}) => listPledges(record.asked('2017-12-01'), filter);
const total = async (record: Register, filter?: PledgeFilter) =>
  (await pledges(record, filter)).totals.map(({ min, max }) => [min, max]);

describe('what is part of a promise for something else', () => {
  it.each(['other', undefined])(
    'is in that where both are asked about, and stands by itself in its mission: %s',
    async (mission) => {
      const record = register();
      const whole = { title: 'Whole', kind: 'plan', contributor: 'belgium', ...(mission && { mission }) };
      record.do('decisions/whole/open', { data: whole });
      const data = { by: 'belgium', amount: more(500) };
      record.do('decisions/whole/make-commitment', { data, occurred: '2017-11-01' });
      promise(record, 'part', 'belgium', more(50), { relation: 'part-of', to: 'decisions/whole' });
      expect((await pledges(record)).items).toMatchObject([
        { decision: 'part', counted: false, because: 'part-of', within: 'decisions/whole' },
        { decision: 'whole', counted: true, because: null },
      ]);
      expect(await total(record)).toEqual([['500', '500']]);
      expect(await total(record, { mission: 'rs' })).toEqual([['50', '50']]);
      record.do('decisions/whole/withdraw-commitment', { data: { by: 'belgium' }, occurred: '2017-11-02' });
      expect(await total(record)).toEqual([['50', '50']]);
    },
  );
});
