import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { register, more } from '../testing/pledging.js';
import type { Register } from '../testing/register.js';

describe('what is linked or closed on a vague day', () => {
  const vague = '2017-11';
  const link = (record: Register, id: string, relation: string, to: string) =>
    record.do(`decisions/${id}/link`, { data: { relation, to: `decisions/${to}` }, occurred: vague });
  async function on(record: Register, day: string) {
    const { items, missions } = await deploymentState(record.asked(day), { mission: 'rs' });
    const figures = [missions[0]?.committed, items.find(({ party }) => party === 'belgium')?.committed];
    return figures.map((figure) => figure && [figure.min, figure.max, figure.certain?.min ?? null]);
  }
  const both = (...figure: unknown[]) => [figure, figure];

  function promised(): Register {
    const record = register();
    for (const [id, value] of [
      ['former', 60],
      ['next', 20],
    ] as const) {
      record.do(`decisions/${id}/open`, {
        data: { title: id, kind: 'personnel', contributor: 'belgium', mission: 'rs' },
      });
      const data = { by: 'belgium', amount: more(value) };
      record.do(`decisions/${id}/make-commitment`, { data, occurred: '2017-10-01' });
    }
    return record;
  }

  it('may or may not count within those days: superseded, the same, or part of another', async () => {
    for (const relation of ['supersedes', 'same-as']) {
      const record = promised();
      if (relation === 'supersedes') link(record, 'next', relation, 'former');
      else link(record, 'former', relation, 'next');
      expect(await on(record, '2017-10-31')).toEqual(both('80', '80', '80'));
      expect(await on(record, '2017-11-15')).toEqual(both('20', '80', '20'));
      expect(await on(record, '2017-11-30')).toEqual(both('20', '20', '20'));
    }
    const record = promised();
    link(record, 'next', 'part-of', 'former');
    expect(await on(record, '2017-11-15')).toEqual(both('60', '80', '60'));
    expect(await on(record, '2017-11-30')).toEqual(both('60', '60', '60'));
  });

  it('may count or not where a promise of that day takes the place of a whole file', async () => {
    const record = promised();
    const data = { by: 'belgium', amount: more(10) };
    const links = [{ relation: 'supersedes', to: 'decisions/former' }];
    record.do('decisions/next/make-commitment', { data, occurred: vague, links });
    expect(await on(record, '2017-11-15')).toEqual(both('20', '90', '20'));
    expect(await on(record, '2017-11-30')).toEqual(both('30', '30', '30'));
  });

  it('may count or not where its file is closed, or opened again', async () => {
    const record = promised();
    record.do('decisions/former/close', { data: { outcome: 'abandoned' }, occurred: vague });
    expect(await on(record, '2017-11-15')).toEqual(both('20', '80', '20'));
    expect(await on(record, '2017-11-30')).toEqual(both('20', '20', '20'));
    record.do('decisions/former/reopen', { data: { reason: 'Asked again' }, occurred: '2017-12' });
    expect(await on(record, '2017-12-15')).toEqual(both('20', '80', '20'));
    expect(await on(record, '2017-12-31')).toEqual(both('80', '80', '80'));
  });
});

describe("files that say in a ring to be the same, or to take each other's place", () => {
  it.each(['same-as', 'restates', 'supersedes'])(
    'count once, by the first that says anything: %s',
    async (relation) => {
      const record = register();
      for (const id of ['xx', 'yy', 'zz', 'aa']) {
        const data = { title: id, kind: 'personnel', contributor: 'belgium', mission: 'rs' };
        record.do(`decisions/${id}/open`, { data });
        if (id === 'aa') continue;
        const promise = { by: 'belgium', amount: more(10) };
        record.do(`decisions/${id}/make-commitment`, { data: promise, occurred: '2017-10-01' });
      }
      for (const [id, to] of [
        ['xx', 'yy'],
        ['yy', 'zz'],
        ['zz', 'xx'],
        ['yy', 'aa'],
      ] as const) {
        record.do(`decisions/${id}/link`, { data: { relation, to: `decisions/${to}` } });
      }
      const { missions } = await deploymentState(record.asked('2018-01-01'), { mission: 'rs' });
      expect(missions[0]?.committed).toMatchObject({ min: '10', max: '10' });
    },
  );
});
