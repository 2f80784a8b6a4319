import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@acta/kernel';
import { deploymentState } from '../deployment/state.js';
import { listFindings } from '../findings/list.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import { decisionFile } from './file.js';

const more = { qualifier: 'unspecified', basis: 'increase', unit: 'personnel' };
const file = (record: Register, day: string) => decisionFile(record.asked(day), 'more');

describe('a request', () => {
  const asked = (): Register => {
    const record = oneFile();
    const data = { by: 'belgium', to: 'belgium', amount: more };
    record.do('decisions/more/record-request', { data, occurred: '2017-05-01' });
    record.do('decisions/more/open-study', { data: { body: 'council' }, occurred: '2017-05-10' });
    record.do('decisions/more/conclude-study', {
      data: { body: 'council', outcome: 'feasible' },
      occurred: '2017-06-10',
    });
    record.do('decisions/more/answer-request', { data: { by: 'belgium', answer: 'accepted' }, occurred: '2017-07-01' });
    return record;
  };

  it.each([
    ['2017-05-01', 'made', undefined],
    ['2017-05-10', 'under-study', 'open'],
    ['2017-06-10', 'made', 'feasible'],
    ['2017-07-01', 'accepted', 'feasible'],
  ])('is on %s %s', async (day, status, study) => {
    const [request] = (await file(asked(), day))?.requests ?? [];
    expect([request?.status, request?.studies.at(-1)?.status]).toEqual([status, study]);
  });
});

describe('a request that a commitment says to answer', () => {
  it('lapses where another takes its place', async () => {
    const record = oneFile();
    const ask = (value: number, links: JsonObject[] = []) =>
      record.do('decisions/more/record-request', {
        data: { by: 'belgium', to: 'belgium', amount: { value, basis: 'increase', unit: 'personnel' } },
        ...{ occurred: '2017-05-01', links },
      });
    ask(130, [{ relation: 'supersedes', to: ask(100) }]);
    expect((await file(record, '2018-01-01'))?.requests).toMatchObject([{ status: 'lapsed' }, { status: 'made' }]);
    const { items } = await deploymentState(record.asked('2018-01-01'), { mission: 'rs' });
    expect(items[0]?.requested).toMatchObject({ min: '130', max: '130' });
  });

  it('is accepted by a commitment that is amended for it', async () => {
    const record = oneFile();
    record.do('decisions/more/make-commitment', { data: { by: 'belgium', amount: more }, occurred: '2017-04-01' });
    const data = { by: 'belgium', to: 'belgium', amount: more };
    const request = record.do('decisions/more/record-request', { data, occurred: '2017-05-01' });
    const links = [{ relation: 'answers', to: request }];
    record.do('decisions/more/amend-commitment', { data: { amount: more }, occurred: '2017-06-01', links });
    expect((await file(record, '2017-05-31'))?.requests).toMatchObject([{ status: 'made' }]);
    expect((await file(record, '2017-06-01'))?.requests).toMatchObject([{ status: 'accepted' }]);
  });

  it('is accepted, and its study answered, from that day on', async () => {
    const record = oneFile();
    const on = (occurred: string) => ({ occurred });
    const data = { by: 'belgium', to: 'belgium', amount: more };
    const request = record.do('decisions/more/record-request', { data, ...on('2017-05-01') });
    record.do('decisions/more/open-study', { data: { body: 'council' }, ...on('2017-05-10') });
    record.do('decisions/more/conclude-study', { data: { body: 'council', outcome: 'feasible' }, ...on('2017-05-20') });
    const kind = 'study-unanswered';
    expect((await listFindings(record.asked('2018-01-01'), { kind })).items).toMatchObject([{ until: null }]);
    const links = [{ relation: 'answers', to: request }];
    record.do('decisions/more/make-commitment', { data: { by: 'belgium', amount: more }, ...on('2017-06-01'), links });
    expect((await file(record, '2017-05-31'))?.requests).toMatchObject([{ status: 'made' }]);
    expect((await file(record, '2017-06-01'))?.requests).toMatchObject([{ status: 'accepted', certain: true }]);
    expect((await listFindings(record.asked('2018-01-01'), { kind })).items).toMatchObject([{ until: '2017-06-01' }]);
  });
});
