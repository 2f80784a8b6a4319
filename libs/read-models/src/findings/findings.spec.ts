import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { article } from '../testing/article.js';
import { awaiting, commit, deploy, found, grant, observe, register, troops } from '../testing/session-of-march.js';
import { findingKinds } from './kinds.js';
import { listFindings } from './list.js';

describe('findings', () => {
  it('say that approval is overdue, from the day after the session until it is settled', async () => {
    const record = register();
    awaiting(record);
    grant(record, '2018-03-09');
    expect(await found(record, 'approval-overdue')).toEqual([['2018-03-02', '2018-03-09', true]]);
    expect(await found(record, 'approval-overdue', '2018-03-01')).toEqual([]);
  });

  it('say that what was committed was never approved, from when approval was awaited until a grant', async () => {
    const record = register();
    commit(record);
    awaiting(record);
    expect(await found(record, 'committed-never-approved')).toEqual([['2018-01-15', null, true]]);
    grant(record, '2018-03-01');
    expect(await found(record, 'committed-never-approved')).toEqual([['2018-01-15', '2018-03-01', true]]);
  });

  it('say of a commitment that was never approved until when it was made, for it may be over', async () => {
    const record = register();
    const data = { by: 'belgium', amount: troops(90), until: '2018-06-30' };
    record.do('decisions/more/make-commitment', { data, occurred: '2018-01-10' });
    awaiting(record);
    const { items } = await listFindings(record.asked('2018-12-31'), { kind: 'committed-never-approved' });
    expect(items).toMatchObject([
      { until: null, detail: 'A commitment was made until 2018-06-30, and approval is pending at council.' },
    ]);
  });

  it('say of what was committed and never approved that its file was closed', async () => {
    const record = register();
    record.do('decisions/more/make-commitment', {
      data: { by: 'belgium', amount: troops(90) },
      occurred: '2018-01-10',
    });
    awaiting(record);
    record.do('decisions/more/close', { data: { outcome: 'fulfilled' }, occurred: '2018-03-01' });
    const { items } = await listFindings(record.asked('2018-12-31'), { kind: 'committed-never-approved' });
    expect(items).toMatchObject([
      {
        until: null,
        detail: 'A commitment stood, and approval was pending at council when the file was closed.',
      },
    ]);
  });

  it('say that a commitment has no figure until it is over', async () => {
    const record = register();
    const amount = { qualifier: 'unspecified', basis: 'increase', unit: 'personnel' };
    const data = { by: 'belgium', amount, until: '2018-06' };
    record.do('decisions/more/make-commitment', { data, occurred: '2018-01-10' });
    expect(await found(record, 'amount-unspecified')).toEqual([['2018-01-10', '2018-07-01', true]]);
  });

  it('say that what was committed was never approved until the last body that was to approve has', async () => {
    const record = register();
    record.do('bodies/chamber/register', { data: { name: 'Chamber', party: 'belgium' } });
    commit(record);
    awaiting(record);
    record.do('decisions/more/require-approval', { data: { body: 'chamber' }, occurred: '2018-01-20' });
    grant(record, '2018-03-01');
    const kind = 'committed-never-approved';
    const [finding] = (await listFindings(record.asked('2018-04-01'), { kind })).items;
    expect(finding).toMatchObject({ from: '2018-01-15', until: null, certain: true });
    expect(finding?.detail).toBe('A commitment stands, and approval is required at chamber.');
    record.do('decisions/more/grant-approval', { data: { body: 'chamber' }, occurred: '2018-05-02' });
    expect(await found(record, kind)).toEqual([['2018-01-15', '2018-05-02', true]]);
  });

  it('say that what was approved was never deployed', async () => {
    const record = register();
    grant(record, '2018-03-01');
    expect(await found(record, 'approved-never-deployed')).toEqual([['2018-03-01', null, true]]);
    deploy(record, '2018-05-01');
    expect(await found(record, 'approved-never-deployed')).toEqual([['2018-03-01', '2018-05-01', true]]);
  });

  it('say that presence is above the ceiling, while both hold', async () => {
    const record = register();
    grant(record, '2018-03-01', { ceiling: troops(80, 'ceiling'), from: '2018-03-10', until: '2018-06-30' });
    observe(record, 95, '2018-03-05');
    observe(record, 70, '2018-05-01');
    expect(await found(record, 'presence-above-ceiling')).toEqual([['2018-03-10', '2018-05-01', true]]);
  });

  it('tell a breach that was certain once as it was then, though it was merely possible at its end', async () => {
    const record = register();
    grant(record, '2018-03-01', { ceiling: troops(80, 'ceiling'), from: '2018-03-10', until: '2018-06-30' });
    observe(record, 95, '2018-03-05');
    const data = { amount: { value: 80, qualifier: 'about', basis: 'level', unit: 'personnel' } };
    record.do('presence/rs/belgium/observe', { data, occurred: '2018-04-01' });
    observe(record, 70, '2018-05-01');
    const { items } = await listFindings(record.asked('2018-12-31'), { kind: 'presence-above-ceiling' });
    const detail = 'Present: 95; the ceiling is 80.';
    expect(items).toMatchObject([{ certain: true, certainUntil: '2018-04-01', until: '2018-05-01', detail }]);
  });

  it('say that presence may be above the ceiling, where the figure leaves it open', async () => {
    const record = register();
    grant(record, '2018-03-01', { ceiling: troops(80, 'ceiling'), from: '2018-03-10' });
    const data = { amount: { value: 80, qualifier: 'about', basis: 'level', unit: 'personnel' } };
    record.do('presence/rs/belgium/observe', { data, occurred: '2018-04-01' });
    expect(await found(record, 'presence-above-ceiling')).toEqual([['2018-04-01', null, false]]);
  });

  it('say that troops were there before approval, by what was deployed or by what was committed', async () => {
    const deployed = register();
    awaiting(deployed);
    deploy(deployed, '2018-02-01');
    grant(deployed, '2018-03-01');
    expect(await found(deployed, 'presence-before-approval')).toEqual([['2018-02-01', '2018-03-01', true]]);
    const seen = register();
    commit(seen);
    awaiting(seen);
    observe(seen, 40, '2018-02-10');
    expect(await found(seen, 'presence-before-approval')).toEqual([['2018-02-10', null, true]]);
  });

  it('do not take those who were there before for the increase that is awaited', async () => {
    const record = register();
    commit(record, troops(30, 'increase'));
    awaiting(record);
    observe(record, 62, '2018-01-20');
    expect(await found(record, 'presence-before-approval')).toEqual([]);
    observe(record, 92, '2018-02-10');
    expect(await found(record, 'presence-before-approval')).toEqual([['2018-02-10', null, true]]);
  });

  it('say that approval came after it took effect', async () => {
    const record = register();
    grant(record, '2018-03-01', { ceiling: troops(80, 'ceiling'), from: '2018-02-01' });
    expect(await found(record, 'approval-after-effect')).toEqual([['2018-03-01', null, true]]);
    const deployed = register();
    deploy(deployed, '2018-02-01');
    grant(deployed, '2018-03-01');
    expect(await found(deployed, 'approval-after-effect')).toEqual([['2018-03-01', null, true]]);
  });

  it('say that a mandate has expired and presence continues; for certain once it is observed', async () => {
    const record = register();
    grant(record, '2018-03-01', { ceiling: troops(80, 'ceiling'), from: '2018-03-01', until: '2018-06-30' });
    observe(record, 70, '2018-04-01');
    expect(await found(record, 'mandate-expired-presence-continues')).toEqual([['2018-07-01', null, false]]);
    observe(record, 65, '2018-08-01');
    observe(record, 0, '2018-10-01');
    expect(await found(record, 'mandate-expired-presence-continues')).toEqual([['2018-08-01', '2018-10-01', true]]);
  });

  it('say that sources contradict each other about a target', async () => {
    const record = register();
    const target = (value: number) => ({ by: 'nato', amount: troops(value, 'target') });
    const first = record.do('missions/rs/announce-target', { data: target(16_000), occurred: '2018-02-01' });
    const links = [{ relation: 'restates', to: first }];
    record.do('missions/rs/announce-target', { data: target(15_000), links, occurred: '2018-02-02' });
    expect(await found(record, 'sources-contradict')).toEqual([['2018-02-02', null, true]]);
  });

  it('say that an amount was never specified, until it is', async () => {
    const record = register();
    commit(record, { qualifier: 'unspecified', basis: 'increase', unit: 'personnel' });
    expect(await found(record, 'amount-unspecified')).toEqual([['2018-01-10', null, true]]);
    record.do('decisions/more/amend-commitment', { data: { amount: troops(25, 'increase') }, occurred: '2018-02-01' });
    expect(await found(record, 'amount-unspecified')).toEqual([['2018-01-10', '2018-02-01', true]]);
  });

  it('say that a request was studied and has no answer', async () => {
    const record = register();
    const data = { by: 'nato', to: 'belgium', amount: troops(30, 'increase') };
    record.do('decisions/more/record-request', { data, occurred: '2018-01-05' });
    record.do('decisions/more/open-study', { data: { body: 'staff' }, occurred: '2018-01-06' });
    record.do('decisions/more/conclude-study', {
      data: { body: 'staff', outcome: 'feasible' },
      occurred: '2018-02-06',
    });
    record.do('decisions/more/answer-request', { data: { by: 'belgium', answer: 'declined' }, occurred: '2018-04-06' });
    expect(await found(record, 'study-unanswered')).toEqual([['2018-02-06', '2018-04-06', true]]);
  });

  it('say that troops may be there before approval where nobody committed them, by more of them than at first', async () => {
    const record = register();
    observe(record, 0, '2017-12-01');
    awaiting(record);
    observe(record, 70, '2018-02-01');
    grant(record, '2018-03-01', { ceiling: troops(100), from: '2018-03-01' });
    expect(await found(record, 'presence-before-approval')).toEqual([['2018-02-01', '2018-03-01', false]]);
    expect(await found(record, 'approved-never-deployed')).toEqual([['2018-03-01', null, false]]);
  });

  it('do not say that presence continues where it is recorded that it ended, until somebody is seen again', async () => {
    const record = register();
    grant(record, '2018-03-01', { ceiling: troops(100), from: '2018-03-01', until: '2018-12-31' });
    deploy(record, '2018-03-05');
    observe(record, 90, '2018-06-01');
    record.do('decisions/more/end-deployment', { data: {}, occurred: '2018-12-20' });
    expect(await found(record, 'mandate-expired-presence-continues')).toEqual([]);
    observe(record, 5, '2019-02-01');
    expect(await found(record, 'mandate-expired-presence-continues')).toEqual([['2019-02-01', null, true]]);
  });

  it('say that approval is overdue for as long as it is not decided, though its session is cancelled afterwards', async () => {
    const record = register();
    awaiting(record);
    record.do('sessions/march/cancel', { data: { reason: 'It did not meet' }, occurred: '2018-03-12' });
    expect(await found(record, 'approval-overdue')).toEqual([['2018-03-02', null, true]]);
    grant(record, '2018-03-20');
    expect(await found(record, 'approval-overdue')).toEqual([['2018-03-02', '2018-03-20', true]]);
  });

  it.each(['2018-02-28', '2018-03-01'])(
    'say nothing of approval at a session that was cancelled by its day: %s',
    async (on) => {
      const record = register();
      awaiting(record);
      record.do('sessions/march/cancel', { data: {}, occurred: on });
      expect(await found(record, 'approval-overdue')).toEqual([]);
    },
  );

  it('say that approval may be overdue where nobody told when its session was cancelled', async () => {
    const record = register();
    awaiting(record);
    record.do('sessions/march/cancel', { data: {} }, { on: '2018-04-01' });
    expect(await found(record, 'approval-overdue')).toEqual([['2018-03-02', null, false]]);
  });

  it('have a beginning by the day asked about, and are open or not on it', async () => {
    const record = register();
    awaiting(record);
    grant(record, '2018-03-09');
    const asked = record.asked('2018-03-09');
    const kind = 'approval-overdue';
    expect((await listFindings(asked, { kind, open: true })).items).toEqual([]);
    expect((await listFindings(asked, { kind, open: false })).items).toHaveLength(1);
    expect((await listFindings(record.asked('2018-03-08'), { kind, open: true })).items).toMatchObject([
      { mission: 'rs', party: 'belgium', decision: 'more' },
    ]);
  });

  it('are possible until they are certain, and begin by the day asked about', async () => {
    const record = register();
    const due = { edtf: '2018-03' };
    record.do('decisions/more/await-approval', { data: { body: 'council', due }, occurred: '2018-01-15' });
    grant(record, '2018-05-01');
    const kind = 'approval-overdue';
    const on = async (day: string) => (await listFindings(record.asked(day), { kind })).items;
    expect(await on('2018-03-01')).toEqual([]);
    const [possible] = await on('2018-03-31');
    expect(possible).toMatchObject({ from: '2018-03-02', until: '2018-05-01', certain: false });
    expect(possible).not.toHaveProperty('possiblyFrom');
    const certain = { from: '2018-04-01', possiblyFrom: '2018-03-02', until: '2018-05-01', certain: true };
    expect(await on('2018-04-01')).toMatchObject([certain]);
    expect(await on('2019-12-31')).toMatchObject([certain]);
  });

  it('that are open on a day are those of the deployment state', async () => {
    const record = article();
    for (const day of ['2017-11-07', '2017-11-10', '2018-01-01']) {
      const asked = record.asked(day);
      const { items } = await deploymentState(asked, { mission: 'resolute-support' });
      for (const { party, findings } of items) {
        const listed = (await listFindings(asked, { mission: 'resolute-support', party, open: true })).items;
        expect([...new Set(listed.map(({ kind }) => kind))].toSorted()).toEqual(findings);
      }
    }
  });

  it('come with the events behind them', async () => {
    const { items } = await listFindings(article().asked('2017-11-10'), { kind: 'approval-overdue' });
    expect(items).toHaveLength(1);
    expect(items[0]?.events.length).toBeGreaterThan(1);
    expect(findingKinds).toHaveLength(11);
  });
});
