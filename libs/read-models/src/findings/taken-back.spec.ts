import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { diffStates } from '../diff/diff.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import { observe } from '../testing/session-of-march.js';
import { listFindings } from './list.js';

const kind = 'mandate-expired-presence-continues';

/** Seventy are there; the council allows thirty from 10 March to 26 June, and refuses it then. */
function refused(occurred: string): Register {
  const record = oneFile();
  observe(record, 70, '2018-02-11');
  const mandate = { ceiling: { value: 30, unit: 'personnel' }, from: '2018-03-10', until: '2018-06-26' };
  record.do('decisions/more/grant-approval', { data: { body: 'council', mandate }, occurred: '2018-02-17' });
  record.do('decisions/more/refuse-approval', { data: { body: 'council' }, occurred });
  return record;
}

const inState = async (record: Register, day: string) =>
  (await deploymentState(record.asked(day), {})).items.some(({ findings }) => findings.includes(kind));
const inList = async (record: Register, day: string) =>
  (await listFindings(record.asked(day), { kind, open: true })).items.length > 0;

describe('a mandate that was refused', () => {
  it('before its first day never expires: by the state, the list and the difference', async () => {
    const record = refused('2018-03-08');
    for (const day of ['2018-03-10', '2018-03-16', '2018-06-27', '2019-01-01']) {
      expect([day, await inState(record, day), await inList(record, day)]).toEqual([day, false, false]);
    }
    const pair = { mission: 'rs', party: 'belgium' };
    const differing = await diffStates(record.asked('2018-03-07'), record.asked('2019-01-01'), pair);
    expect(differing.filter(({ subject }) => subject === kind)).toEqual([]);
  });

  it('on its first day never expires, and on the next does', async () => {
    expect(await inState(refused('2018-03-10'), '2018-03-16')).toBe(false);
    expect(await inState(refused('2018-03-11'), '2018-03-16')).toBe(true);
  });

  it('on a vague day may have expired from the day after its first on, by the state and the list', async () => {
    const record = refused('2018-03');
    for (const [day, expired] of [
      ['2018-03-10', false],
      ['2018-03-11', true],
    ] as const) {
      expect([day, await inState(record, day), await inList(record, day)]).toEqual([day, expired, expired]);
    }
  });
});
