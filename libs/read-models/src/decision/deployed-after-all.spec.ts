import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import { decisionFile } from './file.js';

const troops = (value: number, basis = 'increase'): JsonObject => ({ value, basis, unit: 'personnel' });
const euros = (value: number): JsonObject => ({ value, currency: 'EUR' });

function tell(record: Register, amount: JsonObject | undefined, occurred: string, extent: string): void {
  record.do('decisions/more/record-deployment', { data: { extent, ...(amount && { amount }) }, occurred });
}
function promise(record: Register, ...amounts: readonly JsonObject[]): void {
  for (const amount of amounts) {
    record.do('decisions/more/make-commitment', { data: { by: 'belgium', amount }, occurred: '2018-01-01' });
  }
}
async function deployed(record: Register, day: string) {
  const file = await decisionFile(record.asked(day), 'more');
  return file?.deployments.map(({ status, amount }) => [status, amount?.basis, amount?.min]);
}

describe('once all of it is there', () => {
  it('more of it comes on top, and so many fewer go off the whole', async () => {
    for (const extent of ['fully', 'partly']) {
      const record = oneFile();
      tell(record, troops(100), '2018-02-01', extent);
      tell(record, troops(20), '2018-03-01', 'partly');
      tell(record, troops(30, 'decrease'), '2018-04-01', 'partly');
      tell(record, troops(80, 'decrease'), '2018-05-01', 'partly');
      const status = extent === 'fully' ? 'deployed' : 'partly-deployed';
      expect(await deployed(record, '2018-03-01')).toEqual([[status, 'increase', '120']]);
      expect(await deployed(record, '2018-05-01')).toEqual([[status, 'increase', '10']]);
    }
  });

  it('a level says how many are there in all, and so many more on another order are told apart', async () => {
    const record = oneFile();
    tell(record, troops(100), '2018-02-01', 'fully');
    tell(record, troops(130, 'level'), '2018-03-01', 'fully');
    const data = { by: 'belgium', amount: troops(50) };
    record.do('decisions/more/order-deployment', { data, occurred: '2018-04-01' });
    tell(record, troops(50), '2018-05-01', 'fully');
    expect(await deployed(record, '2018-03-01')).toEqual([['deployed', 'level', '130']]);
    expect((await deployed(record, '2018-05-01'))?.map(([, , min]) => min)).toEqual(['130', '50']);
  });

  it('what nobody said the size of is told apart', async () => {
    const record = oneFile();
    tell(record, troops(100), '2018-02-01', 'fully');
    tell(record, undefined, '2018-03-01', 'partly');
    expect((await deployed(record, '2018-03-01'))?.map(([, , min]) => min)).toEqual(['100', undefined]);
  });

  it('money is paid on top of all that was promised', async () => {
    const record = oneFile();
    promise(record, euros(400));
    tell(record, euros(300), '2018-02-01', 'partly');
    tell(record, euros(400), '2018-03-01', 'fully');
    tell(record, euros(300), '2018-04-01', 'fully');
    tell(record, euros(5), '2018-05-01', 'partly');
    expect(await deployed(record, '2018-03-01')).toEqual([['deployed', 'level', '400']]);
    expect(await deployed(record, '2018-05-01')).toEqual([['deployed', 'level', '705']]);
  });
});

it('less than was there before is not the whole, though as much was promised', async () => {
  const record = oneFile();
  promise(record, euros(300));
  tell(record, euros(300), '2018-02-01', 'partly');
  tell(record, euros(250), '2018-03-01', 'partly');
  tell(record, euros(300), '2018-04-01', 'fully');
  expect(await deployed(record, '2018-04-01')).toEqual([['deployed', 'level', '850']]);
});

describe('an order to leave', () => {
  const ordered = (extent: string, amount?: JsonObject): Register => {
    const record = oneFile();
    tell(record, troops(100), '2018-02-01', 'fully');
    const data = { by: 'belgium', amount: troops(40, 'decrease') };
    record.do('decisions/more/order-deployment', { data, occurred: '2018-03-01' });
    tell(record, amount, '2018-04-01', extent);
    return record;
  };

  it('is carried out once all of them have left', async () => {
    expect(await deployed(ordered('fully', troops(40, 'decrease')), '2018-04-01')).toEqual([
      ['deployed', 'increase', '60'],
    ]);
    expect(await deployed(ordered('fully'), '2018-04-01')).toEqual([['deployed', 'increase', '60']]);
  });

  it('stands while only some have left, of whom nobody said how many', async () => {
    expect(await deployed(ordered('partly'), '2018-04-01')).toEqual([
      ['deployed', 'increase', '60'],
      ['ordered', 'decrease', '40'],
    ]);
  });
});

it('nobody leaves a deployment that has ended', async () => {
  const record = oneFile();
  tell(record, troops(100), '2018-02-01', 'fully');
  record.do('decisions/more/end-deployment', { data: {}, occurred: '2018-03-01' });
  tell(record, troops(10, 'decrease'), '2018-03-05', 'partly');
  expect(await deployed(record, '2018-04-01')).toEqual([['ended', 'increase', '100']]);
});

it('an end that is said again is the same end, and one of what is over is of something else', async () => {
  const record = oneFile();
  const end = (occurred: string, rest: JsonObject = {}) =>
    record.do('decisions/more/end-deployment', { data: {}, occurred, ...rest });
  tell(record, troops(100), '2018-02-01', 'fully');
  const first = end('2018-03-01');
  end('2018-03-05', { links: [{ relation: 'restates', to: first }] });
  expect(await deployed(record, '2018-04-01')).toEqual([['ended', 'increase', '100']]);
  end('2018-05-01');
  expect((await deployed(record, '2018-06-01'))?.map(([status]) => status)).toEqual(['ended', 'ended']);
});
