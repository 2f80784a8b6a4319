import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { listApprovals } from '../approvals/list.js';
import { deploymentState } from '../deployment/state.js';
import { explainFigure } from '../explain/explain.js';
import { listFindings } from '../findings/list.js';
import { listPledges } from '../pledges/list.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';

const troops = (value: number, basis = 'increase'): JsonObject => ({ value, basis, unit: 'personnel' });
const mandate = (ceiling: number, from: string, until: string): JsonObject => ({
  body: 'council',
  mandate: { ceiling: troops(ceiling, 'ceiling'), from, until },
});

/** As many as 160 are promised and allowed until the end of 2019, and 60 are there; in October 2018 a smaller file is opened in its place. */
function register(opened = '2018-10-20'): {
  record: Register;
  tell: (path: string, data: JsonObject, on: string) => void;
} {
  const record = oneFile();
  const tell = (path: string, data: JsonObject, occurred: string): void => {
    record.do(path, { data, occurred });
  };
  tell('decisions/more/make-commitment', { by: 'belgium', amount: troops(160) }, '2018-02-01');
  tell('decisions/more/grant-approval', mandate(160, '2018-03-01', '2019-12-31'), '2018-02-20');
  tell('decisions/more/record-deployment', { amount: troops(60), extent: 'fully' }, '2018-04-02');
  tell('presence/rs/belgium/observe', { amount: troops(62, 'level') }, '2018-06-01');
  record.do('decisions/small/open', {
    data: { title: 'Fewer', kind: 'personnel', contributor: 'belgium', mission: 'rs' },
    occurred: opened,
    links: [{ relation: 'supersedes', to: 'decisions/more' }],
  });
  return { record, tell };
}

async function told(record: Register, day: string) {
  const asked = record.asked(day);
  const [item] = (await deploymentState(asked, { mission: 'rs', party: 'belgium' })).items;
  const [total] = (await listPledges(asked, {})).totals;
  const { value } = await explainFigure(asked, { mission: 'rs', party: 'belgium', figure: 'ceiling' });
  expect(value?.max).toBe(item?.ceiling?.max);
  return {
    committed: [item?.committed?.min, item?.committed?.max],
    pledged: [total?.min, total?.max],
    ceiling: item?.ceiling?.max ?? null,
    approvals: item?.approvals.map(({ decision }) => decision),
    deployed: item?.deployments.map(({ decision, amount }) => [decision, amount?.max]),
    findings: item?.findings,
  };
}

const kept = { committed: ['160', '160'], pledged: ['160', '160'], ceiling: '160', deployed: [['more', '60']] };

