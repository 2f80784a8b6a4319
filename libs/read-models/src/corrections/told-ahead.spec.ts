import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { View } from '@acta/projections';
import * as fc from 'fast-check';
import { recordedKnowledge } from '../known/knowledge.js';
import { severalParties } from '../testing/several-parties.js';
import { storedRegister, type StoredRegister } from '../testing/stored-register.js';
import { listCorrections, type CorrectionFilter } from './corrections.js';
import { tellAhead, untold, type ToldSource } from './told-ahead.js';

describe('what corrections change, told ahead', () => {
  let stored: StoredRegister;
  let source: ToldSource & { readonly knownAt: bigint };

  beforeAll(async () => {
    stored = await storedRegister();
    const [record] = fc.sample(severalParties({ minLength: 40, maxLength: 60 }), { numRuns: 1, seed: 6 });
    await stored.record(record?.events ?? []);
    const view = await stored.view();
    source = { ...stored, view, knownAt: view.position };
  });
  afterAll(() => stored.close());

  const list = async (from: ToldSource = source, filter: CorrectionFilter = {}) => {
    const asked = { ...recordedKnowledge(source, source.knownAt), validAt: '2018-01-01' };
    return (await listCorrections(asked, { ...source, ...from }, filter, { limit: 100 })).items;
  };

  /** A source whose look-ups for changed answers are counted. */
  function watched(incomplete: readonly string[] = []): { readonly from: ToldSource; readonly looks: () => number } {
    let looks = 0;
    const view: View = new Proxy(source.view, {
      get(target, name) {
        if (name === 'incomplete') return incomplete;
        if (name === 'changed') looks += 1;
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    return { from: { ...source, view }, looks: () => looks };
  }

  it('is answered as if it were looked for, and by the very program that told it alone', async () => {
    const before = await list();
    const places = await untold(source, 0n, 100);
    expect(places.map(({ position }) => position)).toEqual(before.map(({ position }) => position));
    expect(before.flatMap(({ changes }) => changes).length).toBeGreaterThan(10);

    for (const place of places.slice(1)) await tellAhead(source, place);
    expect(await untold(source, 0n, 100)).toEqual(places.slice(0, 1));
    const partly = watched();
    expect(await list(partly.from)).toEqual(before);
    expect(partly.looks()).toBe(1);

    const other = { ...source, program: 'another' };
    expect(await untold(other, 0n, 100)).toEqual(places);
    const ofAnother = watched();
    expect(await list({ ...ofAnother.from, program: 'another' })).toEqual(before);
    expect(ofAnother.looks()).toBe(before.length);

    for (const place of places) await tellAhead(other, place);
    expect(await untold(other, 0n, 100)).toEqual([]);
    expect(await untold(source, 0n, 100)).toEqual(places);
  });

  it('is looked for anew while rows are missing, and where one day is asked about', async () => {
    for (const place of await untold(source, 0n, 100)) await tellAhead(source, place);
    const { length } = await list();
    const lacking = watched(['decision-lost']);
    await list(lacking.from);
    expect(lacking.looks()).toBe(length);
    const ofDay = watched();
    await list(ofDay.from, { day: '2017-11-20' });
    expect(ofDay.looks()).toBe(length);
  });

  it('is found untold from the newest on, after a position, so many at most', async () => {
    const other = { ...source, program: 'a third' };
    const all = await untold(other, 0n, 100);
    const [newest, second, third] = all;
    expect(await untold(other, 0n, 2)).toEqual([newest, second]);
    expect(await untold(other, third?.position ?? 0n, 100)).toEqual([newest, second]);
  });
});
