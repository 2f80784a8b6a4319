import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { listFindings } from '../findings/list.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';

const people = (value: number): JsonObject => ({ value, basis: 'ceiling', unit: 'personnel' });

function grant(record: Register, ceiling: number, mandate: JsonObject, occurred: string, links: JsonObject[] = []) {
  const data = { body: 'court', mandate: { ceiling: people(ceiling), ...mandate } };
  return record.do('decisions/more/grant-approval', { data, occurred, links });
}

/** A mandate without an end, and one for a year, which may say that it takes the place of the first. */
function register(isReplacing: boolean): Register {
  const record = oneFile();
  record.do('bodies/court/register', { data: { name: 'Court', party: 'belgium' } });
  const first = grant(record, 300, { from: '2015-02-01' }, '2015-01-20');
  const links = isReplacing ? [{ relation: 'supersedes', to: first }] : [];
  grant(record, 200, { from: '2016-01-01', until: '2016-12-31' }, '2015-11-15', links);
  const amount = { value: 210, basis: 'level', unit: 'personnel' };
  record.do('presence/rs/belgium/observe', { data: { amount }, occurred: '2017-01-10' });
  return record;
}

const ceilingsOn = async (record: Register, ...days: readonly string[]) => {
  const states = await Promise.all(days.map((day) => deploymentState(record.asked(day), { party: 'belgium' })));
  return states.map(({ items }) => items[0]?.ceiling?.text ?? null);
};
const expired = async (record: Register, day: string) =>
  (await listFindings(record.asked(day), { kind: 'mandate-expired-presence-continues' })).items.map(
    ({ from, certain }) => [from, certain],
  );

describe('a mandate', () => {
  it('that takes the place of another does so on its first day, and for good', async () => {
    const record = register(true);
    expect(await ceilingsOn(record, '2015-12-31', '2016-01-01', '2016-12-31', '2017-01-01')).toEqual([
      '300',
      '200',
      '200',
      null,
    ]);
    expect(await expired(record, '2017-02-01')).toEqual([['2017-01-10', true]]);
  });

  it('that is granted beside another leaves that in force, before and after', async () => {
    const record = register(false);
    expect(await ceilingsOn(record, '2015-12-31', '2016-01-01', '2017-01-01')).toEqual(['300', '200', '300']);
    expect(await expired(record, '2017-02-01')).toEqual([]);
  });

  it('that may begin in any of several days may take the place of another on each', async () => {
    const record = oneFile();
    record.do('bodies/court/register', { data: { name: 'Court', party: 'belgium' } });
    const first = grant(record, 300, { from: '2015-02-01' }, '2015-01-20');
    grant(record, 200, { from: '2016-01' }, '2015-11-15', [{ relation: 'supersedes', to: first }]);
    const [item] = (await deploymentState(record.asked('2016-01-15'), { party: 'belgium' })).items;
    expect(item?.ceiling).toMatchObject({ text: '200 to 300', certain: { min: '300', max: '300' } });
    expect(await ceilingsOn(record, '2016-01-31')).toEqual(['200']);
    const amount = { value: 150, basis: 'level', unit: 'personnel' };
    record.do('presence/rs/belgium/observe', { data: { amount }, occurred: '2015-03-01' });
    expect(await expired(record, '2016-01-15')).toEqual([]);
  });

  it('that another body grants in its place takes it for good too, with what was approved', async () => {
    const record = oneFile();
    const approve = (body: string, value: number, mandate: JsonObject, occurred: string, links: JsonObject[] = []) => {
      record.do(`bodies/${body}/register`, { data: { name: body, party: 'belgium' } });
      const data = {
        body,
        amount: { ...people(value), basis: 'level' },
        mandate: { ceiling: people(value), ...mandate },
      };
      return record.do('decisions/more/grant-approval', { data, occurred, links });
    };
    const first = approve('court', 200, { from: '2015-02-01' }, '2015-02-01');
    const links = [{ relation: 'supersedes', to: first }];
    approve('parliament', 300, { from: '2015-07-01', until: '2015-12-31' }, '2015-06-01', links);
    expect(await ceilingsOn(record, '2015-06-30', '2015-07-01', '2016-01-01')).toEqual(['200', '300', null]);
    const [item] = (await deploymentState(record.asked('2015-06-01'), { party: 'belgium' })).items;
    expect(item?.approved?.text).toBe('300');
    expect(item?.approvals.map(({ body }) => body)).toEqual(['court', 'parliament']);
  });

  it('that takes the place of another does so where it was said again, and retracted where it was said first', async () => {
    const record = oneFile();
    record.do('bodies/court/register', { data: { name: 'Court', party: 'belgium' } });
    const first = grant(record, 300, { from: '2015-02-01' }, '2015-01-20');
    const year = { from: '2016-01-01', until: '2016-12-31' };
    const second = grant(record, 200, year, '2015-11-15', [{ relation: 'supersedes', to: first }]);
    grant(record, 200, year, '2015-11-15', [{ relation: 'restates', to: second }]);
    record.do(`events/${second}/retract`, { data: { reason: 'Misread' } });
    expect(await ceilingsOn(record, '2015-12-31', '2016-01-01', '2017-01-01')).toEqual(['300', '200', null]);
  });
});
