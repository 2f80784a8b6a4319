import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { deploymentState } from './state.js';
import { register, committed, money, more, promise } from '../testing/pledging.js';
import type { Register } from '../testing/register.js';

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

  it('has both what is said to be a part of it and what its other members promise', async () => {
    const record = register();
    promise(record, 'of-two', 'two', more(15));
    promise(record, 'of-be', 'belgium', more(17), { relation: 'part-of', to: 'decisions/of-two' });
    promise(record, 'of-fr', 'france', more(2));
    expect(await committed(record)).toEqual([['19', '19', 'personnel']]);
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

  it('is found through very many wholes in which nothing is promised', async () => {
    const record = register();
    const layers = 40;
    const title = { kind: 'personnel', contributor: 'belgium', mission: 'rs' };
    for (let layer = 0; layer < layers; layer++) {
      for (const side of ['a', 'b']) {
        const above = layer === 0 ? [] : ['a', 'b'].map((one) => `decisions/${one}-${layer - 1}`);
        const links = above.map((to) => ({ relation: 'part-of', to }));
        record.do(`decisions/${side}-${layer}/open`, { data: { ...title, title: side }, ...(layer > 0 && { links }) });
      }
    }
    promise(record, 'leaf', 'belgium', more(100), { relation: 'part-of', to: `decisions/a-${layers - 1}` });
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
