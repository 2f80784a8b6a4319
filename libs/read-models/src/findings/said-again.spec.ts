import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@acta/kernel';
import { more, open, promise, register } from '../testing/pledging.js';
import { listFindings } from './list.js';

const found = async (record: ReturnType<typeof register>) =>
  (await listFindings(record.asked('2018-01-01'), { kind: 'sources-contradict' })).items.map(
    ({ decision, from, certain, events }) => [decision, from, certain, events],
  );

/** A file with a promise that says again what another event says. */
function again(record: ReturnType<typeof register>, amount: JsonObject, to: string): string {
  open(record, 'two', 'belgium');
  const links = [{ relation: 'restates', to }];
  return record.do('decisions/two/make-commitment', { data: { by: 'belgium', amount }, occurred: '2017-11-01', links });
}

describe('a promise that is said again in another file', () => {
  it('is a contradiction where it has another figure', async () => {
    const record = register();
    const first = promise(record, 'one', 'belgium', more(10));
    const second = again(record, more(8), first);
    expect(await found(record)).toEqual([['two', '2017-11-01', true, [first, second]]]);
  });

  it('is none any more where one of the two was withdrawn', async () => {
    for (const file of ['one', 'two']) {
      const record = register();
      again(record, more(8), promise(record, 'one', 'belgium', more(10)));
      const withdrawn = { data: { by: 'belgium' }, occurred: '2017-11-20' };
      record.do(`decisions/${file}/withdraw-commitment`, withdrawn);
      const { items } = await listFindings(record.asked('2018-01-01'), { kind: 'sources-contradict' });
      expect(items.map(({ from, until }) => [from, until])).toEqual([['2017-11-01', '2017-11-20']]);
    }
  });

  it('is none where a figure can be both', async () => {
    const record = register();
    const first = promise(record, 'one', 'belgium', more(10));
    again(record, { min: 8, max: 11, basis: 'increase', unit: 'personnel' }, first);
    expect(await found(record)).toEqual([]);
  });
});
