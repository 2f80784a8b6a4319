import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { Register } from '../testing/register.js';
import { deploymentState } from './state.js';

function register(): Register {
  const record = new Register();
  for (const id of ['belgium', 'france', 'norway', 'nato']) {
    record.do(`parties/${id}/register`, { data: { name: id, kind: 'state' } });
  }
  record.do('parties/two/register', { data: { name: 'Two', kind: 'collective', members: ['belgium', 'france'] } });
  record.do('parties/all/register', { data: { name: 'All', kind: 'alliance' } });
  record.do('missions/rs/open', { data: { name: 'RS', lead: 'nato' } });
  return record;
}

const more = (value: number): JsonObject => ({ value, basis: 'increase', unit: 'personnel' });
const money = (value: number, currency: string): JsonObject => ({ value, currency });

function promise(record: Register, id: string, contributor: string, amount: JsonObject, link?: JsonObject): string {
  const data = { title: id, kind: 'personnel', contributor, mission: 'rs' };
  record.do(`decisions/${id}/open`, { data, ...(link && { links: [link] }) });
  return record.do(`decisions/${id}/make-commitment`, { data: { by: contributor, amount }, occurred: '2017-11-01' });
}

async function committed(record: Register): Promise<readonly (readonly unknown[])[]> {
  const [mission] = (await deploymentState(record.asked('2017-12-01'), { mission: 'rs' })).missions;
  return [mission?.committed, ...(mission?.alsoCommitted ?? [])].flatMap((figure) =>
    figure ? [[figure.min, figure.max, figure.currency ?? figure.unit]] : [],
  );
}

