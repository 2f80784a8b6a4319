import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import type { FindingKind } from './kinds.js';
import { listFindings } from './list.js';

const grant = (record: Register, occurred: string) =>
  record.do('decisions/more/grant-approval', { data: { body: 'council' }, occurred });
const found = async (record: Register, kind: FindingKind, validAt = '2019-12-31') =>
  (await listFindings(record.asked(validAt), { kind })).items.map(({ from, until, certain }) => [from, until, certain]);

describe('findings on what may have happened in either order', () => {
  it('say that approval may have come after a deployment, where the days of one are vague', async () => {
    for (const [deployed, approved] of [
      ['2018-02', '2018-02-15'],
      ['2018-02-10', '2018-02'],
    ] as const) {
      const record = oneFile();
      record.do('decisions/more/record-deployment', { data: { extent: 'fully' }, occurred: deployed });
      grant(record, approved);
      const [finding] = (await listFindings(record.asked('2018-06-01'), { kind: 'approval-after-effect' })).items;
      expect(finding).toMatchObject({ certain: false, until: null });
      expect(finding?.detail).toBe('Deployment may have begun before approval was granted (council).');
    }
  });

  it('say nothing of the order where nobody told the day of a deployment', async () => {
    const record = oneFile();
    grant(record, '2018-02-15');
    record.do('decisions/more/record-deployment', { data: { extent: 'fully' } }, { on: '2018-06-01' });
    expect(await found(record, 'approval-after-effect')).toEqual([]);
  });
});

describe('findings on what nobody told the day of', () => {
  it('are possible from ever, whatever is told elsewhere, and are on the list on every day on which the state has them', async () => {
    const record = oneFile();
    record.do('sources/late/register', { data: { published: '2018-05-01', language: 'en' } });
    const evidence = [{ source: 'late', paraphrase: 'It was approved.' }];
    record.do('decisions/more/grant-approval', { data: { body: 'council' }, evidence } as never);
    const data = { title: 'Other', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
    record.do('decisions/other/open', { data, occurred: '2016-01-01' });
    record.do('decisions/other/require-approval', { data: { body: 'council' }, occurred: '2016-05-01' });
    const kind = 'approved-never-deployed';
    for (const day of ['2015-01-01', '2018-04-30']) {
      expect(await found(record, kind, day)).toEqual([[null, null, false]]);
      const { items } = await deploymentState(record.asked(day), { party: 'belgium' });
      expect(items[0]?.findings).toContain(kind);
    }
    expect(await found(record, kind, '2018-05-01')).toEqual([['2018-05-01', null, true]]);
  });
});
