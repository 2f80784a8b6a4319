import { describe, expect, it } from '@jest/globals';
import { awareness } from '../aware/aware.js';
import { deploymentState } from '../deployment/state.js';
import { listFindings } from '../findings/list.js';
import { decisionFile } from './file.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';

const more = (value?: number) => ({
  ...(value === undefined ? { qualifier: 'unspecified' } : { value }),
  basis: 'increase',
  unit: 'personnel',
});

/** A commitment without a figure, awaiting approval; in a second file, what takes its place on a day in February. */
function register(occurred: string, to: 'the file' | 'the commitment'): Register {
  const record = oneFile();
  const commitment = { data: { by: 'belgium', amount: more() }, occurred: '2018-01-02' };
  const event = record.do('decisions/more/make-commitment', commitment);
  record.do('decisions/more/await-approval', { data: { body: 'council', due: '2018-01-20' }, occurred: '2018-01-03' });
  const data = { title: 'Anew', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
  record.do('decisions/anew/open', { data, occurred: '2018-01-01' });
  const links = [{ relation: 'supersedes', to: to === 'the file' ? 'decisions/more' : event }];
  record.do('decisions/anew/make-commitment', { data: { by: 'belgium', amount: more(20) }, occurred, links });
  return record;
}

const found = async (record: Register) =>
  (await listFindings(record.asked('2018-06-01'), { decision: 'more' })).items.map((one) => [one.kind, one.until]);
const itemOn = async (record: Register, day: string) =>
  (await deploymentState(record.asked(day), { party: 'belgium' })).items[0];
const offersOn = async (record: Register, day: string) =>
  (await awareness(record.asked(day), { party: 'belgium' })).offers.map(({ decision, certain }) => [decision, certain]);

describe('what another file takes the place of', () => {
  it('is over in findings, in the deployment state and in what is known of, where it is the file', async () => {
    const record = register('2018-02-01', 'the file');
    expect((await found(record)).toSorted()).toEqual([
      ['amount-unspecified', '2018-02-01'],
      ['approval-overdue', '2018-02-01'],
      ['committed-never-approved', '2018-02-01'],
    ]);
    expect(await decisionFile(record.asked('2018-03-01'), 'more')).toMatchObject({
      supersededBy: ['anew'],
      approvals: [{ status: 'pending', due: null, overdueSince: null }],
    });
    expect(await decisionFile(record.asked('2018-01-31'), 'more')).not.toHaveProperty('supersededBy');
    const { commitments, decisions, approvals } = (await itemOn(record, '2018-03-01')) ?? {};
    expect([decisions, commitments?.map(({ decision }) => decision), approvals]).toEqual([['anew'], ['anew'], []]);
    expect(await offersOn(record, '2018-03-01')).toEqual([['anew', true]]);
    // The other file says nothing of the council, and is looked at all the same.
    expect(await awareness(record.asked('2018-03-01'), { body: 'council' })).toMatchObject({
      approvals: [],
      offers: [],
    });
  });

  it('is a commitment that is superseded, where it is that alone', async () => {
    const record = register('2018-02-01', 'the commitment');
    expect((await found(record)).toSorted()).toEqual([
      ['amount-unspecified', '2018-02-01'],
      ['approval-overdue', null],
      ['committed-never-approved', '2018-02-01'],
    ]);
    expect((await itemOn(record, '2018-03-01'))?.commitments).toMatchObject([
      { decision: 'anew', status: 'made' },
      { decision: 'more', status: 'superseded', certain: true },
    ]);
    expect(await offersOn(record, '2018-03-01')).toEqual([['anew', true]]);
  });

  it('may stand while that has a vague date', async () => {
    for (const to of ['the file', 'the commitment'] as const) {
      const record = register('2018-02', to);
      const { commitments = [] } = (await itemOn(record, '2018-02-15')) ?? {};
      expect(commitments.find(({ decision }) => decision === 'more')).toMatchObject({ status: 'made', certain: false });
      expect((await offersOn(record, '2018-02-15')).toSorted()).toEqual([
        ['anew', false],
        ['more', false],
      ]);
    }
  });
});
