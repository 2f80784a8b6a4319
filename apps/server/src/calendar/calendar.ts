import type { Meeting } from '@acta/application';
import { property, textProperty } from './content-line.js';
import { describeMeeting, placeOf } from './meeting.js';

/** `2017-11-07` as `20171107`. */
const date = (day: string): string => day.replaceAll('-', '');

/** `2017-11-07T10:00:00.123456Z` as `20171107T100000Z`. */
const instant = (moment: string): string => `${moment.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

/** One session as an event of whole days; nothing for one of which no day is known. */
function eventOf(meeting: Meeting): string {
  const place = placeOf(meeting);
  if (!place) return '';
  const { uid, revision, changedAt, title, bodyName, body } = meeting;
  return [
    property('BEGIN', 'VEVENT'),
    property('UID', `urn:uuid:${uid}`),
    // What is published is what was recorded: the same record makes the same calendar.
    property('DTSTAMP', instant(changedAt)),
    property('LAST-MODIFIED', instant(changedAt)),
    property('SEQUENCE', String(revision)),
    property('DTSTART;VALUE=DATE', date(place.from)),
    property('DTEND;VALUE=DATE', date(place.until)),
    property('STATUS', place.status),
    property('TRANSP', 'TRANSPARENT'),
    textProperty('SUMMARY', title === undefined ? bodyName : `${bodyName}: ${title}`),
    textProperty('CATEGORIES', body),
    textProperty('DESCRIPTION', describeMeeting(meeting, place)),
    property('END', 'VEVENT'),
  ].join('');
}

/** Sessions as a calendar (RFC 5545). */
export const calendarOf = (meetings: readonly Meeting[]): string =>
  [
    property('BEGIN', 'VCALENDAR'),
    property('VERSION', '2.0'),
    property('PRODID', '-//Acta//Agenda//EN'),
    property('CALSCALE', 'GREGORIAN'),
    property('METHOD', 'PUBLISH'),
    textProperty('X-WR-CALNAME', 'Acta: agenda'),
    ...meetings.map(eventOf),
    property('END', 'VCALENDAR'),
  ].join('');
