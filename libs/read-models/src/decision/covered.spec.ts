import { describe, expect, it } from '@jest/globals';
import { oneFile } from '../testing/one-file.js';
import { decisionFile } from './file.js';

function underPlan() {
  const record = oneFile();
  const plan = { title: 'Plan of operations', kind: 'plan', contributor: 'belgium' };
  record.do('decisions/plan/open', { data: plan, occurred: '2017-09-01' });
  const links = [{ relation: 'part-of', to: 'decisions/plan' }];
  record.do('decisions/more/link', { data: links[0], occurred: '2017-11' }, { key: 'link' });
  return record;
}

const covers = async (record: ReturnType<typeof oneFile>, day: string, id = 'plan') =>
  (await decisionFile(record.asked(day), id))?.covers.map(({ decision, certain }) => [decision, certain]);

describe('a plan', () => {
  it('names the files that it covers, possibly within a vague date and certainly after it', async () => {
    const record = underPlan();
    expect(await covers(record, '2017-10-31')).toEqual([]);
    expect(await covers(record, '2017-11-15')).toEqual([['more', false]]);
    expect(await covers(record, '2017-12-01')).toEqual([['more', true]]);
    expect(await covers(record, '2017-12-01', 'more')).toEqual([]);
    expect((await decisionFile(record.asked('2017-12-01'), 'plan'))?.covers).toEqual([
      {
        ...{ decision: 'more', kind: 'personnel', contributor: 'belgium', mission: 'rs', status: 'open' },
        title: 'More',
        certain: true,
      },
    ]);
  });

  it('does so no more once the link is retracted', async () => {
    const record = underPlan();
    record.do('events/@link/retract', { data: { reason: 'It is not in the plan' } });
    expect(await covers(record, '2017-12-01')).toEqual([]);
  });

  it('covers what is part of something that is promised in it', async () => {
    const record = underPlan();
    const amount = { value: 10, qualifier: 'exactly', basis: 'level', unit: 'personnel' };
    const promise = { data: { by: 'belgium', amount }, occurred: '2017-09-02' };
    record.do('decisions/plan/make-commitment', promise, { key: 'promise' });
    record.do('decisions/other/open', {
      data: { title: 'Other', kind: 'personnel', contributor: 'belgium', mission: 'rs' },
      ...{ occurred: '2017-09-03', links: [{ relation: 'part-of', to: '@promise' }] },
    });
    expect(await covers(record, '2018-01-01')).toEqual([
      ['more', true],
      ['other', true],
    ]);
  });
});