describe('what goes on in a file whose place another takes', () => {
  it('stands until the other promises, is allowed and deploys something itself', async () => {
    const { record, tell } = register();
    tell('decisions/small/make-commitment', { by: 'belgium', amount: troops(60) }, '2018-11-01');
    tell('decisions/small/grant-approval', mandate(70, '2018-12-15', '2019-06-30'), '2018-12-10');
    tell('decisions/small/record-deployment', { amount: troops(55, 'level'), extent: 'fully' }, '2019-02-01');
    expect(await told(record, '2018-10-25')).toEqual({ ...kept, approvals: ['more'], findings: [] });
    const promised = { committed: ['60', '60'], pledged: ['60', '60'] };
    expect(await told(record, '2018-11-05')).toEqual({ ...kept, ...promised, approvals: ['more'], findings: [] });
    const allowed = { ...kept, ...promised, approvals: ['small'], findings: [] };
    expect(await told(record, '2018-12-12')).toEqual({ ...allowed, ceiling: '160' });
    expect(await told(record, '2018-12-14')).toEqual({ ...allowed, ceiling: '160' });
    expect(await told(record, '2018-12-20')).toEqual({ ...allowed, ceiling: '70' });
    expect(await told(record, '2019-02-10')).toEqual({ ...allowed, ceiling: '70', deployed: [['small', '55']] });
    const { items } = await listFindings(record.asked('2019-06-30'), {});
    expect(items.filter(({ from }) => (from ?? '') > '2018-10')).toEqual([]);
  });

  it('stays paid, where that is money', async () => {
    const { record, tell } = register();
    const file = { title: 'Aid', kind: 'funds', contributor: 'belgium', mission: 'rs' };
    const paid = (value: string) => ({ amount: { value, currency: 'EUR' }, extent: 'partly' });
    tell('decisions/aid/open', file, '2018-01-01');
    tell('decisions/aid/record-deployment', paid('300'), '2018-02-01');
    const links = [{ relation: 'supersedes', to: 'decisions/aid' }];
    record.do('decisions/further-aid/open', { data: file, occurred: '2018-03-01', links });
    tell('decisions/further-aid/record-deployment', paid('100'), '2018-04-01');
    expect((await told(record, '2018-05-01')).deployed).toEqual([
      ['aid', '300'],
      ['further-aid', '100'],
      ['more', '60'],
    ]);
  });

  it('ends with the file: what it allowed is in force no more, and why is told', async () => {
    const { record, tell } = register();
    tell('decisions/more/close', { outcome: 'superseded' }, '2018-12-15');
    expect(await told(record, '2018-12-14')).toMatchObject(kept);
    const { items } = await listFindings(record.asked('2018-12-20'), { open: true });
    expect(items).toMatchObject([
      {
        kind: 'mandate-expired-presence-continues',
        detail: 'Another file took the place of that of the last mandate; present: 62.',
      },
    ]);
  });

  it('may stand while the other says something on a vague day', async () => {
    const { record, tell } = register();
    tell('decisions/small/make-commitment', { by: 'belgium', amount: troops(50) }, '2018-11');
    tell('decisions/small/grant-approval', mandate(70, '2018-10-01', '2019-06-30'), '2018-11');
    tell('decisions/small/record-deployment', { amount: troops(55), extent: 'fully' }, '2018-11');
    const { committed, pledged, ceiling } = await told(record, '2018-11-15');
    expect([committed, pledged, ceiling]).toEqual([['50', '160'], ['50', '160'], '160']);
    const [item] = (await deploymentState(record.asked('2018-11-15'), { party: 'belgium' })).items;
    expect(item?.deployments.map(({ decision, certain }) => [decision, certain])).toEqual([
      ['more', false],
      ['small', false],
    ]);
    expect(await told(record, '2018-12-01')).toMatchObject({ committed: ['50', '50'], ceiling: '70' });
  });

  it('is awaited until the other says anything of a body, and settled by that', async () => {
    for (const step of ['await-approval', 'refuse-approval']) {
      const { record, tell } = register();
      tell('decisions/more/await-approval', { body: 'council', due: '2018-12-01' }, '2018-10-01');
      tell(`decisions/small/${step}`, { body: 'council' }, '2018-11-01');
      const [awaited] = (await listApprovals(record.asked('2018-10-25'), { status: 'pending' })).items;
      expect(awaited).toMatchObject({ decision: 'more', settled: { status: 'superseded', on: '2018-11-01' } });
      const later = (await listApprovals(record.asked('2018-12-05'), {})).items;
      expect(later.find(({ decision }) => decision === 'more')).toMatchObject({ status: 'granted', due: null });
      expect(await told(record, '2018-12-05')).toMatchObject({ ceiling: '160' });
    }
  });

  it('stands as well where the other is of another mission', async () => {
    const { record, tell } = register();
    tell('missions/next/open', { name: 'The next', lead: 'belgium' }, '2018-01-01');
    const data = { title: 'Next', kind: 'personnel', contributor: 'belgium', mission: 'next' };
    const links = [{ relation: 'supersedes', to: 'decisions/more' }];
    record.do('decisions/next/open', { data, occurred: '2018-10-20', links });
    tell('decisions/next/grant-approval', mandate(30, '2018-11-01', '2019-12-31'), '2018-11-01');
    expect(await told(record, '2018-10-25')).toMatchObject(kept);
    const { ceiling, deployed, approvals } = await told(record, '2018-11-05');
    expect([ceiling, deployed, approvals]).toEqual([null, [['more', '60']], []]);
  });
});
