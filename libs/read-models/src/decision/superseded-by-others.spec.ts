import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { listApprovals } from '../approvals/list.js';
import { deploymentState } from '../deployment/state.js';
import { listFindings } from '../findings/list.js';
import { listPledges } from '../pledges/list.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import { decisionFile, listDecisions } from './file.js';

const day = '2018-02-10';
const troops = (value: number): JsonObject => ({ value, basis: 'increase', unit: 'personnel' });
const tell = (record: Register, path: string, data: object, others: object = {}) =>
  record.do(path, { data, occurred: '2018-01-10', ...others } as never, { key: path });

/** Ten are committed by Belgium and awaited at its council, and a file of another party, or for another mission, is there too. */
function register(contributor: string, mission: string): Register {
  const record = oneFile();
  tell(record, 'parties/france/register', { name: 'France', kind: 'state' });
  tell(record, 'missions/next/open', { name: 'The next', lead: 'france' });
  tell(record, 'decisions/more/make-commitment', { by: 'belgium', amount: troops(10) });
  tell(record, 'decisions/more/await-approval', { body: 'council', due: '2018-01-15' });
  tell(record, 'decisions/other/open', { title: 'Other', kind: 'personnel', contributor, mission });
  return record;
}
describe('a file whose place one of another party takes', () => {
  it('is over wherever it is looked at', async () => {
    const record = register('france', 'rs');
    tell(record, 'decisions/other/link', { relation: 'supersedes', to: 'decisions/more' });
    const asked = record.asked(day);
    for (const filter of [{}, { mission: 'rs' }, { party: 'belgium' }, { decision: 'more' }, { body: 'council' }])
      expect((await listApprovals(asked, filter)).items).toEqual([]);
    for (const filter of [{}, { mission: 'rs' }, { mission: 'rs', party: 'belgium' }])
      expect((await listFindings(asked, { ...filter, decision: 'more', open: true })).items).toEqual([]);
    for (const filter of [{}, { mission: 'rs', party: 'belgium' }]) {
      const { items, missions } = await deploymentState(asked, filter);
      expect(items.find(({ party }) => party === 'belgium')).toBeUndefined();
      for (const { committed } of missions) expect(committed).toBeNull();
    }
    const { items, totals } = await listPledges(asked, {});
    expect(items).toMatchObject([{ decision: 'more', counted: false, because: 'superseded' }]);
    expect(totals).toEqual([]);
  });

  it('stands where what takes its place is superseded itself', async () => {
    const record = register('france', 'rs');
    tell(record, 'decisions/third/open', { title: 'Third', kind: 'personnel', contributor: 'belgium', mission: 'rs' });
    tell(record, 'decisions/third/link', { relation: 'supersedes', to: 'decisions/more' });
    tell(record, 'decisions/other/link', { relation: 'supersedes', to: 'decisions/third' });
    const asked = record.asked(day);
    for (const filter of [{}, { mission: 'rs' }, { party: 'belgium' }, { decision: 'more' }, { body: 'council' }])
      expect((await listApprovals(asked, filter)).items).toMatchObject([{ decision: 'more', status: 'overdue' }]);
    for (const filter of [{}, { mission: 'rs', party: 'belgium' }])
      expect((await listFindings(asked, { ...filter, kind: 'approval-overdue', open: true })).items).toHaveLength(1);
    const { items } = await deploymentState(asked, { mission: 'rs', party: 'belgium' });
    expect(items).toMatchObject([{ committed: { min: '10' }, approvals: [{ status: 'overdue' }] }]);
  });

  it('awaits nothing either where that is for another mission', async () => {
    const record = register('belgium', 'next');
    tell(record, 'decisions/other/link', { relation: 'supersedes', to: 'decisions/more' });
    for (const filter of [{}, { mission: 'rs' }, { party: 'belgium' }])
      expect((await listApprovals(record.asked(day), filter)).items).toEqual([]);
  });

  it('says so, on a page of its own too', async () => {
    const record = register('france', 'rs');
    tell(record, 'decisions/other/link', { relation: 'supersedes', to: 'decisions/more' });
    const [alone] = (await listDecisions(record.asked(day), {}, { limit: 1 })).items;
    expect(alone).toMatchObject({ id: 'more', supersededBy: ['other'] });
    expect(await decisionFile(record.asked(day), 'more')).toMatchObject({ supersededBy: ['other'] });
  });

  it('loses what is promised in it alone, where only that is superseded', async () => {
    const record = register('france', 'rs');
    const links = [{ relation: 'supersedes', to: '@decisions/more/make-commitment' }];
    tell(record, 'decisions/other/make-commitment', { by: 'france', amount: troops(20) }, { links });
    const { items } = await deploymentState(record.asked(day), { mission: 'rs', party: 'belgium' });
    expect(items[0]).toMatchObject({ committed: null, approvals: [{ status: 'overdue' }] });
    expect(await decisionFile(record.asked(day), 'more')).toMatchObject({ supersededBy: ['other'] });
  });
});
