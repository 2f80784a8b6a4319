import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { listApprovals } from '../approvals/list.js';
import { deploymentState } from '../deployment/state.js';
import { differencesAt } from '../diff/differences.js';
import { explainFigure } from '../explain/explain.js';
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
  it('is over wherever it is looked at, once that promises something', async () => {
    const record = register('france', 'rs');
    tell(record, 'decisions/other/link', { relation: 'supersedes', to: 'decisions/more' });
    tell(record, 'decisions/other/make-commitment', { by: 'france', amount: troops(20) });
    const asked = record.asked(day);
    for (const filter of [{}, { mission: 'rs' }, { party: 'belgium' }, { decision: 'more' }, { body: 'council' }])
      expect((await listApprovals(asked, filter)).items).toEqual([]);
    for (const filter of [{}, { mission: 'rs' }, { mission: 'rs', party: 'belgium' }])
      expect((await listFindings(asked, { ...filter, decision: 'more', open: true })).items).toEqual([]);
    for (const filter of [{}, { mission: 'rs', party: 'belgium' }]) {
      const { items, missions } = await deploymentState(asked, filter);
      expect(items.find(({ party }) => party === 'belgium')).toBeUndefined();
      for (const { committed } of missions.filter(({ mission }) => mission === 'rs'))
        expect(committed).toMatchObject({ min: '20', max: '20' });
    }
    const { items, totals } = await listPledges(asked, {});
    expect(items).toContainEqual(expect.objectContaining({ decision: 'more', counted: false, because: 'superseded' }));
    expect(totals).toMatchObject([{ min: '20', max: '20' }]);
  });

  it('stays over where what took its place is superseded itself, or fulfilled; and stands where that came to nothing', async () => {
    const states = async (record: Register) => {
      const asked = record.asked(day);
      const pledge = (await listPledges(asked, {})).items.find(({ decision }) => decision === 'more');
      const awaited = (await listApprovals(asked, { decision: 'more' })).items;
      return [pledge?.counted, awaited.map(({ status }) => status)];
    };
    for (const party of ['belgium', 'france'])
      for (const [ending, data] of [
        ['decisions/last/link', { relation: 'supersedes', to: 'decisions/third' }],
        ['decisions/third/close', { outcome: 'superseded' }],
        ['decisions/third/close', { outcome: 'fulfilled' }],
        ['decisions/third/close', { outcome: 'abandoned' }],
        ['decisions/third/close', { outcome: 'lapsed' }],
      ] as const) {
        const record = register('france', 'rs');
        for (const id of ['third', 'last'])
          tell(record, `decisions/${id}/open`, { title: id, kind: 'personnel', contributor: party, mission: 'rs' });
        tell(record, 'decisions/third/link', { relation: 'supersedes', to: 'decisions/more' });
        tell(record, 'decisions/third/make-commitment', { by: party, amount: troops(5) });
        tell(record, ending, data);
        const cameToNothing = 'outcome' in data && ['abandoned', 'lapsed'].includes(data.outcome);
        expect([ending, data, await states(record)]).toEqual([
          ending,
          data,
          cameToNothing ? [true, ['overdue']] : [false, []],
        ]);
      }
  });

  it.each(['belgium', 'france'])('is over as well where that is for another mission, of %s', async (party) => {
    const record = register(party, 'next');
    tell(record, 'decisions/other/make-commitment', { by: party, amount: troops(20) });
    const before = BigInt(record.events.length);
    const link = tell(record, 'decisions/other/link', { relation: 'supersedes', to: 'decisions/more' });
    const asked = record.asked(day);
    for (const filter of [{}, { mission: 'rs' }, { party: 'belgium' }])
      expect((await listApprovals(asked, filter)).items).toEqual([]);
    for (const filter of [{}, { mission: 'rs' }, { mission: 'rs', party: 'belgium' }, { party: 'belgium' }]) {
      const { items, missions } = await deploymentState(asked, filter);
      expect(items.filter(({ mission }) => mission === 'rs')).toEqual([]);
      for (const { committed } of missions.filter(({ mission }) => mission === 'rs')) expect(committed).toBeNull();
      expect((await listFindings(asked, { ...filter, decision: 'more', open: true })).items).toEqual([]);
    }
    for (const filter of [{}, { mission: 'rs' }, { mission: 'rs', kind: 'personnel' as const }])
      expect((await listPledges(asked, filter)).items).toContainEqual(
        expect.objectContaining({
          ...{ decision: 'more', counted: false, because: 'superseded', within: 'decisions/other' },
        }),
      );
    expect((await listPledges(asked, { mission: 'rs' })).totals).toEqual([]);
    expect((await listPledges(asked, {})).totals).toMatchObject([{ min: '20', max: '20' }]);
    for (const whose of [{}, { party: 'belgium' }]) {
      const { facts } = await explainFigure(asked, { mission: 'rs', figure: 'committed', ...whose });
      expect(facts.map(({ beside }) => beside)).toEqual(['superseded']);
    }
    for (const whose of [null, 'belgium'])
      expect(await differencesAt({ mission: 'rs', party: whose }, record.asked(day, before), asked)).toContainEqual(
        expect.objectContaining({
          figure: 'committed',
          to: null,
          because: [expect.objectContaining({ event: expect.objectContaining({ id: link }) })],
        }),
      );
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
