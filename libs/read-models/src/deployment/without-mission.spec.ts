import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { listCorrections } from '../corrections/corrections.js';
import { diffStates } from '../diff/diff.js';
import { explainFigure } from '../explain/explain.js';
import { inOwn } from '../testing/in-own.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import { deploymentState } from './state.js';

const tanks = (value: number): JsonObject => ({ value, basis: 'increase', unit: 'tank' });

/** Tanks are promised for a theatre, by no mission, and awaited at the council. */
function register(): Register {
  const record = oneFile();
  const data = { title: 'Tanks', kind: 'equipment', contributor: 'belgium', theatre: 'Ukraine' };
  record.do('decisions/tanks/open', { data, occurred: '2018-01-02' });
  const promise = { data: { by: 'belgium', amount: tanks(4) }, occurred: '2018-01-10' };
  record.do('decisions/tanks/make-commitment', promise, { key: 'promise' });
  record.do('decisions/tanks/await-approval', { data: { body: 'council', due: '2018-01-20' }, occurred: '2018-01-10' });
  return record;
}

describe('a file without a mission', () => {
  it('is told beside what a party does in missions, and in no totals of any', async () => {
    const record = register();
    for (const filter of [{}, { party: 'belgium' }]) {
      const { items, missions } = await deploymentState(record.asked('2018-02-01'), filter);
      expect(items).toMatchObject([
        { mission: 'rs', party: 'belgium', committed: null },
        {
          mission: null,
          party: 'belgium',
          decisions: ['tanks'],
          committed: { min: '4', unit: 'tank' },
          approvals: [{ status: 'overdue' }],
          findings: ['approval-overdue', 'committed-never-approved'],
        },
      ]);
      expect(missions).toMatchObject([{ mission: 'rs', committed: null }]);
    }
    const { items } = await deploymentState(record.asked('2018-02-01'), { mission: 'rs' });
    expect(items.map(({ mission }) => mission)).toEqual(['rs']);
  });

  it('is told where two states differ in it, by the event', async () => {
    const record = register();
    const before = record.asked('2018-01-05');
    for (const filter of [{}, { party: 'belgium' }]) {
      const differences = await diffStates(before, record.asked('2018-01-15'), filter);
      const committed = differences.filter(({ figure }) => figure === 'committed');
      expect(committed).toMatchObject([
        { mission: null, party: 'belgium', because: [{ kind: 'event', event: { type: 'CommitmentMade' } }] },
      ]);
    }
  });

  it('is explained where no mission is named', async () => {
    const question = { mission: null, party: 'belgium', figure: 'committed' } as const;
    const { value, facts, decided } = await explainFigure(register().asked('2018-02-01'), question);
    expect(value).toMatchObject({ min: '4', unit: 'tank' });
    expect(facts.map(({ type, counted }) => [type, counted])).toEqual([['CommitmentMade', true]]);
    expect(decided).toMatchObject([{ decision: 'tanks', status: 'overdue' }]);
  });

  it('is told where a correction changes it', async () => {
    const record = register();
    const replace = { data: { by: 'belgium', amount: tanks(3) } };
    record.do('events/@promise/correct', { data: { replace, reason: 'Miscounted' } });
    await inOwn(record, '2018-02-01', async (asked, source) => {
      const [correction] = (await listCorrections(asked, source, { party: 'belgium' })).items;
      const committed = correction?.changes.filter(({ figure }) => figure === 'committed');
      expect(committed).toMatchObject([
        { mission: null, party: 'belgium', from: '2018-01-10', before: { min: '4' }, after: { min: '3' } },
      ]);
    });
  });
});
