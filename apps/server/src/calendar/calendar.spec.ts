import { describe, expect, it } from '@jest/globals';
import type { Meeting } from '@acta/application';
import { calendarOf } from './calendar.js';

const meeting = (given: Partial<Meeting>): Meeting => ({
  id: 'council-2017-11-09',
  body: 'council',
  bodyName: 'Council of Ministers',
  status: 'scheduled',
  certain: true,
  date: { edtf: '2017-11-09', earliest: '2017-11-09', latest: '2017-11-09', rule: 1 },
  items: [],
  events: [],
  uid: '00000000-0000-4000-8000-000000000007',
  revision: 2,
  changedAt: '2017-11-07T09:30:15.123456Z',
  ...given,
});

/** The unfolded lines of the one event. */
const linesOf = (given: Partial<Meeting>): readonly string[] => {
  const lines = calendarOf([meeting(given)])
    .replaceAll('\r\n ', '')
    .split('\r\n');
  return lines.slice(lines.indexOf('BEGIN:VEVENT') + 1, lines.indexOf('END:VEVENT'));
};
const line = (name: string, given: Partial<Meeting>): string | undefined =>
  linesOf(given).find((found) => found.startsWith(name));

const dated = (earliest: string | null, latest: string | null, text?: string): Meeting['date'] => ({
  ...(text !== undefined && { text }),
  ...{ edtf: '2017-11', earliest, latest, rule: 1 },
});

describe('a calendar', () => {
  it('is one of whole days, with CRLF at each end of line', () => {
    const text = calendarOf([meeting({})]);
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:[^\r\n]+\r\n/);
    expect(text).toMatch(/END:VEVENT\r\nEND:VCALENDAR\r\n$/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(linesOf({})).toEqual([
      'UID:urn:uuid:00000000-0000-4000-8000-000000000007',
      'DTSTAMP:20171107T093015Z',
      'LAST-MODIFIED:20171107T093015Z',
      'SEQUENCE:2',
      'DTSTART;VALUE=DATE:20171109',
      'DTEND;VALUE=DATE:20171110',
      'STATUS:CONFIRMED',
      'TRANSP:TRANSPARENT',
      'SUMMARY:Council of Ministers',
      'CATEGORIES:council',
      'DESCRIPTION:Session council-2017-11-09: scheduled.\\nNothing is on its agenda.',
    ]);
  });

  it('has nothing in it where there are no sessions', () => expect(calendarOf([])).not.toContain('VEVENT'));

  it('has the title of a session beside its body', () =>
    expect(line('SUMMARY', { title: 'Restricted; on defence' })).toBe(
      'SUMMARY:Council of Ministers: Restricted\\; on defence',
    ));
});

describe('a day that is vague', () => {
  it('spans all the days that can be meant, and the description says so', () => {
    const date = dated('2017-11-01', '2017-11-30', 'in November');
    expect(line('DTSTART', { date })).toBe('DTSTART;VALUE=DATE:20171101');
    expect(line('DTEND', { date })).toBe('DTEND;VALUE=DATE:20171201');
    expect(line('STATUS', { date })).toBe('STATUS:TENTATIVE');
    expect(line('DESCRIPTION', { date })).toContain(
      'The day is not known exactly. Stated: in November (2017-11)\\; from 2017-11-01 to 2017-11-30.',
    );
  });

  it.each([
    [null, '2017-11-09', 'up to 2017-11-09'],
    ['2017-11-09', null, 'from 2017-11-09 on'],
  ])('and open (%s to %s) is at the end that is known', (earliest, latest, words) => {
    const date = dated(earliest, latest);
    expect(line('DTSTART', { date })).toBe('DTSTART;VALUE=DATE:20171109');
    expect(line('DTEND', { date })).toBe('DTEND;VALUE=DATE:20171110');
    expect(line('DESCRIPTION', { date })).toContain(words);
  });

  it('and open at both ends is in no calendar', () =>
    expect(calendarOf([meeting({ date: dated(null, null) })])).not.toContain('VEVENT'));
});

describe('the status', () => {
  it.each([
    [{ status: 'held' }, 'CONFIRMED'],
    [{ status: 'postponed' }, 'CONFIRMED'],
    [{ status: 'cancelled' }, 'CANCELLED'],
    [{ certain: false }, 'TENTATIVE'],
    [{ possibly: [{ status: 'cancelled', date: dated('2017-11-09', '2017-11-09') }] }, 'TENTATIVE'],
  ] as const)('of %j is %s', (given, status) => expect(line('STATUS', given)).toBe(`STATUS:${status}`));
});

describe('the agenda', () => {
  it('is told with titles, what was dropped, and the approvals that are outstanding', () => {
    const item = { status: 'tabled', certain: true, happened: { earliest: null, latest: null }, events: [] } as const;
    const outstanding = [
      { status: 'overdue', body: 'council', due: '2017-11-09' },
      { status: 'pending', body: 'assembly', due: '2017-12-31', dueEarliest: '2017-12-01' },
    ] as unknown as Meeting['items'][number]['outstanding'];
    const items: Meeting['items'] = [
      { ...item, decision: 'more', title: 'The reinforcement', outstanding },
      { ...item, topic: 'Aid', status: 'dropped', reason: 'No time', outstanding: [] },
    ];
    expect(line('DESCRIPTION', { items })).toBe(
      'DESCRIPTION:Session council-2017-11-09: scheduled.\\nAgenda:\\n1. The reinforcement (more)\\n' +
        '   approval overdue at council\\, due 2017-11-09\\n' +
        '   approval pending at assembly\\, due on a day from 2017-12-01 to 2017-12-31\\n2. Aid\\, dropped: No time',
    );
  });
});
