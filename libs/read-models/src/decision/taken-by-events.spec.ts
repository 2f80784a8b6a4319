import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { explainFigure } from '../explain/explain.js';
import { listFindings } from '../findings/list.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import { mandate, troops } from '../testing/two-files.js';
import { decisionFile } from './file.js';

const inPlaceOf = (to: string): JsonObject[] => [{ relation: 'supersedes', to }];

/** A file of Belgium in a mission, and another beside it, which may be the same; the parliament decides too. */
function register(mission = 'rs', links: JsonObject[] = []) {
  const record = oneFile();
  record.do('bodies/parliament/register', { data: { name: 'Parliament', party: 'belgium' } });
  record.do('missions/next/open', { data: { name: 'The next', lead: 'belgium' } });
  const data = { title: 'Again', kind: 'personnel', contributor: 'belgium', mission };
  record.do('decisions/again/open', { data, occurred: '2018-01-01', links });
  const tell = (file: string, command: string, data: JsonObject, occurred: string, links: JsonObject[] = []): string =>
    record.do(`decisions/${file}/${command}`, { data, occurred, links });
  return { record, tell };
}

async function told(record: Register, day: string) {
  const [item] = (await deploymentState(record.asked(day), { mission: 'rs', party: 'belgium' })).items;
  return {
    approved: item?.approved?.text ?? null,
    ceiling: item?.ceiling?.text ?? null,
    deployed: item?.deployments.map(({ decision, amount }) => [decision, amount?.text]),
    findings: item?.findings,
  };
}

/** 300 are allowed without an end, and 250 deployed; then as many as 200 until the end of the year, in this file and by this body. */
function renewed(file: string, body: string, ...beside: Parameters<typeof register>) {
  const { record, tell } = register(...beside);
  const first = tell('more', 'grant-approval', { ...mandate(300, '2018-02-01'), amount: troops(300) }, '2018-02-01');
  tell('more', 'record-deployment', { amount: troops(250), extent: 'fully' }, '2018-03-01');
  record.do('presence/rs/belgium/observe', { data: { amount: troops(250) }, occurred: '2019-02-01' });
  const until = { ceiling: troops(200, 'ceiling'), from: '2018-07-01', until: '2018-12-31' };
  tell(file, 'grant-approval', { body, amount: troops(200), mandate: until }, '2018-06-01', inPlaceOf(first));
  return record;
}

describe('a grant in the place of one in another file', () => {
  const same: JsonObject[] = [{ relation: 'same-as', to: 'decisions/more' }];
  it.each<{ how: string; file: string; body: string; links?: JsonObject[] }>([
    { how: 'in the same file', file: 'more', body: 'council' },
    { how: 'by another body', file: 'more', body: 'parliament' },
    { how: 'in another file', file: 'again', body: 'council' },
    { how: 'in another file, by another body', file: 'again', body: 'parliament' },
    { how: 'in a file that is the same', file: 'again', body: 'council', links: same },
  ])('takes it for good, as in one file: $how', async ({ file, body, links }) => {
    const record = renewed(file, body, 'rs', links);
    const { findings, ...figures } = await told(record, '2018-06-30');
    expect(figures).toMatchObject({ approved: '200', ceiling: '300' });
    expect(findings).not.toContain('approved-never-deployed');
    expect(await told(record, '2018-07-01')).toMatchObject({ approved: '200', ceiling: '200' });
    expect(await told(record, '2019-02-02')).toMatchObject({ ceiling: null });
    const { items } = await listFindings(record.asked('2019-02-02'), { kind: 'mandate-expired-presence-continues' });
    expect(items).toMatchObject([{ from: '2019-02-01', certain: true }]);
    const question = { mission: 'rs', party: 'belgium', figure: 'ceiling' } as const;
    const { facts } = await explainFigure(record.asked('2018-07-01'), question);
    expect(facts.map((fact) => [fact.counted, fact.beside])).toEqual([
      [false, 'superseded'],
      [true, undefined],
    ]);
  });

  it('takes it from a file of another mission too', async () => {
    const record = renewed('again', 'council', 'next');
    expect(await told(record, '2018-07-01')).toMatchObject({ approved: null, ceiling: null });
    expect(await decisionFile(record.asked('2018-07-01'), 'more')).toMatchObject({
      supersededBy: ['again'],
      approvals: [{ status: 'granted', amount: null }],
    });
  });

  it('may take it on a vague day', async () => {
    const { record, tell } = register();
    const first = tell('more', 'grant-approval', { body: 'council', amount: troops(300) }, '2018-02-01');
    tell('again', 'grant-approval', { body: 'council', amount: troops(200) }, '2018-06', inPlaceOf(first));
    expect(await told(record, '2018-06-15')).toMatchObject({ approved: '200 to 300' });
    expect(await told(record, '2018-06-30')).toMatchObject({ approved: '200' });
  });

  it('may end a mandate of a vague first day within its days, in the state as in the list of findings', async () => {
    const { record, tell } = register();
    const first = tell('more', 'grant-approval', mandate(300, '2018-06'), '2018-02-01');
    tell('again', 'grant-approval', mandate(200, '2018-06'), '2018-02-02', inPlaceOf(first));
    record.do('presence/rs/belgium/observe', { data: { amount: troops(50) }, occurred: '2018-03-01' });
    const { items } = await listFindings(record.asked('2018-06-06'), { open: true });
    expect(items.map(({ kind }) => kind)).toContain('mandate-expired-presence-continues');
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set((await told(record, '2018-06-06')).findings));
  });

  it('leaves what that body granted later', async () => {
    const { record, tell } = register();
    const grant = (value: number) => ({ body: 'council', amount: troops(value) });
    const first = tell('more', 'grant-approval', grant(300), '2018-02-01');
    tell('more', 'grant-approval', grant(40), '2018-03-01');
    tell('again', 'grant-approval', grant(200), '2018-06-01', inPlaceOf(first));
    expect(await told(record, '2018-06-15')).toMatchObject({ approved: '240' });
  });
});

