import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { article } from '../testing/article.js';
import { anyRegister } from '../testing/random-register.js';
import { Register } from '../testing/register.js';
import { listClaims, type ClaimFilter } from './list.js';

function register(): Register {
  const record = new Register();
  for (const id of ['belgium', 'nato']) record.do(`parties/${id}/register`, { data: { name: id, kind: 'state' } });
  record.do('bodies/council/register', { data: { name: 'Council', party: 'belgium' } });
  record.do('bodies/ministers/register', { data: { name: 'Ministers', party: 'nato' } });
  record.do('sources/staff/register', {
    data: { title: 'Bulletin', publisher: 'Defence staff', published: '2017-11-06', language: 'fr' },
  });
  record.do('sources/press/register', { data: { published: '2017-11-07', language: 'fr' } });
  record.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'nato' } });
  const data = { title: 'More', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
  record.do('decisions/more/open', { data });
  return record;
}
const troops = (value: number, basis = 'level', qualifier = 'exactly') => ({
  value,
  qualifier,
  basis,
  unit: 'personnel',
});
const observe = (record: Register, value: number, rest: JsonObject = {}) =>
  record.do('presence/rs/belgium/observe', { data: { amount: troops(value) }, ...rest });
const claims = async (record: Register, filter: ClaimFilter = {}, validAt = '2019-12-31') =>
  (await listClaims(record.asked(validAt), filter)).items;
const contradictions = async (record: Register, filter: ClaimFilter = {}) =>
  (await claims(record, filter)).map(({ event, contradicts }) => [event, contradicts]);

describe('a claim', () => {
  it('is one for each piece of evidence, with its source, speaker and words', async () => {
    const record = register();
    const event = observe(record, 62, {
      occurred: '2017-11-07',
      evidence: [
        { source: 'staff', quote: '62', locator: 'page 2', speaker: { name: 'A. Clerk', role: 'Spokesman' } },
        { source: 'press', paraphrase: 'Sixty-two are there.' },
      ],
    });
    const shared = { about: 'presence', mission: 'rs', party: 'belgium', decision: null, by: null, event };
    expect(await claims(record)).toMatchObject([
      {
        ...shared,
        amount: { min: '62', max: '62', text: '62', certain: { min: '62' } },
        source: { id: 'staff', title: 'Bulletin', publisher: 'Defence staff', published: { latest: '2017-11-06' } },
        quote: '62',
        locator: 'page 2',
        speaker: { role: 'Spokesman' },
        occurred: { edtf: '2017-11-07' },
        restates: null,
        disputed: false,
        contradicts: [],
      },
      { ...shared, source: { id: 'press', title: null, publisher: null }, paraphrase: 'Sixty-two are there.' },
    ]);
  });

  it('stands without evidence, and has no source then', async () => {
    const record = register();
    observe(record, 62, { occurred: '2017-11-07' });
    expect(await claims(record)).toMatchObject([{ source: null, amount: { text: '62' } }]);
  });

  it('is as corrected, says that it is disputed, and is gone when it is retracted', async () => {
    const record = register();
    const event = observe(record, 62, { occurred: '2017-11-07' });
    const data = { mission: 'rs', party: 'belgium', amount: troops(65) };
    record.do(`events/${event}/correct`, { data: { replace: { data }, reason: 'Misread' } });
    record.do(`events/${event}/dispute`, { data: { reason: 'The staff says otherwise' } });
    expect(await claims(record)).toMatchObject([{ amount: { text: '65' }, disputed: true }]);
    record.do(`events/${event}/retract`, { data: { reason: 'Another mission' } });
    expect(await claims(record)).toEqual([]);
  });

  it('is of the source that puts it right, and happened no later for that', async () => {
    const record = register();
    const event = observe(record, 62, { evidence: [{ source: 'staff', quote: '62' }] });
    const data = { mission: 'rs', party: 'belgium', amount: troops(65) };
    const evidence = [{ source: 'press', paraphrase: 'There were sixty-five.' }];
    record.do(`events/${event}/correct`, { data: { replace: { data }, reason: 'Miscounted' }, evidence });
    expect(await claims(record, { to: '2017-11-06' })).toMatchObject([
      { amount: { text: '65' }, source: { id: 'press' }, paraphrase: 'There were sixty-five.' },
    ]);
  });

  it('is made of everything that states an amount', async () => {
    const record = register();
    const occurred = '2017-11-07';
    const file = (command: string, data: JsonObject) => record.do(`decisions/more/${command}`, { data, occurred });
    observe(record, 62, { occurred });
    const target = { by: 'ministers', amount: troops(16_000, 'target'), baseline: troops(13_000, 'baseline') };
    record.do('missions/rs/announce-target', { data: target, occurred });
    file('record-request', { by: 'nato', to: 'belgium', amount: troops(30, 'increase') });
    file('announce-intention', { by: 'belgium', amount: troops(20, 'increase') });
    file('announce-intention', { by: 'belgium' });
    file('make-commitment', { by: 'belgium', amount: troops(25, 'increase') });
    file('amend-commitment', { amount: troops(27, 'increase') });
    file('grant-approval', {
      body: 'council',
      amount: troops(25, 'increase'),
      mandate: { ceiling: troops(90, 'ceiling'), from: occurred },
    });
    file('order-deployment', { by: 'council', amount: troops(25, 'increase') });
    file('record-deployment', { amount: troops(24, 'increase'), extent: 'fully' });
    const of = await claims(record);
    expect(
      of.map(({ about, party, by, decision, amount }) => [about, party, by, decision, amount.basis, amount.min]),
    ).toEqual([
      ['presence', 'belgium', null, null, 'level', '62'],
      ['target', 'nato', 'ministers', null, 'target', '16000'],
      ['baseline', 'nato', 'ministers', null, 'baseline', '13000'],
      ['request', 'belgium', 'nato', 'more', 'increase', '30'],
      ['intention', 'belgium', 'belgium', 'more', 'increase', '20'],
      ['commitment', 'belgium', 'belgium', 'more', 'increase', '25'],
      ['commitment', 'belgium', null, 'more', 'increase', '27'],
      ['approval', 'belgium', 'council', 'more', 'increase', '25'],
      ['ceiling', 'belgium', 'council', 'more', 'ceiling', '90'],
      ['order', 'belgium', 'council', 'more', 'increase', '25'],
      ['deployment', 'belgium', null, 'more', 'increase', '24'],
    ]);
    expect((await claims(record, { party: 'nato' })).map(({ about }) => about)).toEqual(['target', 'baseline']);
    expect((await claims(record, { party: 'belgium', about: 'request' })).map(({ about }) => about)).toEqual([
      'request',
    ]);
    expect(await claims(record, { mission: 'elsewhere' })).toEqual([]);
  });
});

