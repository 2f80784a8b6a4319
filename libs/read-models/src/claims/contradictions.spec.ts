import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { claims, contradictions, observe, register, troops } from '../testing/claims.js';
import { anyRegister } from '../testing/random-register.js';

describe('claims that contradict each other', () => {
  it('are of the same presence, of no later day, and have no figure in common', async () => {
    const record = register();
    const [a, b, c] = [62, 80, 62].map((value) => observe(record, value, { occurred: '2017-11-07' }));
    const later = observe(record, 90, { occurred: '2017-11-08' });
    expect(await contradictions(record)).toEqual([
      [a, [b]],
      [b, [a, c]],
      [c, [b]],
      [later, []],
    ]);
  });

  it('are so although the other is not in the period asked for', async () => {
    const record = register();
    const month = observe(record, 80, { occurred: '2017-11' });
    const day = observe(record, 62, { occurred: '2017-11-07' });
    expect(await contradictions(record, { from: '2017-11-20' })).toEqual([[month, [day]]]);
  });

  it('are what says again and what it says again, wherever that is recorded', async () => {
    const record = register();
    const file = { title: 'Again', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
    record.do('decisions/again/open', { data: file });
    const commit = (id: string, value: number, links: JsonObject[] = []) =>
      record.do(`decisions/${id}/make-commitment`, {
        data: { by: 'belgium', amount: troops(value, 'increase') },
        occurred: '2017-11-07',
        links,
      });
    const first = commit('more', 30);
    const other = commit('more', 99);
    const again = commit('again', 40, [{ relation: 'restates', to: first }]);
    const once = commit('again', 40, [{ relation: 'restates', to: again }]);
    expect(await contradictions(record)).toEqual([
      [first, [again, once]],
      [other, []],
      [again, [first]],
      [once, [first]],
    ]);
    expect((await claims(record)).map(({ restates }) => restates)).toEqual([null, null, first, again]);
  });

  it('are what says again what was retracted, in its file and in another', async () => {
    const record = register();
    const file = { title: 'Again', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
    record.do('decisions/again/open', { data: file });
    const commit = (id: string, value: number, occurred: string, links: JsonObject[] = []) =>
      record.do(`decisions/${id}/make-commitment`, {
        data: { by: 'belgium', amount: troops(value, 'increase') },
        occurred,
        links,
      });
    const first = commit('more', 30, '2017-11-07');
    const elsewhere = commit('again', 30, '2017-11-08', [{ relation: 'restates', to: first }]);
    const here = commit('more', 40, '2017-11-10', [{ relation: 'restates', to: first }]);
    record.do(`events/${first}/retract`, { data: { reason: 'Misread' } });
    expect(await contradictions(record)).toEqual([
      [elsewhere, [here]],
      [here, [elsewhere]],
    ]);
  });

  it('are what two files last promise of which one says to be the same as the other', async () => {
    const record = register();
    const file = { title: 'Again', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
    record.do('decisions/again/open', { data: file, links: [{ relation: 'same-as', to: 'decisions/more' }] });
    const promise = (path: string, data: JsonObject, occurred: string) =>
      record.do(`decisions/${path}`, { data: { amount: troops(40, 'increase'), ...data }, occurred });
    const by = { by: 'belgium' };
    const first = promise('more/make-commitment', by, '2017-11-01');
    const last = promise('more/amend-commitment', { amount: troops(50, 'increase') }, '2017-11-02');
    const other = promise('again/make-commitment', by, '2017-11-03');
    expect(await contradictions(record)).toEqual([
      [first, []],
      [last, [other]],
      [other, [last]],
    ]);
  });

  it('are what says again on a later day, with another figure', async () => {
    const record = register();
    const first = observe(record, 62, { occurred: '2017-11-07' });
    const again = observe(record, 80, { occurred: '2017-12-07', links: [{ relation: 'restates', to: first }] });
    const later = observe(record, 90, { occurred: '2018-01-07' });
    expect(await contradictions(record)).toEqual([
      [first, [again]],
      [again, [first]],
      [later, []],
    ]);
  });

  it('measure the same thing', async () => {
    const record = register();
    observe(record, 62, { occurred: '2017-11-07' });
    const amount = { value: 4, basis: 'level', unit: 'aircraft' };
    record.do('presence/rs/belgium/observe', { data: { amount }, occurred: '2017-11-07' });
    expect((await contradictions(record)).flatMap(([, others]) => others)).toEqual([]);
  });

  it('are targets of one mission on one day', async () => {
    const record = register();
    const [a, b] = ['nato', 'belgium'].map((by, index) =>
      record.do('missions/rs/announce-target', {
        data: { by, amount: troops(16_000 - index * 1000, 'target') },
        occurred: '2017-11-07',
      }),
    );
    expect(await contradictions(record)).toEqual([
      [a, [b]],
      [b, [a]],
    ]);
    expect(await contradictions(record, { party: 'nato' })).toEqual([[a, [b]]]);
  });

  it('contradict each other both ways, whatever happened', () =>
    fc.assert(
      fc.asyncProperty(anyRegister({ minLength: 1, maxLength: 30 }), async (record) => {
        const all = await claims(record);
        for (const { event, about, contradicts } of all) {
          for (const other of contradicts) {
            const others = all.filter((claim) => claim.event === other && claim.about === about);
            expect(others.map((claim) => claim.contradicts)).toEqual(others.map(() => expect.arrayContaining([event])));
            expect(other).not.toBe(event);
          }
        }
      }),
      { seed: 7, numRuns: 40 },
    ));
});
