import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { register, committed, more, promise } from '../testing/pledging.js';
import type { Register } from '../testing/register.js';

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