describe('claims of a period', () => {
  const record = register();
  observe(record, 60, { occurred: '2017-10' });
  observe(record, 62, { occurred: '2017-11-07' });
  observe(record, 63, { evidence: [{ source: 'staff', quote: '63' }] });
  observe(record, 70, { occurred: '../2016-12-31' });
  const texts = async (filter: ClaimFilter, validAt?: string) =>
    (await claims(record, filter, validAt)).map(({ amount }) => amount.text);

  it('are those that can be of a day in it', async () => {
    expect(await texts({})).toEqual(['70', '60', '63', '62']);
    expect(await texts({ from: '2017-10-31', to: '2017-11-06' })).toEqual(['60', '63']);
    expect(await texts({ from: '2017-11-07' })).toEqual(['62']);
    expect(await texts({ to: '2015-01-01' })).toEqual(['70']);
  });

  it('end with the day asked about', async () => {
    expect(await texts({}, '2017-11-06')).toEqual(['70', '60', '63']);
  });

  it('say what they say, of whichever day it is', async () => {
    const sixty = { min: '60', max: '60' };
    expect(await claims(record, { from: '2017-10-01', to: '2017-10-31' }, '2017-10-15')).toMatchObject([
      { amount: { ...sixty, certain: sixty, possible: sixty }, happened: { latest: '2017-10-31' } },
    ]);
  });

  it('come page by page', async () => {
    const asked = record.asked('2019-12-31');
    const first = await listClaims(asked, {}, { limit: 3 });
    const second = await listClaims(asked, {}, { limit: 3, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ amount }) => amount.text)).toEqual(['70', '60', '63', '62']);
    await expect(listClaims(asked, { from: '2017-10-01' }, { cursor: first.nextCursor ?? '' })).rejects.toMatchObject({
      code: 'invalid-cursor',
    });
  });
});

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

describe('what the article claims', () => {
  it('has the target, and twice that it was said again', async () => {
    const targets = await claims(article(), { mission: 'resolute-support', about: 'target' });
    expect(targets.map(({ amount, restates }) => [amount.text, restates === null])).toEqual([
      ['16 000', true],
      ['of unspecified size', false],
      ['nearly 16 000', false],
    ]);
    expect(targets.flatMap(({ contradicts }) => contradicts)).toEqual([]);
  });

  it('has one claim of how many Belgians are there', async () =>
    expect(await claims(article(), { party: 'belgium', about: 'presence' })).toMatchObject([
      { amount: { text: '62' }, source: { id: 'press-2017-11-07' }, paraphrase: '62 are there.' },
    ]));
});
