import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { listApprovals } from '../approvals/list.js';
import { deploymentState, partyItems } from '../deployment/state.js';
import { diffStates } from '../diff/diff.js';
import { listFindings } from '../findings/list.js';
import { listPledges } from '../pledges/list.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import { decisionFile } from './file.js';

const troops = (value: number, basis = 'increase'): JsonObject => ({ value, basis, unit: 'personnel' });
const tell = (record: Register, command: string, data: JsonObject, occurred: string) =>
  record.do(`decisions/${command}`, { data, occurred });
const item = async (record: Register, day: string) =>
  (await partyItems(record.asked(day), { mission: 'rs', party: 'belgium' }))[0];

/** The same file opened twice: promised and awaited in one, studied, approved and deployed in the other. */
function register(relation: string, [from, to] = ['again', 'more']): Register {
  const record = oneFile();
  const data = { title: 'Again', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
  tell(record, 'again/open', data, '2018-01-02');
  tell(record, `${from}/link`, { relation, to: `decisions/${to}` }, '2018-01-02');
  tell(record, 'more/make-commitment', { by: 'belgium', amount: troops(50) }, '2018-01-03');
  tell(record, 'more/await-approval', { body: 'council', due: '2018-01-10' }, '2018-01-03');
  tell(record, 'again/make-commitment', { by: 'belgium', amount: troops(60) }, '2018-01-04');
  tell(record, 'again/record-request', { by: 'belgium', to: 'belgium', amount: troops(80) }, '2018-01-04');
  const mandate = { ceiling: troops(55, 'ceiling'), from: '2018-01-08', until: '2018-12-31' };
  tell(record, 'again/grant-approval', { body: 'council', mandate, amount: troops(50) }, '2018-01-08');
  tell(record, 'again/record-deployment', { amount: troops(50), extent: 'fully' }, '2018-02-01');
  return record;
}

describe.each<[string, [string, string]]>([
  ['same-as', ['again', 'more']],
  ['same-as', ['more', 'again']],
  ['restates', ['again', 'more']],
])('a file that is the same as another (%s, said of %j)', (relation, between) => {
  it('stands beside it, and adds nothing to what the other says', async () => {
    const record = register(relation, between);
    const told = await item(record, '2018-02-10');
    const [first, second] = relation === 'same-as' && between[0] === 'more' ? ['60', 'again'] : ['50', 'more'];
    expect(told).toMatchObject({
      decisions: ['again', 'more'],
      saidAgain: [{ decision: between[0], relation, of: between[1], certain: true }],
      committed: { min: first, max: first },
      ceiling: { max: '55' },
      approved: { min: '50', max: '50' },
      deployments: [{ decision: 'again', status: 'deployed' }],
    });
    expect(told?.commitments.map(({ decision }) => decision)).toEqual(['again', 'more']);
    // What restates another is never counted; what is the same is, where the other asks for nothing.
    expect(told?.requested?.max ?? null).toBe(relation === 'restates' ? null : '80');
    const { items, totals } = await listPledges(record.asked('2018-02-10'), {});
    expect(totals).toMatchObject([{ min: first, max: first }]);
    expect(items.filter(({ counted }) => counted).map(({ decision }) => decision)).toEqual([second]);
  });

  it('decides for it what is awaited there', async () => {
    const record = register(relation, between);
    const approvals = async (day: string, filter = {}) =>
      (await listApprovals(record.asked(day), filter)).items.map(({ decision, status, settled }) => [
        decision,
        status,
        settled?.on,
      ]);
    expect(await approvals('2018-01-07', { decision: 'more' })).toEqual([['more', 'pending', '2018-01-08']]);
    expect(await approvals('2018-01-20', { decision: 'more' })).toEqual([['more', 'granted', undefined]]);
    expect(await approvals('2018-01-20', { status: 'overdue' })).toEqual([]);
    expect((await decisionFile(record.asked('2018-01-20'), 'more'))?.approvals).toMatchObject([{ status: 'granted' }]);
    const kinds = async (day: string) =>
      (await listFindings(record.asked(day), { open: true })).items.map(({ kind }) => kind);
    expect(await kinds('2018-01-20')).not.toContain('approval-overdue');
    expect(await kinds('2018-01-20')).not.toContain('committed-never-approved');
    expect(await kinds('2018-02-10')).not.toContain('approved-never-deployed');
  });

  it('has a ceiling that those who are there may exceed', async () => {
    const record = register(relation, between);
    const seen = record.do('presence/rs/belgium/observe', {
      data: { amount: troops(70, 'level') },
      occurred: '2018-02-05',
    });
    const { items } = await listFindings(record.asked('2018-02-10'), { kind: 'presence-above-ceiling' });
    expect(items).toMatchObject([{ from: '2018-02-05', certain: true, detail: 'Present: 70; the ceiling is 55.' }]);
    expect(items[0]?.events).toContain(seen);
  });
});

describe('files that are the same as a third', () => {
  it('count once, and only for what that one leaves open', async () => {
    const record = oneFile();
    tell(record, 'more/make-commitment', { by: 'belgium', amount: troops(50) }, '2018-01-03');
    for (const [id, value] of [
      ['second', 7],
      ['third', 8],
    ] as const) {
      const data = { title: id, kind: 'personnel', contributor: 'belgium', mission: 'rs' };
      tell(record, `${id}/open`, data, '2018-01-02');
      tell(record, `${id}/link`, { relation: 'same-as', to: 'decisions/more' }, '2018-01-02');
      tell(record, `${id}/make-commitment`, { by: 'belgium', amount: troops(60) }, '2018-01-04');
      tell(
        record,
        `${id}/make-commitment`,
        { by: 'belgium', amount: { value, basis: 'increase', unit: 'tank' } },
        '2018-01-04',
      );
    }
    const { missions } = await deploymentState(record.asked('2018-02-10'), { mission: 'rs' });
    expect(missions).toMatchObject([
      { committed: { min: '50', unit: 'personnel' }, alsoCommitted: [{ min: '7', max: '7', unit: 'tank' }] },
    ]);
  });
});

describe('a file that is the same as one that is over', () => {
  it.each<[string, (record: Register) => unknown, string | null]>([
    [
      'superseded',
      (record) => tell(record, 'next/link', { relation: 'supersedes', to: 'decisions/more' }, '2018-01-20'),
      '70',
    ],
    ['abandoned', (record) => tell(record, 'more/close', { outcome: 'abandoned' }, '2018-01-20'), '70'],
  ])('counts for nothing that was promised there: %s', async (_how, end, expected) => {
    const record = oneFile();
    for (const [id, value] of [
      ['more', 50],
      ['again', 60],
      ['next', 70],
    ] as const) {
      const data = { title: id, kind: 'personnel', contributor: 'belgium', mission: 'rs' };
      if (id !== 'more') tell(record, `${id}/open`, data, '2018-01-02');
      tell(record, `${id}/make-commitment`, { by: 'belgium', amount: troops(value) }, '2018-01-04');
    }
    tell(record, 'again/link', { relation: 'same-as', to: 'decisions/more' }, '2018-01-10');
    end(record);
    expect((await item(record, '2018-02-01'))?.committed?.max).toBe(expected);
  });
});

describe('what may be the same', () => {
  it('is told alike of a party and in the whole state, and a mandate in it counts once', async () => {
    const record = oneFile();
    const data = { title: 'Again', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
    tell(record, 'again/open', data, '2018-01-02');
    tell(record, 'more/require-approval', { body: 'council' }, '2018-01-02');
    tell(record, 'again/link', { relation: 'same-as', to: 'decisions/more' }, '2018-01');
    const mandate = { ceiling: troops(55, 'ceiling'), from: '2018-01-08', until: '2018-12-31' };
    tell(record, 'again/grant-approval', { body: 'council', mandate, amount: troops(50) }, '2018-01-08');
    const own = await item(record, '2018-01-20');
    const { items } = await deploymentState(record.asked('2018-01-20'), {});
    expect(items).toEqual([own]);
    expect(own).toMatchObject({ ceiling: { min: '55', max: '55' }, approved: { min: '50', max: '50' } });
    expect(own?.approvals.map(({ status, possibly }) => [status, possibly])).toEqual([
      ['granted', undefined],
      ['required', ['granted']],
    ]);
  });

  it('is so over others too: what is decided in one of three is awaited in none', async () => {
    const record = oneFile();
    tell(record, 'more/await-approval', { body: 'council', due: '2018-01-10' }, '2018-01-03');
    for (const [id, to] of [
      ['second', 'more'],
      ['third', 'second'],
    ]) {
      const data = { title: id, kind: 'personnel', contributor: 'belgium', mission: 'rs' };
      tell(record, `${id}/open`, data as JsonObject, '2018-01-02');
      tell(record, `${id}/link`, { relation: 'same-as', to: `decisions/${to}` }, '2018-01-02');
    }
    tell(record, 'third/grant-approval', { body: 'council' }, '2018-01-08');
    const { items } = await listApprovals(record.asked('2018-01-20'), { decision: 'more' });
    expect(items.map(({ status }) => status)).toEqual(['granted']);
    expect((await listFindings(record.asked('2018-01-20'), { kind: 'approval-overdue' })).items).toEqual([]);
  });
});

describe('the steps of a body that are told in two files which are the same', () => {
  function register(): Register {
    const record = oneFile();
    const data = { title: 'Again', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
    tell(record, 'again/open', data, '2018-01-02');
    tell(record, 'again/link', { relation: 'same-as', to: 'decisions/more' }, '2018-01-02');
    return record;
  }
  const mandate = (value: number, from: string, until: string) => ({
    body: 'council',
    mandate: { ceiling: troops(value, 'ceiling'), from, until },
  });
  const told = async (record: Register, day: string) => {
    const { approvals = [], ceiling } = (await item(record, day)) ?? {};
    return [approvals.map(({ status }) => status), ceiling?.max ?? null];
  };

  it('are one after the other: a refusal takes back what was granted in the other, with presence found to go on', async () => {
    const record = register();
    tell(record, 'more/grant-approval', mandate(100, '2018-01-20', '2018-12-31'), '2018-01-20');
    const data = { amount: troops(75, 'level') };
    record.do('presence/rs/belgium/observe', { data, occurred: '2018-07-01' });
    tell(record, 'again/refuse-approval', { body: 'council' }, '2018-06-01');
    expect(await told(record, '2018-05-31')).toEqual([['granted'], '100']);
    expect(await told(record, '2018-07-01')).toEqual([['refused', 'refused'], null]);
    const { items } = await listFindings(record.asked('2018-08-01'), { kind: 'mandate-expired-presence-continues' });
    expect(items).toMatchObject([{ from: '2018-07-01', certain: true }]);
  });

  it('are one after the other: put off, awaited later, and granted anew', async () => {
    const record = register();
    tell(record, 'more/await-approval', { body: 'council', due: '2018-02-10' }, '2018-01-15');
    tell(record, 'again/defer-approval', { body: 'council', due: '2018-04-01' }, '2018-02-01');
    const overdue = async (day: string) => (await listApprovals(record.asked(day), { status: 'overdue' })).items.length;
    expect(await overdue('2018-02-20')).toBe(0);
    expect(await overdue('2018-04-02')).toBe(2);
    tell(record, 'more/grant-approval', mandate(100, '2018-04-10', '2018-08-30'), '2018-04-10');
    tell(record, 'again/grant-approval', mandate(60, '2018-06-01', '2018-12-31'), '2018-05-20');
    expect(await told(record, '2018-05-25')).toEqual([['granted', 'granted'], '100']);
    expect(await told(record, '2018-06-01')).toEqual([['granted', 'granted'], '60']);
  });

  it('are of several bodies, of which the strictest counts, wherever that is told', async () => {
    const record = register();
    record.do('bodies/parliament/register', { data: { name: 'Parliament', party: 'belgium' } });
    tell(record, 'more/grant-approval', mandate(100, '2018-02-01', '2018-12-31'), '2018-01-20');
    const second = { ...mandate(80, '2018-02-01', '2018-10-31'), body: 'parliament' };
    tell(record, 'again/grant-approval', second, '2018-01-25');
    record.do('presence/rs/belgium/observe', { data: { amount: troops(90, 'level') }, occurred: '2018-03-01' });
    const ceiling = async (day: string) => (await item(record, day))?.ceiling?.max;
    expect([await ceiling('2018-10-31'), await ceiling('2018-11-01')]).toEqual(['80', '100']);
    const above = await listFindings(record.asked('2018-12-01'), { kind: 'presence-above-ceiling' });
    expect(above.items).toMatchObject([{ from: '2018-03-01', until: '2018-11-01', certain: true }]);
    const pair = { mission: 'rs', party: 'belgium' };
    const differences = await diffStates(record.asked('2018-10-31'), record.asked('2018-11-01'), pair);
    expect(differences.filter(({ figure }) => figure === 'ceiling')).toMatchObject([
      { from: { max: '80' }, to: { max: '100' }, because: [{ kind: 'day', on: '2018-11-01' }] },
    ]);
  });

  it('are lacking in the file in which it is promised, and that in which those who are there were sent', async () => {
    const record = register();
    tell(record, 'more/make-commitment', { by: 'belgium', amount: troops(40) }, '2018-01-05');
    tell(record, 'more/record-deployment', { extent: 'fully', amount: troops(40) }, '2018-01-10');
    record.do('presence/rs/belgium/observe', { data: { amount: troops(40, 'level') }, occurred: '2018-01-11' });
    tell(record, 'again/await-approval', { body: 'council', due: '2018-01-20' }, '2018-01-03');
    const { items } = await listFindings(record.asked('2018-02-01'), { open: true });
    expect(items.map(({ kind, decision, from }) => [kind, decision, from])).toEqual([
      ['committed-never-approved', 'more', '2018-01-05'],
      ['presence-before-approval', 'more', '2018-01-10'],
      ['approval-overdue', 'more', '2018-01-21'],
    ]);
  });

  it('end a deployment that is told in the other', async () => {
    const record = register();
    tell(record, 'more/record-deployment', { extent: 'fully', amount: troops(100) }, '2018-02-01');
    record.do('presence/rs/belgium/observe', { data: { amount: troops(100, 'level') }, occurred: '2018-02-02' });
    tell(record, 'again/end-deployment', {}, '2018-06-01');
    const state = async (day: string) => {
      const { deployments = [], presentEnded } = (await item(record, day)) ?? {};
      return [deployments[0]?.status, presentEnded];
    };
    expect(await state('2018-05-31')).toEqual(['deployed', undefined]);
    expect(await state('2018-06-01')).toEqual(['ended', 'certainly']);
  });
});
