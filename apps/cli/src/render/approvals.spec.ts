import { describe, expect, it } from '@jest/globals';
import type { ApprovalsAnswer } from '@acta/application';
import { renderApprovals } from './approvals.js';

type Item = ApprovalsAnswer['items'][number];

const pending: Item = {
  decision: 'more',
  contributor: 'belgium',
  mission: 'rs',
  body: 'council',
  status: 'pending',
  certain: true,
  session: 'council-9',
  sessionDate: '2017-11-09',
  sessionStatus: 'scheduled',
  onAgenda: 'tabled',
  due: '2017-11-09',
  overdueSince: null,
  overdueDays: null,
  vote: null,
  amount: null,
  mandate: null,
  mandates: [],
  occurred: null,
  happened: { earliest: null, latest: '2017-11-07' },
  events: [],
  settled: null,
};
const shown = (item: Partial<Item> = {}): string =>
  renderApprovals('Approvals', {
    validAt: '2017-11-12',
    knownAt: 1n,
    basis: 'recorded',
    position: 1n,
    items: [{ ...pending, ...item }],
    nextCursor: null,
  });

describe('approvals in a terminal', () => {
  it('tell the body, the day and the session', () =>
    expect(shown()).toMatch(/pending +council +.*9 November 2017.* +council-9 +more/));

  it('tell by how many days they are overdue', () => {
    expect(shown({ status: 'overdue', overdueDays: 1 })).toContain('overdue by 1 day ');
    expect(shown({ status: 'overdue', overdueDays: 3 })).toContain('overdue by 3 days ');
  });

  it('tell what else they may be', () =>
    expect(shown({ certain: false, possibly: ['overdue'] })).toContain('pending, possibly overdue'));

  it('tell that they may not be so at all', () => expect(shown({ certain: false })).toContain('pending (possibly)'));

  it('tell the day on which it was decided', () => {
    const occurred = { edtf: '2017-11-10', earliest: '2017-11-10', latest: '2017-11-10', rule: 1 as const };
    expect(shown({ status: 'granted', due: null, occurred })).toContain('2017-11-10');
  });

  it.each([
    [{ due: '2019-12-20', dueEarliest: '2019-09-23' }, 'a day from 2019-09-23 to 2019-12-20'],
    [{ due: null, dueEarliest: '2019-09-23' }, 'a day from 2019-09-23 on'],
  ])('tell a vague day as its bounds: %j', (due, words) => expect(shown(due)).toContain(`  council  ${words}  `));

  it.each([
    [{ on: '2017-11-16' }, 'later granted on 2017-11-16'],
    [{ on: '2017-11-30', onEarliest: '2017-11-13' }, 'later granted by 2017-11-30'],
    [{ on: '2017-11-30', onEarliest: '2017-11-12' }, 'granted by 2017-11-30'],
    [{ on: '2017-11-30', onEarliest: null }, 'granted by 2017-11-30'],
  ])('tell what became of them later, and that it was later: %j', (day, words) =>
    expect(shown({ settled: { status: 'granted', session: null, ...day } })).toContain(`  more  ${words}\n`),
  );

  it('tell why no day is known', () => {
    expect(shown({ due: null, sessionStatus: 'cancelled' })).toContain('its session is cancelled');
    expect(shown({ due: null, session: null, sessionStatus: null })).toContain('no day is known');
  });
});
