import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditEvents } from '../audit-events/audit-events.js';
import { recordedKnowledge } from '../known/knowledge.js';
import { Register } from '../testing/register.js';
import { storedRegister, type StoredRegister } from '../testing/stored-register.js';
import { search } from './search.js';

const text =
  'Il dit : «\u00a0Nous enverrons des renforts\u00a0» et «fusiliers». Coût\u00a0: 7\u00a0777 ; “troopers” will go…later, men/women, ' +
  'Mali–Niger. L’armée, plan 2017-2018, F-16, MOD-2017/0042, about 1,250. ' +
  'Some 13 000 soldiers for 2,500,000.50 USD.';

let stored: StoredRegister;
beforeAll(async () => {
  stored = await storedRegister();
  const record = new Register();
  record.do('sources/paper/register', { data: { published: '2017-11-07', language: 'fr', title: 'Paper', text } });
  await stored.record(record.events);
});
afterAll(() => stored.close());

async function found(q: string) {
  const view = await stored.view();
  const source = { ...stored, view, upTo: view.position };
  const asked = { ...recordedKnowledge({ ...stored, view }, view.position), validAt: '2018-01-01' };
  return (await search(asked, source, { q })).items;
}

describe('a cursor', () => {
  it('that was not given out is refused', async () => {
    const view = await stored.view();
    const source = { ...stored, view, upTo: view.position };
    const asked = { ...recordedKnowledge({ ...stored, view }, view.position), validAt: '2018-01-01' };
    for (const place of [['abc', '5', 0], [0.1, 'abc', 0], [0.1, '99999999999999999999', 0], [0.1, '5', null], []]) {
      const question = { list: 'search', validAt: '2018-01-01', q: 'fusiliers' };
      const cursor = Buffer.from(JSON.stringify([question, place])).toString('base64url');
      const refused = search(asked, source, { q: 'fusiliers' }, { cursor });
      await expect(refused).rejects.toMatchObject({ code: 'invalid-cursor' });
      const log = Buffer.from(JSON.stringify([{ list: 'audit-events', order: 'newest' }, place])).toString('base64url');
      const events = auditEvents({ ...stored, view, knownAt: view.position }, {}, { cursor: log });
      await expect(events).rejects.toMatchObject({ code: 'invalid-cursor' });
    }
  });
});

describe('a word', () => {
  it.each([
    ...['fusiliers', 'renforts', 'coût', 'troopers', 'later', 'men', 'women', 'niger', 'armée', 'l’armée', "l'armée"],
    ...['2018', '2017-2018', 'F-16', 'F 16', '0042', '2017/0042', 'MOD-2017/0042', '7777', '7 777', '1250', '1 250'],
    ...['"some 13 000"', '"13000 soldiers"', '"13 000 soldiers for"', '2,500,000.50', '2500000.50', '2 500 000'],
    ...['“troopers will”', '«des renforts»', '"plan 2017-2018"'],
  ])('is found beside any punctuation, and a number however it is written: %s', async (q) => {
    const [item] = await found(q);
    expect(item).toMatchObject({ kind: 'source', source: 'paper' });
  });

  it('is not found where it is not, and not where it is unwanted', async () => {
    for (const q of ['2016', '"fusiliers renforts"', 'fusiliers -women']) expect(await found(q)).toEqual([]);
  });

  it('is shown in the very words of the text', async () => {
    const [item] = await found('fusiliers');
    const { excerpt = '', highlights = [] } = item ?? {};
    expect(excerpt).toContain('«fusiliers»');
    expect(highlights.map(({ from, until }) => excerpt.slice(from, until))).toEqual(['fusiliers']);
  });
});