it('takes the place of a whole file, where a grant says so', async () => {
  const { record, tell } = register();
  for (const [file, value, links] of [
    ['more', 100],
    ['again', 50, inPlaceOf('decisions/more')],
  ] as const) {
    tell(file, 'make-commitment', { by: 'belgium', amount: troops(value) }, '2018-02-01');
    tell(file, 'grant-approval', { ...mandate(value, '2018-02-01'), amount: troops(value) }, '2018-02-01', links);
  }
  const [item] = (await deploymentState(record.asked('2018-03-01'), { party: 'belgium' })).items;
  expect([item?.committed?.text, item?.approved?.text, item?.ceiling?.text]).toEqual(['50', '50', '50']);
});

const deployed = (value: number, basis: string) => ({ amount: troops(value, basis), extent: 'partly' });

it('takes the place of all that are deployed in another file', async () => {
  for (const isWhole of [true, false]) {
    const { record, tell } = register();
    const first = tell('more', 'record-deployment', deployed(60, 'level'), '2018-02-01');
    const old = isWhole ? 'decisions/more' : first;
    tell('again', 'record-deployment', deployed(30, 'level'), '2018-03-01', inPlaceOf(old));
    expect(await told(record, '2018-02-28')).toMatchObject({ deployed: [['more', '60']] });
    expect(await told(record, '2018-03-01')).toMatchObject({ deployed: [['again', '30']] });
  }
});

it('takes the place of some of those deployed in another file', async () => {
  const { record, tell } = register();
  tell('more', 'record-deployment', deployed(60, 'increase'), '2018-02-01');
  const some = tell('more', 'record-deployment', deployed(30, 'increase'), '2018-03-01');
  tell('again', 'record-deployment', deployed(20, 'increase'), '2018-04-01', inPlaceOf(some));
  expect(await told(record, '2018-03-31')).toMatchObject({ deployed: [['more', 'an increase of 90']] });
  const left = [
    ['again', 'an increase of 20'],
    ['more', 'an increase of 60'],
  ];
  expect(await told(record, '2018-04-01')).toMatchObject({ deployed: left });
});

it('takes the place of those deployed in another file of whom no number is told', async () => {
  const { record, tell } = register();
  tell('more', 'order-deployment', { by: 'council', amount: troops(60) }, '2018-02-01');
  const all = tell('more', 'record-deployment', { extent: 'fully' }, '2018-03-01');
  tell('again', 'record-deployment', deployed(50, 'level'), '2018-04-01', inPlaceOf(all));
  expect(await told(record, '2018-04-01')).toMatchObject({ deployed: [['again', '50']] });
});
