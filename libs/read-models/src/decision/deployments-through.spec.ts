import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { oneFile } from '../testing/one-file.js';

const euros = (value: number): JsonObject => ({ value, currency: 'EUR' });
const troops = (value: number, basis = 'increase'): JsonObject => ({ value, basis, unit: 'personnel' });

/** What is deployed on a day: how much for certain, and from the least to the most that may be. */
async function deployed(told: readonly (readonly [JsonObject, string])[], day: string) {
  const record = oneFile();
  for (const [amount, occurred] of told)
    record.do('decisions/more/record-deployment', { data: { extent: 'partly', amount }, occurred });
  const { items } = await deploymentState(record.asked(day), { mission: 'rs' });
  return items.flatMap(({ deployments }) =>
    deployments.map(({ amount, begun }) => [amount?.certain?.min, amount?.min, amount?.max, begun?.earliest]),
  );
}

describe('what was paid or went there on a vague day', () => {
  it('is one deployment with what certainly came after it', async () => {
    const paid = [
      [euros(300), '2018-05'],
      [euros(200), '2018-05-10'],
      [euros(100), '2018-05/2018-06'],
    ] as const;
    expect(await deployed(paid, '2018-05-12')).toEqual([['200', '200', '600', '2018-05-10']]);
    expect(await deployed(paid, '2018-05-31')).toEqual([['500', '500', '600', '2018-05-01']]);
    expect(await deployed(paid, '2018-06-30')).toEqual([['600', '600', '600', '2018-05-01']]);
  });

  it('was there once so many have left of it', async () => {
    const went = [
      [troops(100), '2018-02'],
      [troops(30, 'decrease'), '2018-02-15'],
      [troops(20), '2018-02-16/2018-03'],
    ] as const;
    expect(await deployed(went, '2018-02-14')).toEqual([[undefined, '0', '100', '2018-02-01']]);
    expect(await deployed(went, '2018-02-15')).toEqual([['70', '70', '70', '2018-02-01']]);
    expect(await deployed(went, '2018-02-17')).toEqual([['70', '70', '90', '2018-02-01']]);
  });
});
