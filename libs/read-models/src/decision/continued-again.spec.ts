import { describe, expect, it } from '@jest/globals';
import type { Register } from '../testing/register.js';
import { deploy, linkedFiles, stands } from '../testing/linked-files.js';
import { troops } from '../testing/two-files.js';

const again = (record: Register, event: string, file: string, amount: ReturnType<typeof troops>): void => {
  record.do(`decisions/${file}/record-deployment`, {
    data: { amount, extent: 'fully' },
    occurred: '2018-06-20',
    links: [{ relation: 'restates', to: event }],
  });
};

const deployedOn = async (record: Register, day: string): Promise<readonly string[] | undefined> =>
  (await stands(record, day)).deployed?.toSorted();

describe('what is deployed that is said again in a file that takes the place of another, or is the same as that', () => {
  it.each([
    [{ press: [['same-as', 'next']] }],
    [{ press: [['supersedes', 'next']] }],
    [{ press: [['supersedes', 'old']] }],
  ] as const)('is no phase a second time: %j', async (files) => {
    const record = linkedFiles({ old: [], next: [['supersedes', 'old']], ...files }, deploy('old', 600, '2018-03-01'));
    const step = { data: { amount: troops(100, 'decrease'), extent: 'partly' }, occurred: '2018-06-01' };
    const phase = record.do('decisions/next/record-deployment', step);
    again(record, phase, 'press', troops(100, 'decrease'));
    const said = 'press a decrease of 100';
    expect(await deployedOn(record, '2018-07-02')).toEqual(['next 500', said]);
    const next = { data: { amount: troops(50, 'decrease'), extent: 'partly' }, occurred: '2018-08-01' };
    record.do('decisions/press/record-deployment', next);
    expect(await deployedOn(record, '2018-08-02')).toEqual(['press 450', said]);
  });

  it('leaves what is there to go on by phases', async () => {
    const record = linkedFiles({ old: [], next: [['supersedes', 'old']] });
    const step = { data: { amount: troops(600), extent: 'fully' }, occurred: '2018-03-01' };
    const first = record.do('decisions/old/record-deployment', step);
    again(record, first, 'next', troops(600));
    expect(await deployedOn(record, '2018-07-02')).toEqual(['next 600', 'old 600']);
    const next = { data: { amount: troops(100, 'decrease'), extent: 'partly' }, occurred: '2018-08-01' };
    record.do('decisions/next/record-deployment', next);
    expect(await deployedOn(record, '2018-08-02')).toEqual(['next 500', 'next 600']);
  });
});
