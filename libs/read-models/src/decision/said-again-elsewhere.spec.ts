import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { listFindings } from '../findings/list.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import { mandate, troops } from '../testing/two-files.js';
import { decisionFile } from './file.js';

const again = (to: string): JsonObject => ({ links: [{ relation: 'restates', to }] });

/** A file of Belgium in a mission, and another beside it in which something is said again, which may be the same. */
function register(rest: JsonObject = {}): Register {
  const record = oneFile();
  const data = { title: 'Again', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
  record.do('decisions/again/open', { data, occurred: '2018-01-01', ...rest });
  return record;
}

const tell = (record: Register, path: string, data: JsonObject, occurred: string, rest: JsonObject = {}) =>
  record.do(`decisions/${path}`, { data, occurred, ...rest });

async function told(record: Register, day = '2018-04-01') {
  const [item] = (await deploymentState(record.asked(day), { party: 'belgium' })).items;
  return {
    approved: item?.approved?.text ?? null,
    ceiling: item?.ceiling?.text ?? null,
    approvals: item?.approvals.map(({ decision }) => decision),
    deployed: item?.deployments.map(({ decision, amount, restates }) => [decision, amount?.text, restates]),
  };
}

const granting = (value: number) => ({ ...mandate(value, '2018-02-01'), amount: troops(value) });

describe('what another file says again', () => {
  it('of what a body granted is counted once, and told with the file that says it first', async () => {
    for (const [rest, approvals] of [
      [{}, ['more']],
      [again('decisions/more'), ['more']],
    ] as const) {
      const record = register(rest);
      const first = tell(record, 'more/grant-approval', granting(50), '2018-02-01');
      tell(record, 'again/grant-approval', granting(50), '2018-02-05', again(first));
      expect(await told(record)).toMatchObject({ approved: '50', ceiling: '50', approvals });
      const { items } = await listFindings(record.asked('2018-04-01'), { kind: 'approved-never-deployed' });
      expect(items.map(({ decision }) => decision)).toEqual(['more']);
      const file = await decisionFile(record.asked('2018-04-01'), 'again');
      expect(file?.approvals).toMatchObject([{ status: 'granted' }]);
    }
  });

  it('leaves what that body granted here', async () => {
    const record = register();
    const first = tell(record, 'more/grant-approval', granting(50), '2018-02-01');
    tell(record, 'again/grant-approval', granting(20), '2018-02-03');
    tell(record, 'again/grant-approval', granting(50), '2018-02-05', again(first));
    expect(await told(record)).toMatchObject({ approved: '70', ceiling: '70', approvals: ['again', 'more'] });
  });

  it('is no news of what was granted elsewhere once a body decides something here', async () => {
    const record = register();
    const first = tell(record, 'more/grant-approval', granting(50), '2018-02-01');
    tell(record, 'again/grant-approval', granting(50), '2018-02-05', again(first));
    tell(record, 'again/await-approval', { body: 'council' }, '2018-02-10');
    expect(await told(record, '2018-02-15')).toMatchObject({ approved: '50', ceiling: '50' });
    tell(record, 'again/grant-approval', granting(20), '2018-03-01');
    expect(await told(record)).toMatchObject({ approved: '70', ceiling: '70', approvals: ['again', 'more'] });
  });

  it('of those who are deployed is no part of what is deployed here', async () => {
    const record = register();
    const deployed = (value: number) => ({ amount: troops(value, 'increase'), extent: 'partly' });
    const first = tell(record, 'more/record-deployment', deployed(30), '2018-02-01');
    tell(record, 'again/record-deployment', deployed(5), '2018-02-02');
    tell(record, 'again/record-deployment', deployed(30), '2018-02-03', again(first));
    tell(record, 'again/record-deployment', deployed(4), '2018-02-04');
    expect((await told(record)).deployed).toEqual([
      ['again', 'an increase of 9', undefined],
      ['again', 'an increase of 30', first],
      ['more', 'an increase of 30', undefined],
    ]);
  });
});
