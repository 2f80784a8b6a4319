import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@acta/kernel';
import { allow, deploy, linkedFiles, promise, stands } from '../testing/linked-files.js';
import { troops } from '../testing/two-files.js';

const register = (...steps: readonly ReturnType<typeof deploy>[]) =>
  linkedFiles(
    { first: [], second: [['supersedes', 'first']] },
    promise('first', 500, '2018-01-10'),
    allow('first', 500, '2018-01-20', ['2018-02-01', '2018-12-31']),
    deploy('first', 500, '2018-03-01'),
    ...steps,
  );

const order = (value: number, on: string) =>
  ['second', 'order-deployment', { by: 'belgium', amount: troops(value, 'decrease') }, on] as const;

const leave = (amount: JsonObject | undefined, on: string) =>
  ['second', 'record-deployment', { ...(amount && { amount }), extent: 'fully' }, on] as const;

describe('a withdrawal that is ordered in a file which takes the place of another', () => {
  it.each([
    [300, troops(200, 'decrease'), '200'],
    [500, troops(400, 'decrease'), '0'],
    [300, undefined, '200'],
  ])('goes on by each phase until it is carried out: %d, the last %j', async (ordered, last, left) => {
    const record = register(
      order(ordered, '2018-04-10'),
      deploy('second', 100, '2018-06-01', 'decrease'),
      leave(last, '2018-10-01'),
    );
    expect((await stands(record, '2018-07-01')).deployed).toEqual(['second 400']);
    expect((await stands(record, '2018-10-02')).deployed).toEqual([`second ${left}`]);
  });

  it('may have begun on a vague day, beside the order', async () => {
    const record = register(order(300, '2018-04-10'), deploy('second', 100, '2018-06', 'decrease'));
    expect((await stands(record, '2018-06-15')).deployed).toEqual([
      'first 500?',
      'second a decrease of 300?',
      'second 400?',
    ]);
    expect((await stands(record, '2018-07-01')).deployed).toEqual(['second 400']);
  });
});
