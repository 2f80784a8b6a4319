import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import type { FindingKind } from './kinds.js';
import { listFindings } from './list.js';

const grant = (record: Register, ceiling: JsonObject, until?: string) => {
  const mandate = { ceiling, from: '2018-02-01', ...(until !== undefined && { until }) };
  record.do('decisions/more/grant-approval', { data: { body: 'council', mandate }, occurred: '2018-01-15' });
};
const observe = (record: Register, amount: JsonObject, occurred: string) =>
  record.do('presence/rs/belgium/observe', { data: { amount }, occurred });
const found = async (record: Register, kind: FindingKind) =>
  (await listFindings(record.asked('2019-12-31'), { kind })).items;

const level = (value: number, unit: string) => ({ value, unit, basis: 'level' });
const people = (value: number) => level(value, 'personnel');
const helicopters = (value: number) => level(value, 'helicopters');

describe('findings on what is there', () => {
  it.each([
    ['currencies', { value: '100', currency: 'EUR' }, { value: '101', currency: 'USD' }],
    ['periods', { value: '100', currency: 'EUR', per: 'year' }, { value: '101', currency: 'EUR', per: 'month' }],
    ['units', people(100), helicopters(101)],
  ])('never hold a ceiling against another of other %s', async (_what, ceiling, amount) => {
    const record = oneFile();
    grant(record, ceiling);
    observe(record, amount, '2018-03-01');
    expect(await found(record, 'presence-above-ceiling')).toEqual([]);
    observe(record, { ...ceiling, value: '101' }, '2018-04-01');
    expect(await found(record, 'presence-above-ceiling')).toMatchObject([{ from: '2018-04-01', until: null }]);
  });

  it('stay where something of another kind is observed beside it', async () => {
    const record = oneFile();
    grant(record, helicopters(8));
    observe(record, helicopters(9), '2018-03-01');
    observe(record, people(25), '2018-03-02');
    const detail = 'Present: 9 helicopters; the ceiling is 8 helicopters.';
    expect(await found(record, 'presence-above-ceiling')).toMatchObject([{ from: '2018-03-01', until: null, detail }]);
  });

  it('hold a ceiling of at most so many for just so many', async () => {
    const record = oneFile();
    grant(record, { value: 90, qualifier: 'at-most', basis: 'level', unit: 'personnel' });
    observe(record, people(62), '2018-03-01');
    expect(await found(record, 'presence-above-ceiling')).toEqual([]);
    observe(record, people(91), '2018-04-01');
    expect(await found(record, 'presence-above-ceiling')).toMatchObject([{ from: '2018-04-01', certain: true }]);
    const { items } = await deploymentState(record.asked('2018-04-02'), {});
    expect(items[0]?.ceiling).toMatchObject({ min: '90', max: '90', text: 'at most 90' });
  });

  it('are merely possible above a ceiling where another file is approved without one', async () => {
    const record = oneFile();
    grant(record, people(100));
    observe(record, people(120), '2018-03-01');
    const data = { title: 'Other', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
    record.do('decisions/other/open', { data, occurred: '2018-01-01' });
    const promise = { by: 'belgium', amount: people(50) };
    record.do('decisions/other/make-commitment', { data: promise, occurred: '2018-01-02' });
    expect(await found(record, 'presence-above-ceiling')).toMatchObject([{ certain: true }]);
    record.do('decisions/other/grant-approval', { data: { body: 'council' }, occurred: '2018-01-15' });
    expect(await found(record, 'presence-above-ceiling')).toMatchObject([{ from: '2018-03-01', certain: false }]);
    observe(record, people(151), '2018-05-01');
    const expected = [{ from: '2018-05-01', possiblyFrom: '2018-03-01', certain: true }];
    expect(await found(record, 'presence-above-ceiling')).toMatchObject(expected);
  });

  it('are held against no ceiling of a file that is closed', async () => {
    const record = oneFile();
    grant(record, people(50));
    record.do('decisions/more/close', { data: { outcome: 'fulfilled' }, occurred: '2018-04-01' });
    const data = { title: 'Anew', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
    record.do('decisions/anew/open', { data, occurred: '2018-05-01' });
    const mandate = { ceiling: people(100), from: '2018-06', until: '2018-12-31' };
    record.do('decisions/anew/grant-approval', { data: { body: 'council', mandate }, occurred: '2018-05-02' });
    observe(record, people(80), '2018-06-10');
    expect(await found(record, 'presence-above-ceiling')).toEqual([]);
  });

  it('are none above a ceiling that is perhaps superseded: there are as many allowed, or there is no ceiling', async () => {
    const record = oneFile();
    grant(record, people(78));
    observe(record, people(70), '2018-03-01');
    record.do('decisions/more/close', { data: { outcome: 'superseded' }, occurred: '2018-06' });
    const { items } = await listFindings(record.asked('2018-06-15'), { kind: 'presence-above-ceiling' });
    expect(items).toEqual([]);
    expect((await deploymentState(record.asked('2018-06-15'), {})).items[0]?.ceiling).toMatchObject({
      ...{ text: 'possibly 78', certain: null, possible: { min: '78', max: '78' } },
    });
  });

  it('are of each kind by itself, where the mandate for one has expired', async () => {
    const record = oneFile();
    grant(record, helicopters(8), '2018-03-31');
    grant(record, people(40));
    observe(record, helicopters(5), '2018-04-10');
    observe(record, people(25), '2018-04-10');
    expect(await found(record, 'mandate-expired-presence-continues')).toMatchObject([
      {
        ...{ decision: 'more', from: '2018-04-10', until: null },
        detail: 'The last mandate ended on 2018-03-31; present: 5 helicopters.',
      },
    ]);
  });
});

describe('what was approved', () => {
  it('is not found to wait for a deployment where a body has refused it', async () => {
    const record = oneFile();
    record.do('bodies/court/register', { data: { name: 'Court', party: 'belgium' } });
    record.do('decisions/more/grant-approval', { data: { body: 'council' }, occurred: '2018-02-01' });
    record.do('decisions/more/refuse-approval', { data: { body: 'court' }, occurred: '2018-02-05' });
    expect(await found(record, 'approved-never-deployed')).toMatchObject([{ from: '2018-02-01', until: '2018-02-05' }]);
  });
});

describe('contradictions', () => {
  it('of a target with another of the same day are told, both being aimed for', async () => {
    const record = oneFile();
    const announce = (value: number, occurred: string) =>
      record.do('missions/rs/announce-target', {
        data: { by: 'belgium', amount: { value, basis: 'target', unit: 'personnel' } },
        occurred,
      });
    const [first, second] = [announce(100, '2018-01-02'), announce(120, '2018-01-02')];
    const { missions } = await deploymentState(record.asked('2018-06-01'), { mission: 'rs' });
    expect(missions[0]?.targets.map(({ amount }) => amount.text)).toEqual(['100', '120']);
    expect(await found(record, 'sources-contradict')).toMatchObject([
      { from: '2018-01-02', until: null, certain: true, party: null, events: [first, second] },
    ]);
    announce(130, '2018-03-01');
    expect(await found(record, 'sources-contradict')).toMatchObject([{ until: '2018-03-01' }]);
  });

  it('of files that are the same, and name another figure, are told', async () => {
    const record = oneFile();
    const data = { title: 'Again', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
    record.do('decisions/again/open', { data, occurred: '2018-01-02' });
    const promised = ['more', 'again'].map((file, index) =>
      record.do(`decisions/${file}/make-commitment`, {
        data: { by: 'belgium', amount: { value: 30 + index * 20, basis: 'increase', unit: 'personnel' } },
        occurred: '2018-01-10',
      }),
    );
    expect(await found(record, 'sources-contradict')).toEqual([]);
    record.do('decisions/again/link', { data: { relation: 'same-as', to: 'decisions/more' }, occurred: '2018-02-01' });
    expect(await found(record, 'sources-contradict')).toMatchObject([
      { decision: 'again', subject: 'more', from: '2018-02-01', certain: true, events: promised },
    ]);
  });

  it('of an observation with what says it again are told', async () => {
    const record = oneFile();
    const first = observe(record, people(62), '2018-03-01');
    const links = [{ relation: 'restates', to: first }];
    const again = record.do('presence/rs/belgium/observe', {
      data: { amount: people(80) },
      occurred: '2018-03-01',
      links,
    });
    observe(record, people(70), '2018-05-01');
    expect(await found(record, 'sources-contradict')).toMatchObject([
      { from: '2018-03-01', until: '2018-05-01', detail: 'Present, side by side: 62; 80.', events: [first, again] },
    ]);
  });
});
