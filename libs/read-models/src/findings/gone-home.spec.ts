import { describe, expect, it } from '@jest/globals';
import { diffStates } from '../diff/diff.js';
import { partyItems } from '../deployment/state.js';
import type { Register } from '../testing/register.js';
import { awaiting, commit, deploy, found, grant, observe, register, troops } from '../testing/session-of-march.js';

const end = (record: Register, occurred: string) => record.do('decisions/more/end-deployment', { data: {}, occurred });

/** Deployed on 1 February, before the council has approved. */
function deployed(): Register {
  const record = register();
  observe(record, 0, '2018-01-02');
  awaiting(record);
  commit(record, troops(30, 'increase'));
  deploy(record, '2018-02-01');
  return record;
}

describe('findings on who is there', () => {
  it('say that they are there without approval until they are told to have gone, though they were seen before', async () => {
    const record = deployed();
    observe(record, 30, '2018-02-05');
    end(record, '2018-03-31');
    expect(await found(record, 'presence-before-approval')).toEqual([['2018-02-01', '2018-03-31', true]]);
  });

  it('say so of who is above a ceiling', async () => {
    const record = deployed();
    grant(record, '2018-02-01', { ceiling: troops(10, 'ceiling'), from: '2018-01-01', until: '2018-12-31' });
    observe(record, 30, '2018-02-05');
    end(record, '2018-03-31');
    expect(await found(record, 'presence-above-ceiling')).toEqual([['2018-02-05', '2018-03-31', true]]);
  });

  it('say with who was there that their deployment has ended since', async () => {
    const record = deployed();
    observe(record, 30, '2018-02-05');
    end(record, '2018-03');
    const told = async (day: string) =>
      (await partyItems(record.asked(day), { mission: 'rs', party: 'belgium' })).map(({ present, presentEnded }) => [
        present?.text,
        presentEnded,
      ]);
    expect(await told('2018-02-28')).toEqual([['30', undefined]]);
    expect(await told('2018-03-15')).toEqual([['30', 'possibly']]);
    expect(await told('2018-03-31')).toEqual([['30', 'certainly']]);
    const pair = { mission: 'rs', party: 'belgium' };
    const differences = await diffStates(record.asked('2018-02-28'), record.asked('2018-03-31'), pair);
    const ended = differences.find(({ figure }) => figure === 'presentEnded');
    expect(ended).toMatchObject({ from: null, to: 'certainly' });
    expect(ended?.because.map((cause) => cause.kind === 'event' && [cause.event.type, cause.on])).toEqual([
      ['DeploymentEnded', '2018-03-01'],
      ['DeploymentEnded', '2018-03-31'],
    ]);
    deploy(record, '2018-05-01');
    expect(await told('2018-05-01')).toEqual([['30', undefined]]);
  });

  it('say nothing anew where nobody was seen there after they had gone, on a day that is not known', async () => {
    const record = register();
    grant(record, '2018-01-15', { ceiling: troops(100, 'ceiling'), from: '2018-01-15', until: '2018-12-31' });
    observe(record, 80, '2019-02-01');
    end(record, '2019-05-01');
    observe(record, 0, '2019-05-20');
    record.do('presence/rs/belgium/observe', { data: { amount: troops(0) }, occurred: '2019-05-31~' });
    expect(await found(record, 'mandate-expired-presence-continues')).toEqual([['2019-02-01', '2019-05-01', true]]);
  });

  it('take somebody of unspecified number for somebody, and "at most" for perhaps somebody', async () => {
    for (const [amount, certain] of [
      [{ qualifier: 'unspecified', basis: 'level', unit: 'personnel' }, true],
      [{ value: 80, qualifier: 'at-most', basis: 'level', unit: 'personnel' }, false],
    ] as const) {
      const record = register();
      grant(record, '2018-01-15', { ceiling: troops(100, 'ceiling'), from: '2018-01-15', until: '2018-12-31' });
      record.do('presence/rs/belgium/observe', { data: { amount }, occurred: '2019-02-01' });
      const expired = await found(record, 'mandate-expired-presence-continues');
      expect(expired).toEqual([['2019-02-01', null, certain]]);
    }
  });

  it('say so until nobody is seen there any more', async () => {
    const record = deployed();
    observe(record, 0, '2018-03-31');
    expect(await found(record, 'presence-before-approval')).toEqual([['2018-02-01', '2018-03-31', true]]);
    deploy(record, '2018-05-01');
    expect(await found(record, 'presence-before-approval')).toEqual([
      ['2018-02-01', '2018-03-31', true],
      ['2018-05-01', null, true],
    ]);
  });

  it('leave it open within the days in which they may have gone, and where they were seen on the day itself', async () => {
    const vague = deployed();
    observe(vague, 30, '2018-02-05');
    end(vague, '2018-03');
    expect(await found(vague, 'presence-before-approval', '2018-03-15')).toEqual([['2018-02-01', '2018-03-31', false]]);
    const same = deployed();
    observe(same, 0, '2018-02-01');
    expect(await found(same, 'presence-before-approval')).toEqual([['2018-02-01', null, false]]);
  });
});

describe('what was approved and never deployed', () => {
  it('stays so while a renewal is awaited', async () => {
    const record = register();
    grant(record, '2018-01-10', { ceiling: troops(50, 'ceiling'), from: '2018-01-10', until: '2018-12-31' });
    const due = { body: 'council', due: '2018-12-01' };
    record.do('decisions/more/await-approval', { data: due, occurred: '2018-11-01' });
    expect(await found(record, 'approved-never-deployed')).toEqual([['2018-01-10', null, true]]);
    record.do('decisions/more/refuse-approval', { data: { body: 'council' }, occurred: '2018-12-01' });
    expect(await found(record, 'approved-never-deployed')).toEqual([['2018-01-10', '2018-12-01', true]]);
  });
});
