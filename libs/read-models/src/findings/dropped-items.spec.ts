import { describe, expect, it } from '@jest/globals';
import type { Register } from '../testing/register.js';
import { listFindings } from './list.js';
import { awaiting, found, register } from '../testing/session-of-march.js';

/** A file on the agenda of March, where it is awaited; there is a session in April too. */
function tabled(): Register {
  const record = register();
  awaiting(record);
  record.do('sessions/march/table-item', { data: { decision: 'more' }, occurred: '2018-02-01' });
  record.do('sessions/april/schedule', { data: { body: 'council', date: '2018-04-05' }, occurred: '2018-02-01' });
  return record;
}

describe('a finding that an approval is overdue', () => {
  it('has the events of its session behind it, but not what became of other files there', async () => {
    const record = tabled();
    const data = { title: 'Other', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
    record.do('decisions/other/open', { data, occurred: '2018-01-01' });
    const others = ['table-item', 'drop-item'].map((command) =>
      record.do(`sessions/march/${command}`, { data: { decision: 'other' }, occurred: '2018-02-02' }),
    );
    const topic = record.do('sessions/march/table-item', { data: { topic: 'Weather' }, occurred: '2018-02-02' });
    const slip = record.do('sessions/march/postpone', { data: { date: '2018-03-02' }, occurred: '2018-02-03' });
    const { items } = await listFindings(record.asked('2018-03-10'), { kind: 'approval-overdue' });
    expect(items).toHaveLength(1);
    expect(items[0]?.events).toContain(slip);
    for (const event of [...others, topic]) expect(items[0]?.events).not.toContain(event);
  });
});

describe('findings on what was dropped from an agenda', () => {
  it('say that an item was dropped from an agenda, until it is awaited elsewhere', async () => {
    const record = tabled();
    record.do('sessions/march/drop-item', { data: { decision: 'more', reason: 'No time' }, occurred: '2018-02-20' });
    expect(await found(record, 'item-dropped')).toEqual([['2018-02-20', null, true]]);
    record.do('decisions/more/await-approval', { data: { body: 'council', session: 'april' }, occurred: '2018-03-05' });
    expect(await found(record, 'item-dropped')).toEqual([['2018-02-20', '2018-03-05', true]]);
  });

  it('say that an item was dropped until its body awaits it elsewhere, whatever another body has to decide', async () => {
    const record = tabled();
    record.do('decisions/more/await-approval', { data: { body: 'staff', due: '2019-01-01' }, occurred: '2018-01-15' });
    record.do('sessions/march/drop-item', { data: { decision: 'more' }, occurred: '2018-02-20' });
    record.do('decisions/more/await-approval', { data: { body: 'council', session: 'april' }, occurred: '2018-03-05' });
    const due = { body: 'council', due: '2018-05-01' };
    record.do('decisions/more/defer-approval', { data: due, occurred: '2018-04-05' });
    expect(await found(record, 'item-dropped')).toEqual([['2018-02-20', '2018-03-05', true]]);
  });

  it('say that an item was dropped on its day, though it was put off to another session in the same breath', async () => {
    const record = tabled();
    record.do('sessions/march/drop-item', { data: { decision: 'more' }, occurred: '2018-02-20' });
    record.do('decisions/more/defer-approval', { data: { body: 'council', session: 'april' }, occurred: '2018-02-20' });
    expect(await found(record, 'item-dropped')).toEqual([['2018-02-20', '2018-02-21', true]]);
  });

  it('say nothing of an item that is dropped where it is awaited no more', async () => {
    const record = tabled();
    record.do('decisions/more/defer-approval', { data: { body: 'council', session: 'april' }, occurred: '2018-02-19' });
    record.do('sessions/march/drop-item', { data: { decision: 'more' }, occurred: '2018-02-20' });
    expect(await found(record, 'item-dropped')).toEqual([]);
  });

  it('say that an item was dropped though it is awaited at another session, where that one is over or cancelled', async () => {
    for (const end of ['hold', 'cancel']) {
      const record = tabled();
      record.do('sessions/april/table-item', { data: { decision: 'more' }, occurred: '2018-02-25' });
      record.do(`sessions/march/${end}`, { data: {}, occurred: end === 'hold' ? '2018-03-01' : '2018-02-28' });
      record.do('sessions/april/drop-item', { data: { decision: 'more' }, occurred: '2018-03-10' });
      expect(await found(record, 'item-dropped')).toEqual([['2018-03-10', null, true]]);
    }
  });

  it('say that an item may have been dropped for good where the other session may be over', async () => {
    const record = tabled();
    record.do('sessions/march/postpone', { data: { date: '2018-03' }, occurred: '2018-02-20' });
    record.do('sessions/april/table-item', { data: { decision: 'more' }, occurred: '2018-02-25' });
    record.do('sessions/april/drop-item', { data: { decision: 'more' }, occurred: '2018-03-10' });
    expect(await found(record, 'item-dropped')).toEqual([['2018-03-10', null, false]]);
  });
});
