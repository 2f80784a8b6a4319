import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { publishedKnowledge } from '../known/knowledge.js';
import { inOwn } from '../testing/in-own.js';
import { oneFile } from '../testing/one-file.js';
import { listCorrections } from './corrections.js';

const level = (value: number): JsonObject => ({
  amount: { value, qualifier: 'exactly', basis: 'level', unit: 'personnel' },
});

describe('what was corrected', () => {
  it('of the day on which a source was published is told with whom answers as published are about', async () => {
    const record = oneFile();
    record.do('sources/paper/register', { data: { published: '2018-06-01', language: 'fr' } }, { key: 'paper' });
    record.do('sources/other/register', { data: { published: '2018-06-01', language: 'fr' } }, { key: 'other' });
    record.do('sources/lost/register', { data: { published: '2018-06-01', language: 'fr' } });
    const evidence = [{ source: 'paper', paraphrase: 'Ten are there.' }];
    record.do('presence/rs/belgium/observe', { data: level(10), occurred: '2018-04-01', evidence });
    const published = (day: string) => ({ replace: { data: { published: day, language: 'fr' } }, reason: 'The day' });
    record.do('events/@paper/correct', { data: published('2018-04-15') });
    record.do('events/@other/correct', { data: published('2018-04-16') });
    record.do('missions/rs/end', { data: {}, evidence: [{ source: 'lost', paraphrase: 'Over.' }] }, { key: 'end' });
    record.do('events/@end/correct', { data: { replace: { evidence: [] }, reason: 'No such paper' } });
    await inOwn(record, '2018-04-20', async (asked, source) => {
      const [first] = (await listCorrections(asked, source, { mission: 'rs', party: 'belgium' })).items;
      expect(first).toMatchObject({
        changes: [],
        published: {
          source: 'paper',
          before: { earliest: '2018-06-01', latest: '2018-06-01' },
          after: { earliest: '2018-04-15', latest: '2018-04-15' },
          of: [{ mission: 'rs', party: 'belgium' }],
        },
      });
      expect((await listCorrections(asked, source, { mission: 'rs' })).items).toHaveLength(2);
      const items = (await listCorrections(asked, source, {})).items;
      expect(items[0]?.published).toMatchObject({ source: null, before: { latest: '2018-06-01' }, after: null });
      expect(items[1]?.published).toMatchObject({ source: 'other', of: [] });
    });
  });

  it('that cites a later source changes no answer as published before that was out', async () => {
    const record = oneFile();
    const published = (day: string) => ({ data: { published: day, language: 'fr' } });
    record.do('sources/paper/register', published('2018-05-02'));
    record.do('sources/inquiry/register', published('2018-07-01'));
    const citing = (source: string) => [{ source, paraphrase: 'So many are there.' }];
    const data = level(120);
    record.do(
      'presence/rs/belgium/observe',
      { data, occurred: '2018-04-01', evidence: citing('paper') },
      { key: 'seen' },
    );
    const correction = { replace: { data: level(148) }, reason: 'An inquiry' };
    record.do('events/@seen/correct', { data: correction, evidence: citing('inquiry') });
    await inOwn(record, '2018-08-01', async (asked, source) => {
      const [first] = (await listCorrections(asked, source, {})).items;
      expect(first?.changes.map(({ figure }) => figure)).toContain('present');
      expect(first).not.toHaveProperty('published');
      const present = async (day: string, upTo: bigint) => {
        const published = publishedKnowledge(source, day, upTo);
        const state = await deploymentState({ ...published, validAt: '2018-05-10' }, { party: 'belgium' });
        return state.items.map((item) => item.present?.text);
      };
      const corrected = source.view.position;
      for (const day of ['2018-05-01', '2018-05-10', '2018-06-30']) {
        expect(await present(day, corrected)).toEqual(await present(day, corrected - 1n));
      }
      expect(await present('2018-06-30', corrected)).toEqual(['120']);
      expect(await present('2018-07-01', corrected)).toEqual(['148']);
    });
  });
});
