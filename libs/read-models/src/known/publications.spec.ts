import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { citing, level, papers } from '../testing/papers.js';
import { storedRegister } from '../testing/stored-register.js';
import { publishedKnowledge } from './knowledge.js';

describe('what could be known from sources whose day of publication was corrected', () => {
  it('goes by the days as they were corrected by then, also in evidence and corrections that were recorded before', async () => {
    const record = papers();
    const seventy = { data: { replace: { data: level(70) }, reason: 'Miscounted' } };
    record.do('events/@seen/correct', { ...seventy, ...citing('erratum') });
    const leak = { replace: { evidence: citing('erratum').evidence }, reason: 'That paper says so' };
    record.do('events/@promise/correct', { data: leak });
    const registered = (id: string) => record.events.find(({ stream }) => stream === `source-${id}`)?.id;
    const corrected = (id: string, published: string, evidence: object = {}): string => {
      const replace = { data: { published, language: 'fr' } };
      return record.do(`events/${registered(id)}/correct`, { data: { replace, reason: 'Misdated' }, ...evidence });
    };
    const own = await storedRegister();
    const presentOn = async (day: string) => {
      const source = { ...own, view: await own.view() };
      const asked = { ...publishedKnowledge(source, day), validAt: '2019-01-01' };
      const [item] = (await deploymentState(asked, { mission: 'rs' })).items;
      return [item?.present?.text ?? null, item?.commitments.length ?? 0];
    };
    try {
      let recorded = 0;
      const on = async (...days: readonly string[]) => {
        await own.record(record.events.slice(recorded));
        recorded = record.events.length;
        return Promise.all(days.map(presentOn));
      };
      expect(await on('2017-11-07', '2017-11-12')).toEqual([
        ['62', 0],
        ['70', 1],
      ]);
      const correction = corrected('paper', '2017-11-09');
      expect(await on('2017-11-08', '2017-11-09', '2017-11-12')).toEqual([
        [null, 0],
        ['62', 0],
        ['70', 1],
      ]);
      // What a later source says of the day is not known before that is out.
      corrected('erratum', '2017-11-20', citing('report'));
      expect(await on('2017-11-12', '2017-11-19', '2018-12-31')).toEqual([
        ['70', 1],
        ['70', 1],
        ['70', 1],
      ]);
      corrected('erratum', '2017-11-21');
      expect(await on('2017-11-12', '2017-11-20', '2017-11-21')).toEqual([
        ['62', 0],
        ['62', 0],
        ['70', 1],
      ]);
      record.do(`events/${correction}/retract`, { data: { reason: 'It was the 7th' } });
      expect(await on('2017-11-06', '2017-11-07')).toEqual([
        [null, 0],
        ['62', 0],
      ]);
    } finally {
      await own.close();
    }
  });
});
