import { addDays } from '@acta/domain';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { nameOf, type Facets } from '../diff/facets.js';
import { namesDiffering, saidBy } from '../diff/said.js';
import { facetsAt } from '../diff/state.js';
import { recordedKnowledge } from '../known/knowledge.js';
import { inOwn } from '../testing/in-own.js';
import { oneFile } from '../testing/one-file.js';
import { anyRegister } from '../testing/random-register.js';
import type { Register } from '../testing/register.js';
import { severalParties, theirParties } from '../testing/several-parties.js';
import { holdsOn } from '../time/timeline.js';
import { listCorrections } from './corrections.js';

describe('the answers that a correction changes', () => {
  const days = ['2017-09-15', '2017-10-01', '2017-10-20', '2017-11-09', '2017-11-15', '2017-11-21', '2018-02-01'];

  /** @returns how many changes were told on those days */
  async function told(record: Register, parties: readonly string[], on: readonly string[] = days): Promise<number> {
    let count = 0;
    await inOwn(record, '2018-06-01', async (asked, source) => {
      const { items } = await listCorrections(asked, source, {}, { limit: 100 });
      for (const { position, changes, changesFrom } of items) {
        for (const day of on.filter((each) => changesFrom === null || each >= changesFrom)) {
          for (const party of [...parties, null]) {
            const [before, after] = await Promise.all(
              [position - 1n, position].map((at) =>
                facetsAt({ ...recordedKnowledge(source, at), validAt: day }, { mission: 'rs', party }),
              ),
            );
            const names = namesDiffering(before as Facets, after as Facets);
            const changed = changes.filter(
              (change) => change.mission === 'rs' && change.party === party && holdsOn(change, day),
            );
            expect(changed.map(nameOf).toSorted()).toEqual(names.toSorted());
            for (const change of changed) {
              expect([saidBy(change.before), saidBy(change.after)]).toEqual(
                [before, after].map((said) => saidBy(said?.get(nameOf(change))?.value ?? null)),
              );
            }
            count += changed.length;
          }
        }
      }
    });
    return count;
  }

  it('are on each day those that the deployment states before it and after it give otherwise', async () => {
    let count = 0;
    for (const record of fc.sample(anyRegister({ minLength: 30, maxLength: 50 }), { numRuns: 4, seed: 21 })) {
      count += await told(record, ['belgium']);
    }
    expect(count).toBeGreaterThan(20);
  });

  it('are so of missions and collectives too, in which several parties are', async () => {
    let count = 0;
    for (const record of fc.sample(severalParties({ minLength: 20, maxLength: 40 }), { numRuns: 8, seed: 6 })) {
      count += await told(record, theirParties);
    }
    expect(count).toBeGreaterThan(60);
  });

  it('are so of the mission of a file whose place one for another mission takes, or takes no more', async () => {
    const record = oneFile();
    record.do('missions/next/open', { data: { name: 'The next', lead: 'belgium' } });
    const theirs = { title: 'Instead', kind: 'personnel', contributor: 'belgium', mission: 'next' };
    record.do('decisions/instead/open', { data: theirs, occurred: '2018-01-01' });
    const amount = (value: number) => ({ amount: { value, basis: 'level', unit: 'personnel' } });
    for (const [id, value] of [
      ['more', 100],
      ['instead', 50],
    ] as const) {
      const data = { by: 'belgium', ...amount(value) };
      record.do(`decisions/${id}/make-commitment`, { data, occurred: '2018-01-02' });
    }
    const link = { data: { relation: 'supersedes', to: 'decisions/more' }, occurred: '2018-02-01' };
    record.do('decisions/instead/link', link, { key: 'link' });
    record.do('events/@link/correct', { data: { replace: { occurred: '2018-03' }, reason: 'A month later' } });
    record.do('events/@link/retract', { data: { reason: 'Both go on' } });
    record.do('decisions/instead/close', { data: { outcome: 'lapsed' }, occurred: '2018-04-01' }, { key: 'end' });
    record.do('events/@end/retract', { data: { reason: 'It did not lapse' } });
    const on = ['2018-01-02', '2018-02-01', '2018-02-28', '2018-03-15', '2018-03-31', '2018-05-01'];
    // Before the second correction it counts no more, for the party and in the mission, and is perhaps there in March.
    expect(await told(record, ['belgium'], on)).toBeGreaterThan(15);
  });

  it('are so where very much happens after the days that make a difference', async () => {
    const record = oneFile();
    record.do('parties/france/register', { data: { name: 'France', kind: 'state' } });
    const theirs = { title: 'Theirs', kind: 'personnel', contributor: 'france', mission: 'rs' };
    record.do('decisions/theirs/open', { data: theirs, occurred: '2018-01-01' });
    const amount = (value: number) => ({ amount: { value, basis: 'level', unit: 'personnel' } });
    const promise = { by: 'belgium', ...amount(100) };
    record.do('decisions/more/make-commitment', { data: promise, occurred: '2018-01-01' }, { key: 'promise' });
    record.do('decisions/theirs/make-commitment', { data: { by: 'france', ...amount(1) }, occurred: '2018-01-02' });
    const day = (nth: number): string => addDays('2018-02-01', nth);
    for (let nth = 0; nth < 25; nth++) {
      record.do('decisions/theirs/amend-commitment', { data: amount(10 + nth), occurred: day(nth) });
    }
    for (let nth = 25; nth < 75; nth++) {
      const data = { body: 'council', due: '2019-01-01', reason: `For the ${nth}th time` };
      record.do('decisions/theirs/defer-approval', { data, occurred: day(nth) });
    }
    record.do('events/@promise/correct', {
      data: { replace: { data: { ...promise, ...amount(120) } }, reason: 'More' },
    });
    const on = [4, 5, 6, 15, 24, 25, 40, 75].map(day);
    expect(await told(record, ['belgium', 'france'], on)).toBeGreaterThan(15);
    await inOwn(record, '2019-06-01', async (asked, source) => {
      const [correction] = (await listCorrections(asked, source, {})).items;
      const totals = correction?.changes.filter(({ party, figure }) => party === null && figure === 'committed');
      expect([totals?.length, correction?.changesFrom]).toEqual([20, day(5)]);
    });
  });
});
