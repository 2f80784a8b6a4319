import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { article } from '../testing/article.js';
import { claims, observe, register, troops } from '../testing/claims.js';
import { listClaims, type ClaimFilter } from './list.js';

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
