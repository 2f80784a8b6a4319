import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { listFindings } from '../findings/list.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';

const people = (value: number): JsonObject => ({ value, basis: 'level', unit: 'personnel' });
const helicopters = (value: number): JsonObject => ({ value, basis: 'level', unit: 'helicopters' });

function register(): Register {
  const record = oneFile();
  record.do('bodies/court/register', { data: { name: 'Court', party: 'belgium' } });
  return record;
}
const grant = (record: Register, body: string, amount: JsonObject, occurred: string) => {
  const mandate = { ceiling: amount, from: occurred };
  record.do('decisions/more/grant-approval', { data: { body, amount, mandate }, occurred });
};
const observe = (record: Register, amount: JsonObject) =>
  record.do('presence/rs/belgium/observe', { data: { amount }, occurred: '2018-04-01' });
const item = async (record: Register, day = '2018-05-15') =>
  (await deploymentState(record.asked(day), { party: 'belgium' })).items[0];
const above = async (record: Register, day = '2018-05-15') =>
  (await listFindings(record.asked(day), { kind: 'presence-above-ceiling' })).items.map((one) => [
    one.subject,
    one.certain,
  ]);
/** A further grant of the court, without a figure of its own. */
const renew = (record: Register, occurred: string) => {
  const mandate = { ceiling: people(50), from: occurred };
  record.do('decisions/more/grant-approval', { data: { body: 'court', mandate }, occurred });
};
const range = (figure: { min: string | null; max: string | null; certain: unknown } | null | undefined) =>
  figure && [figure.min, figure.max, (figure.certain as { min: string } | null)?.min ?? null];

describe('what bodies allow together', () => {
  it('is what was approved last, until something else is, or nothing any more', async () => {
    const record = register();
    grant(record, 'court', people(20), '2018-02-01');
    record.do('decisions/more/await-approval', { data: { body: 'court' }, occurred: '2018-03-01' });
    renew(record, '2018-04-01');
    for (const day of ['2018-02-15', '2018-03-15', '2018-04-15']) {
      expect(range((await item(record, day))?.approved)).toEqual(['20', '20', '20']);
    }
    expect((await item(record, '2018-03-15'))?.approvals[0]).toMatchObject({ status: 'pending', amount: null });
    record.do('decisions/more/refuse-approval', { data: { body: 'court' }, occurred: '2018-05-01' });
    expect((await item(record, '2018-05-15'))?.approved).toBeNull();
  });

  it('is so in each measure by itself, by one body or by several', async () => {
    for (const other of ['council', 'court']) {
      const record = register();
      grant(record, 'council', people(50), '2018-02-01');
      grant(record, other, helicopters(4), '2018-02-02');
      observe(record, people(55));
      observe(record, helicopters(5));
      const { ceiling, alsoCeiling } = (await item(record)) ?? {};
      expect([ceiling?.max, ceiling?.unit, alsoCeiling?.map(({ max }) => max)]).toEqual(['50', 'personnel', ['4']]);
      expect((await above(record)).toSorted()).toEqual([
        ['', true],
        ['helicopters', true],
      ]);
    }
  });

  it('is in every way in which it may be on a vague day', async () => {
    const record = register();
    grant(record, 'council', people(15), '2018-02-01');
    grant(record, 'council', people(30), '2018-05');
    grant(record, 'court', people(20), '2018-05');
    observe(record, people(25));
    expect(range((await item(record))?.ceiling)).toEqual(['15', '30', '15']);
    expect(range((await item(record))?.approved)).toEqual(['15', '30', '15']);
    expect(await above(record)).toEqual([['', false]]);
    expect(range((await item(record, '2018-05-31'))?.ceiling)).toEqual(['20', '20', '20']);
  });
});

describe('what was approved', () => {
  it('may be so on the days on which it may have been granted', async () => {
    const record = register();
    grant(record, 'council', people(50), '2018-05');
    expect(range((await item(record))?.approved)).toEqual(['0', '50', null]);
    expect(range((await item(record, '2018-05-31'))?.approved)).toEqual(['50', '50', '50']);
  });

  it('may be nothing on the days on which it may have been refused', async () => {
    const record = register();
    grant(record, 'council', people(50), '2018-02-01');
    record.do('decisions/more/refuse-approval', { data: { body: 'council' }, occurred: '2018-05' });
    expect(range((await item(record))?.approved)).toEqual(['0', '50', '50']);
    expect((await item(record, '2018-05-31'))?.approved).toBeNull();
  });
});
