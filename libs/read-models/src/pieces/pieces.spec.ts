import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { listApprovals } from '../approvals/list.js';
import { awareness } from '../aware/aware.js';
import { listClaims } from '../claims/list.js';
import { listDecisions } from '../decision/file.js';
import { deploymentState } from '../deployment/state.js';
import { listFindings } from '../findings/list.js';
import { listPledges } from '../pledges/list.js';
import { listSessions } from '../session/list.js';
import { knowledgeOf, recordedKnowledge } from '../known/knowledge.js';
import { anyRegister } from '../testing/random-register.js';
import { storedRegister, type StoredRegister } from '../testing/stored-register.js';
import type { Asked } from './times.js';

const answers = async (asked: Asked) => ({
  deployment: await deploymentState(asked, {}),
  approvals: await listApprovals(asked, {}),
  decisions: await listDecisions(asked, {}),
  sessions: await listSessions(asked, {}),
  findings: await listFindings(asked, {}),
  claims: await listClaims(asked, {}),
  claimsOfBelgium: await listClaims(asked, { party: 'belgium' }),
  pledges: await listPledges(asked, {}),
  council: await awareness(asked, { body: 'council' }),
  nato: await awareness(asked, { party: 'nato' }),
});

const days = ['2017-08-31', '2017-10-15', '2017-11-08', '2017-11-10', '2018-06-01', '2026-12-31'];

describe('answers as stored', () => {
  let stored: StoredRegister;
  beforeAll(async () => {
    stored = await storedRegister();
  });
  afterAll(() => stored.close());

  it('are those of the facts that were known, at any pair of times, whatever happened', async () => {
    const [register] = fc.sample(anyRegister({ minLength: 70, maxLength: 70 }), { numRuns: 1, seed: 20171107 });
    const events = await stored.record(register?.events ?? []);
    expect(events.length).toBeGreaterThan(30);
    const view = await stored.view();
    expect(view.incomplete).toEqual([]);
    expect(view.position).toBe(events.at(-1)?.position);
    for (let known = 1n; known <= view.position; known += 6n) {
      for (const validAt of days) {
        const computed = knowledgeOf(events.filter(({ position }) => position <= known));
        const [fromRows, fromFacts] = await Promise.all([
          answers({ ...recordedKnowledge({ ...stored, view }, known), validAt }),
          answers({ ...computed, validAt }),
        ]);
        expect(fromRows).toEqual(fromFacts);
      }
    }
  });
});

describe('answers as computed', () => {
  it('find on a day what findings list as open on it, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRegister({ minLength: 1, maxLength: 25 }),
        fc.constantFrom(...days),
        async (register, day) => {
          const asked = register.asked(day);
          const listed = (await listFindings(asked, { open: true, party: 'belgium' })).items.map(({ kind }) => kind);
          const { items } = await deploymentState(asked, { party: 'belgium' });
          expect(items.flatMap(({ findings }) => findings)).toEqual([...new Set(listed)].toSorted());
        },
      ),
      { seed: 11, numRuns: 25 },
    );
  });

  it('never have a certain figure outside what may be', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRegister({ minLength: 1, maxLength: 25 }),
        fc.constantFrom(...days),
        async (register, day) => {
          const { items } = await deploymentState(register.asked(day), {});
          for (const { present, committed, ceiling, requested } of items) {
            for (const figure of [present, committed, ceiling, requested]) {
              if (!figure?.certain || figure.min === null || figure.certain.min === null) continue;
              expect(Number(figure.min)).toBeLessThanOrEqual(Number(figure.certain.min));
              expect(Number(figure.max ?? Infinity)).toBeGreaterThanOrEqual(Number(figure.certain.max ?? Infinity));
            }
          }
        },
      ),
      { seed: 12, numRuns: 25 },
    );
  });
});
