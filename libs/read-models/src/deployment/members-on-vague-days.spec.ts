import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { more, open, promise, register } from '../testing/pledging.js';
import type { Register } from '../testing/register.js';
import { deploymentState } from './state.js';

const troops = (value: number, basis: string): JsonObject => ({ value, basis, unit: 'personnel' });

function tell(record: Register, command: string, amount: JsonObject): void {
  const data = command === 'make-commitment' ? { by: 'belgium', amount } : { amount };
  record.do(`decisions/of-be/${command}`, { data, occurred: '2017-11' });
}

/** What is committed for the mission in the middle of November: basis, from the least to the most. */
async function committed(record: Register): Promise<readonly (readonly unknown[])[]> {
  const [mission] = (await deploymentState(record.asked('2017-11-15'), { mission: 'rs' })).missions;
  return [mission?.committed, ...(mission?.alsoCommitted ?? [])].flatMap((figure) =>
    figure ? [[figure.basis, figure.min, figure.max]] : [],
  );
}

describe('what members perhaps promise beside their collective', () => {
  it('may be more than that before some of it is taken off again', async () => {
    const record = register();
    promise(record, 'of-two', 'two', more(4));
    promise(record, 'of-be', 'belgium', more(4));
    tell(record, 'make-commitment', more(1));
    tell(record, 'make-commitment', troops(1, 'decrease'));
    expect(await committed(record)).toEqual([['increase', '4', '5']]);
  });

  it('is not in that where it may have become a level', async () => {
    const record = register();
    promise(record, 'of-two', 'two', more(1));
    promise(record, 'of-be', 'belgium', more(1));
    tell(record, 'amend-commitment', troops(1, 'level'));
    tell(record, 'make-commitment', troops(1, 'level'));
    expect(await committed(record)).toEqual([
      ['level', '0', '2'],
      ['increase', '1', '1'],
    ]);
  });

  it('is a level by itself where it is a part of what is perhaps not promised yet', async () => {
    const record = register();
    open(record, 'of-two', 'two');
    const part = { relation: 'part-of', to: 'decisions/of-two' };
    promise(record, 'of-be', 'belgium', troops(3, 'level'), part);
    record.do('decisions/of-two/make-commitment', { data: { by: 'two', amount: more(1) }, occurred: '2017-11' });
    expect(await committed(record)).toEqual([
      ['level', '0', '3'],
      ['increase', '0', '1'],
    ]);
  });

  it('is no less of a part where there is perhaps a level beside it', async () => {
    const record = register();
    promise(record, 'of-no', 'norway', more(1));
    promise(record, 'of-be', 'belgium', more(2), { relation: 'part-of', to: 'decisions/of-no' });
    tell(record, 'make-commitment', troops(1, 'level'));
    expect(await committed(record)).toEqual([['increase', '2', '2']]);
  });

  it('are so many fewer, where the collective promises nothing yet', async () => {
    const record = register();
    open(record, 'of-be', 'belgium');
    tell(record, 'make-commitment', troops(1, 'decrease'));
    open(record, 'of-two', 'two');
    record.do('decisions/of-two/make-commitment', { data: { by: 'two', amount: more(1) }, occurred: '2017-11' });
    expect(await committed(record)).toEqual([['increase', '-1', '1']]);
    open(record, 'of-be-too', 'belgium');
    record.do('decisions/of-be-too/make-commitment', {
      data: { by: 'belgium', amount: more(1) },
      occurred: '2017-11',
    });
    expect(await committed(record)).toEqual([['increase', '-1', '1']]);
  });
});