describe('what is promised for a mission', () => {
  it('is counted once where members promise what their collective has promised', async () => {
    const record = register();
    promise(record, 'of-two', 'two', more(500));
    promise(record, 'of-be', 'belgium', more(100));
    promise(record, 'of-no', 'norway', more(40));
    expect(await committed(record)).toEqual([['540', '540', 'personnel']]);
  });

  it('is at least what the members promise, whatever the collective says', async () => {
    const record = register();
    promise(record, 'of-two', 'two', more(500));
    promise(record, 'of-be', 'belgium', more(400));
    promise(record, 'of-fr', 'france', more(300));
    expect(await committed(record)).toEqual([['700', '700', 'personnel']]);
  });

  it('may be as much as the members may promise', async () => {
    const record = register();
    promise(record, 'of-two', 'two', more(250));
    promise(record, 'of-be', 'belgium', more(100));
    record.do('decisions/of-fr/open', {
      data: { title: 'f', kind: 'personnel', contributor: 'france', mission: 'rs' },
    });
    const data = { by: 'france', amount: more(200) };
    record.do('decisions/of-fr/make-commitment', { data, occurred: { edtf: '2017-11/2017-12' } });
    expect(await committed(record)).toEqual([['250', '300', 'personnel']]);
  });

  it('has no most where the collective names no number', async () => {
    const record = register();
    promise(record, 'of-two', 'two', { qualifier: 'unspecified', basis: 'increase', unit: 'personnel' });
    promise(record, 'of-be', 'belgium', more(400));
    expect(await committed(record)).toEqual([['400', null, 'personnel']]);
  });

  it('counts what members promise in another currency by itself', async () => {
    const record = register();
    promise(record, 'of-two', 'two', money(500, 'EUR'));
    promise(record, 'of-be', 'belgium', money(100, 'EUR'));
    promise(record, 'of-fr', 'france', money(70, 'USD'));
    expect(await committed(record)).toEqual([
      ['500', '500', 'EUR'],
      ['70', '70', 'USD'],
    ]);
  });

  it('is in a file, or in what is promised there, that another is part of', async () => {
    const record = register();
    const whole = promise(record, 'whole', 'norway', more(100));
    promise(record, 'part', 'france', more(30), { relation: 'part-of', to: 'decisions/whole' });
    promise(record, 'other-part', 'belgium', more(20), { relation: 'part-of', to: 'decisions/part' });
    record.do('decisions/other-part/make-commitment', {
      data: { by: 'belgium', amount: more(10) },
      occurred: '2017-11-02',
      links: [{ relation: 'part-of', to: whole }],
    });
    expect(await committed(record)).toEqual([['100', '100', 'personnel']]);
  });

  it('is in a sum of money that it is part of, in whichever currency', async () => {
    const record = register();
    promise(record, 'whole', 'norway', money(100, 'EUR'));
    promise(record, 'part', 'france', money(30, 'USD'), { relation: 'part-of', to: 'decisions/whole' });
    expect(await committed(record)).toEqual([['100', '100', 'EUR']]);
  });

  it('is not in a whole where nothing is promised in its unit, but perhaps in the whole of that', async () => {
    const record = register();
    promise(record, 'whole', 'norway', more(100));
    promise(record, 'part', 'france', money(30, 'EUR'), { relation: 'part-of', to: 'decisions/whole' });
    promise(record, 'other-part', 'belgium', more(20), { relation: 'part-of', to: 'decisions/part' });
    expect(await committed(record)).toEqual([
      ['100', '100', 'personnel'],
      ['30', '30', 'EUR'],
    ]);
  });

  it('is in what a collective promises, where it is not in the whole that its file is part of', async () => {
    const record = register();
    promise(record, 'of-two', 'two', money(500, 'EUR'));
    promise(record, 'whole', 'norway', more(100));
    promise(record, 'part', 'france', money(30, 'EUR'), { relation: 'part-of', to: 'decisions/whole' });
    expect(await committed(record)).toEqual([
      ['100', '100', 'personnel'],
      ['500', '500', 'EUR'],
    ]);
  });

  it('counts one of the files that are part of each other', async () => {
    const record = register();
    promise(record, 'one', 'belgium', more(100));
    promise(record, 'other', 'france', more(100), { relation: 'part-of', to: 'decisions/one' });
    record.do('decisions/one/link', { data: { relation: 'part-of', to: 'decisions/other' } });
    expect(await committed(record)).toEqual([['100', '100', 'personnel']]);
  });

  it('counts one of two files that are the same', async () => {
    const record = register();
    promise(record, 'one', 'belgium', more(100));
    promise(record, 'other', 'belgium', more(100), { relation: 'same-as', to: 'decisions/one' });
    record.do('decisions/one/link', { data: { relation: 'same-as', to: 'decisions/other' } });
    expect(await committed(record)).toEqual([['100', '100', 'personnel']]);
  });

  it('counts a file that is the same as one in which nothing is said', async () => {
    const record = register();
    const data = { title: 'empty', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
    record.do('decisions/empty/open', { data });
    promise(record, 'one', 'belgium', more(100), { relation: 'same-as', to: 'decisions/empty' });
    expect(await committed(record)).toEqual([['100', '100', 'personnel']]);
  });

  it.each([
    ['the promise', (event: string) => event],
    ['the file', () => 'decisions/old'],
  ])('is not what a promise in another file takes the place of: %s', async (_what, to) => {
    const record = register();
    const old = promise(record, 'old', 'belgium', more(100));
    record.do('decisions/new-one/open', {
      data: { title: 'New', kind: 'personnel', contributor: 'belgium', mission: 'rs' },
    });
    record.do('decisions/new-one/make-commitment', {
      data: { by: 'belgium', amount: more(150) },
      occurred: '2017-11-10',
      links: [{ relation: 'supersedes', to: to(old) }],
    });
    expect(await committed(record)).toEqual([['150', '150', 'personnel']]);
    const [item] = (await deploymentState(record.asked('2017-12-01'), { party: 'belgium' })).items;
    expect(item?.committed).toMatchObject({ min: '150', max: '150' });
    const [before] = (await deploymentState(record.asked('2017-11-05'), { party: 'belgium' })).items;
    expect(before?.committed).toMatchObject({ certain: { min: '100', max: '100' } });
  });
});

describe('levels and increases that are promised for a mission', () => {
  const soldiers = (value: number): JsonObject => ({ value, basis: 'level', unit: 'personnel' });
  const totals = async (record: Register) => {
    const [mission] = (await deploymentState(record.asked('2017-12-01'), { mission: 'rs' })).missions;
    return [mission?.committed, ...(mission?.alsoCommitted ?? [])].flatMap((figure) => figure?.text ?? []);
  };

  it('are told apart: the level of one is none that the increase of another is added to', async () => {
    const record = register();
    promise(record, 'of-be', 'belgium', soldiers(95));
    promise(record, 'of-fr', 'france', more(250));
    promise(record, 'of-no', 'norway', more(60));
    expect(await totals(record)).toEqual(['95', 'an increase of 310']);
  });

  it('are one level where one party promises both', async () => {
    const record = register();
    promise(record, 'of-be', 'belgium', soldiers(95));
    promise(record, 'of-be-more', 'belgium', more(30));
    promise(record, 'of-no', 'norway', soldiers(60));
    expect(await totals(record)).toEqual(['185']);
  });

  it('are told apart in each currency, the principal unit first', async () => {
    const record = register();
    promise(record, 'of-be', 'belgium', { ...money(5, 'EUR'), basis: 'increase' });
    promise(record, 'of-fr', 'france', money(7, 'EUR'));
    promise(record, 'of-no', 'norway', more(60));
    expect(await totals(record)).toEqual(['an increase of 60', '7 EUR', 'an increase of 5 EUR']);
  });
});

describe('what is present in a mission', () => {
  const observe = (record: Register, party: string, value: number): string =>
    record.do(`presence/rs/${party}/observe`, {
      data: { amount: { value, basis: 'level', unit: 'personnel' } },
      occurred: '2017-11-01',
    });
  const present = async (record: Register): Promise<unknown> =>
    (await deploymentState(record.asked('2017-12-01'), { mission: 'rs' })).missions[0]?.present;

  it('has the members of a collective in it, and others beside it', async () => {
    const record = register();
    observe(record, 'two', 300);
    observe(record, 'belgium', 100);
    observe(record, 'norway', 40);
    expect(await present(record)).toMatchObject({ min: '340', max: '340' });
  });

  it('is at least what was observed of members, also through a collective that is one of them', async () => {
    const record = register();
    record.do('parties/block/register', { data: { name: 'Block', kind: 'collective', members: ['two', 'norway'] } });
    observe(record, 'block', 55);
    observe(record, 'two', 50);
    observe(record, 'norway', 10);
    expect(await present(record)).toMatchObject({ min: '60', max: '60' });
    observe(record, 'belgium', 70);
    expect(await present(record)).toMatchObject({ min: '80', max: '80', text: '80' });
  });

  it('may be what may have been observed of a member', async () => {
    const record = register();
    observe(record, 'two', 40);
    for (const value of [60, 10]) {
      const amount = { value, basis: 'level', unit: 'personnel' };
      record.do('presence/rs/belgium/observe', { data: { amount }, occurred: { edtf: '2017-11/2017-12' } });
    }
    expect(await present(record)).toMatchObject({ min: '40', max: '60', certain: { min: '40', max: '40' } });
  });

  it('is the whole where it is that of an alliance that names no members', async () => {
    const record = register();
    observe(record, 'all', 13_000);
    observe(record, 'belgium', 62);
    observe(record, 'two', 300);
    expect(await present(record)).toMatchObject({ min: '13000', max: '13000' });
  });

  it('is at least what was observed where nothing was observed of others who contribute', async () => {
    const record = register();
    observe(record, 'belgium', 94);
    promise(record, 'of-no', 'norway', more(60));
    promise(record, 'of-fr', 'france', more(10));
    promise(record, 'aid', 'nato', money(5, 'EUR'));
    expect(await present(record)).toMatchObject({
      min: '94',
      max: null,
      unspecified: true,
      text: 'at least 94; nothing observed of france, nato, norway',
    });
  });

  it('adds nothing in one currency to what is in another', async () => {
    const record = register();
    const paid = (party: string, amount: JsonObject) =>
      record.do(`presence/rs/${party}/observe`, { data: { amount }, occurred: '2017-11-01' });
    paid('belgium', money(5, 'EUR'));
    paid('france', money(6, 'EUR'));
    paid('norway', money(7, 'USD'));
    expect(await present(record)).toMatchObject({ min: '11', max: '11', currency: 'EUR', text: '11 EUR' });
  });
});

describe('what a mission aims for', () => {
  it('is replaced by a later target in the same currency, and stays beside one in another', async () => {
    const record = register();
    const aim = (amount: JsonObject, occurred: string) =>
      record.do('missions/rs/announce-target', {
        data: { by: 'nato', amount: { basis: 'target', ...amount } },
        occurred,
      });
    aim(money(400, 'EUR'), '2017-11-01');
    aim(money(500, 'USD'), '2017-11-02');
    aim(money(423, 'EUR'), '2017-11-03');
    const [mission] = (await deploymentState(record.asked('2017-12-01'), { mission: 'rs' })).missions;
    expect(mission?.targets.map(({ amount }) => amount.text)).toEqual(['500 USD', '423 EUR']);
  });
});

describe('what one party has promised, asked for and was granted', () => {
  async function ofBelgium(record: Register) {
    const [item] = (await deploymentState(record.asked('2017-12-01'), { party: 'belgium' })).items;
    return item;
  }

  it('is counted once where one of its files is part of another', async () => {
    const record = register();
    record.do('bodies/council/register', { data: { name: 'Council', party: 'belgium' } });
    promise(record, 'whole', 'belgium', more(100));
    promise(record, 'part', 'belgium', more(30), { relation: 'part-of', to: 'decisions/whole' });
    promise(record, 'other', 'belgium', more(5));
    for (const [id, value] of [
      ['whole', 100],
      ['part', 30],
      ['other', 5],
    ] as const) {
      const on = { occurred: '2017-11-02' };
      record.do(`decisions/${id}/record-request`, { data: { by: 'nato', to: 'belgium', amount: more(value) }, ...on });
      const mandate = { ceiling: { value, unit: 'personnel' }, from: '2017-11-02' };
      record.do(`decisions/${id}/grant-approval`, { data: { body: 'council', amount: more(value), mandate }, ...on });
    }
    const item = await ofBelgium(record);
    const figures = [item?.committed, item?.requested, item?.approved, item?.ceiling];
    expect(figures.map((figure) => [figure?.min, figure?.max])).toEqual(
      Array.from({ length: 4 }, () => ['105', '105']),
    );
  });

  it('is no sum of what is aimed for, or where that starts from', async () => {
    const record = register();
    promise(record, 'level', 'belgium', { value: 62, basis: 'level', unit: 'personnel' });
    promise(record, 'aim', 'belgium', { value: 40, basis: 'target', unit: 'personnel' });
    promise(record, 'start', 'belgium', { value: 7, basis: 'baseline', unit: 'personnel' });
    expect((await ofBelgium(record))?.committed).toMatchObject({ min: '62', max: '62' });
    expect(await committed(record)).toEqual([['62', '62', 'personnel']]);
  });

  it('is told in every unit', async () => {
    const record = register();
    record.do('bodies/council/register', { data: { name: 'Council', party: 'belgium' } });
    const occurred = '2017-11-02';
    promise(record, 'whole', 'belgium', more(40));
    for (const amount of [more(40), { value: 5, basis: 'increase', unit: 'helicopters' }]) {
      const mandate = { ceiling: { ...amount, basis: 'ceiling' }, from: occurred };
      record.do('decisions/whole/record-request', { data: { by: 'nato', to: 'belgium', amount }, occurred });
      promise(record, `file-${amount.value}`, 'belgium', amount, { relation: 'part-of', to: 'decisions/whole' });
      record.do(`decisions/file-${amount.value}/grant-approval`, {
        data: { body: 'council', amount, mandate },
        occurred,
      });
    }
    const item = await ofBelgium(record);
    const all = [
      [item?.requested, item?.alsoRequested],
      [item?.approved, item?.alsoApproved],
      [item?.ceiling, item?.alsoCeiling],
      [item?.committed, item?.alsoCommitted],
    ];
    for (const [principal, also] of all) {
      expect(principal).toMatchObject({ min: expect.any(String), max: '40', unit: 'personnel' });
      expect(also).toMatchObject([{ max: '5', unit: 'helicopters' }]);
    }
  });

  it.each([
    [80, 100],
    [100, 80],
  ])('is approved by bodies together as far as the one that approves least: %d and %d', async (first, second) => {
    const record = register();
    promise(record, 'whole', 'belgium', more(100));
    for (const [body, value] of [
      ['senate', first],
      ['court', second],
    ] as const) {
      record.do(`bodies/${body}/register`, { data: { name: body, party: 'belgium' } });
      const data = { body, amount: more(value) };
      record.do('decisions/whole/grant-approval', { data, occurred: `2017-11-0${body.length}` });
    }
    expect((await ofBelgium(record))?.approved).toMatchObject({ min: '80', max: '80' });
  });

  it('is a level with what comes on top of it, in the mission too', async () => {
    const record = register();
    promise(record, 'level', 'belgium', { value: 62, basis: 'level', unit: 'personnel' });
    promise(record, 'on-top', 'belgium', more(20));
    expect((await ofBelgium(record))?.committed).toMatchObject({ min: '82', max: '82', basis: 'level' });
    expect(await committed(record)).toEqual([['82', '82', 'personnel']]);
    record.do('decisions/level/make-commitment', { data: { by: 'belgium', amount: more(3) }, occurred: '2017-11-03' });
    expect((await ofBelgium(record))?.committed).toMatchObject({ min: '85', max: '85', basis: 'level' });
    expect(await committed(record)).toEqual([['85', '85', 'personnel']]);
  });
});

describe('what takes the place of something that is part of a whole, or of the whole', () => {
  const parted = (): Register => {
    const record = register();
    promise(record, 'whole', 'norway', more(100));
    promise(record, 'part', 'belgium', more(30), { relation: 'part-of', to: 'decisions/whole' });
    return record;
  };

  it('is in the whole as the part was', async () => {
    const record = parted();
    promise(record, 'next', 'belgium', more(40), { relation: 'supersedes', to: 'decisions/part' });
    promise(record, 'last', 'belgium', more(50), { relation: 'supersedes', to: 'decisions/next' });
    expect(await committed(record)).toEqual([['100', '100', 'personnel']]);
    record.do('decisions/part/close', { data: { outcome: 'superseded' } });
    expect(await committed(record)).toEqual([['100', '100', 'personnel']]);
  });

  it('is in the whole where it is a promise that takes the place of another', async () => {
    const record = register();
    promise(record, 'whole', 'norway', more(100));
    const old = promise(record, 'part', 'belgium', more(30), { relation: 'part-of', to: 'decisions/whole' });
    record.do('decisions/next/open', {
      data: { title: 'n', kind: 'personnel', contributor: 'belgium', mission: 'rs' },
    });
    record.do('decisions/next/make-commitment', {
      data: { by: 'belgium', amount: more(40) },
      occurred: '2017-11-02',
      links: [{ relation: 'supersedes', to: old }],
    });
    expect(await committed(record)).toEqual([['100', '100', 'personnel']]);
  });

  it('has the parts of the whole in it', async () => {
    const record = parted();
    promise(record, 'anew', 'norway', more(120), { relation: 'supersedes', to: 'decisions/whole' });
    expect(await committed(record)).toEqual([['120', '120', 'personnel']]);
  });

  it('has them in it or not while it is vague since when it takes the place', async () => {
    const record = parted();
    promise(record, 'bigger', 'belgium', more(100), { relation: 'part-of', to: 'decisions/whole' });
    promise(record, 'anew', 'norway', more(100));
    record.do('decisions/anew/link', {
      data: { relation: 'supersedes', to: 'decisions/whole' },
      occurred: { edtf: '2017-11/2017-12' },
    });
    // 30 and 100 are in the whole, which they raise to 130, beside 100; or in the other, which they raise to 130.
    expect(await committed(record)).toEqual([['100', '230', 'personnel']]);
  });

  it('has in it what is part of a part in which nothing is promised', async () => {
    const record = register();
    promise(record, 'whole', 'norway', more(120));
    const data = { title: 'middle', kind: 'personnel', contributor: 'france', mission: 'rs' };
    record.do('decisions/middle/open', { data, links: [{ relation: 'part-of', to: 'decisions/whole' }] });
    promise(record, 'part', 'belgium', more(100), { relation: 'part-of', to: 'decisions/middle' });
    expect(await committed(record)).toEqual([['120', '120', 'personnel']]);
  });

  it('has them in it too where the whole says again, or is the same as, what counts', async () => {
    for (const relation of ['restates', 'same-as']) {
      const record = parted();
      promise(record, 'first', 'norway', more(110));
      record.do('decisions/whole/link', { data: { relation, to: 'decisions/first' } });
      expect(await committed(record)).toEqual([['110', '110', 'personnel']]);
    }
  });
});

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
