import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { knowledgeOf, publishedKnowledge, recordedKnowledge } from '../known/knowledge.js';
import { article } from '../testing/article.js';
import { anyRegister } from '../testing/random-register.js';
import { storedRegister, type StoredRegister } from '../testing/stored-register.js';
import { byId, told } from '../testing/told-differences.js';
import { diffStates } from './diff.js';

const level = (value: number) => ({ amount: { value, qualifier: 'exactly', basis: 'level', unit: 'personnel' } });
const belgium = { mission: 'resolute-support', party: 'belgium' };
const days = ['2017-08-31', '2017-10-15', '2017-11-08', '2017-11-10', '2018-06-01'];

describe('in a stored register', () => {
  let stored: StoredRegister;
  beforeAll(async () => {
    stored = await storedRegister();
  });
  afterAll(() => stored.close());

  it('what was published is told from what is known now', async () => {
    const record = article();
    record.do('sources/report/register', { data: { published: '2018-02-01', language: 'en' } });
    record.do('presence/resolute-support/belgium/observe', {
      data: level(65),
      occurred: '2017-11-07',
      evidence: [{ source: 'report', paraphrase: '65 were there.' }],
    });
    const events = await stored.record(record.events);
    const view = await stored.view();
    const source = { ...stored, view };
    const validAt = '2017-11-07';
    const from = { ...publishedKnowledge(source, validAt), validAt };
    const to = { ...recordedKnowledge(source, view.position), validAt };
    const differences = await diffStates(from, to, belgium);
    expect(told(differences)).toContainEqual(['present', '62', '62 or 65', ['PresenceObserved known']]);
    const computed = { ...knowledgeOf(events), validAt };
    expect(byId(await diffStates(from, computed, belgium))).toEqual(byId(differences));
  });

  it('what was recorded between is told as if it were computed, whatever happened', async () => {
    const samples = fc.sample(
      fc.tuple(anyRegister({ minLength: 40, maxLength: 60 }), fc.constantFrom(...days), fc.constantFrom(...days)),
      { numRuns: 4, seed: 15 },
    );
    let differing = 0;
    for (const [register, fromDay, toDay] of samples) {
      const other = await storedRegister();
      try {
        await other.record(register.events);
        const source = { ...other, view: await other.view() };
        const end = source.view.position;
        for (const [known, day] of [
          [end / 3n, fromDay],
          [end / 2n, toDay],
          [end - 9n, toDay],
          [end, fromDay],
        ] as const) {
          const [from, to] = [recordedKnowledge(source, known), recordedKnowledge(source, end)];
          for (const filter of [{}, { mission: 'rs' }, { mission: 'rs', party: 'belgium' }]) {
            const told = await diffStates({ ...from, validAt: day }, { ...to, validAt: toDay }, filter);
            // Of what is not said to be as recorded, every step is computed.
            const computed = await diffStates(
              { log: from.log, pieces: from.pieces, validAt: day },
              { log: to.log, pieces: to.pieces, validAt: toDay },
              filter,
            );
            expect(byId(told)).toEqual(byId(computed));
            differing += told.length;
          }
        }
      } finally {
        await other.close();
      }
    }
    expect(differing).toBeGreaterThan(20);
  });
});
