import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { z } from 'zod';
import { problemsOf } from '../reading/problems.js';
import { addDays, isDay } from './calendar.js';
import { statedDate } from './stated-date.js';

const bounds = (edtf: string) => {
  const { earliest, latest } = statedDate().parse({ edtf });
  return [earliest, latest];
};
const faults = (given: unknown) =>
  problemsOf(statedDate().safeParse(given).error ?? new z.ZodError([])).map(({ pointer }) => pointer);

it('takes a year for what it is where YAML makes a number of it', () => {
  expect(statedDate().parse({ edtf: 2018 })).toEqual(statedDate().parse({ edtf: '2018' }));
  expect(statedDate().parse(2018)).toEqual(statedDate().parse('2018'));
});

describe('the bounds of a date', () => {
  it.each([
    ['2017-11-07', '2017-11-07', '2017-11-07'],
    ['2017-11', '2017-11-01', '2017-11-30'],
    ['2016-02', '2016-02-01', '2016-02-29'],
    ['2017', '2017-01-01', '2017-12-31'],
    ['2017-11-07T23:30:00Z', '2017-11-07', '2017-11-07'],
    ['2017-21', '2017-03-20', '2017-06-20'],
    ['2017-22', '2017-06-21', '2017-09-22'],
    ['2017-23', '2017-09-23', '2017-12-20'],
    ['2017-24', '2017-12-21', '2018-03-19'],
    ['2017-26', '2017-06-21', '2017-09-22'],
    ['2017-29', '2017-09-23', '2017-12-20'],
    ['2017-30', '2017-12-21', '2018-03-19'],
    ['2017-32', '2017-06-21', '2017-09-22'],
    ['2017-33', '2017-01-01', '2017-03-31'],
    ['2017-36', '2017-10-01', '2017-12-31'],
    ['2017-38', '2017-05-01', '2017-08-31'],
    ['2017-40', '2017-01-01', '2017-06-30'],
    ['2017-41', '2017-07-01', '2017-12-31'],
    ['2017-10-15~', '2017-10-10', '2017-10-20'],
    ['2017-10~', '2017-09-16', '2017-11-15'],
    ['2017~', '2016-01-01', '2018-12-31'],
    ['2017-22~', '2017-05-22', '2017-10-22'],
    ['2010-21/..', '2010-03-20', null],
    ['../2010-22', null, '2010-09-22'],
    ['2010-21~/2011-22?', '2010-02-18', '2011-09-22'],
    ['2010-05-01/2010-36', '2010-05-01', '2010-12-31'],
    ['2017-10-15?', '2017-10-15', '2017-10-15'],
    ['2017-10-15%', '2017-10-10', '2017-10-20'],
    ['2017-06/2017-09', '2017-06-01', '2017-09-30'],
    ['2017-10-15~/2018', '2017-10-10', '2018-12-31'],
    ['../2017-11-07', null, '2017-11-07'],
    ['2017-11-07/..', '2017-11-07', null],
    ['/2017', null, '2017-12-31'],
    ['201X', '2010-01-01', '2019-12-31'],
    ['2017-XX', '2017-01-01', '2017-12-31'],
    ['2017-02-XX', '2017-02-01', '2017-02-28'],
    ['2017-XX-31', '2017-01-31', '2017-12-31'],
    ['2017-1X', '2017-10-01', '2017-12-31'],
    ['XXXX', null, null],
    ['[2015,2017-03]', '2015-01-01', '2017-03-31'],
    ['{2015..2017}', '2015-01-01', '2017-12-31'],
    ['[..2017-03]', null, '2017-03-31'],
    ['0001', '0001-01-01', '0001-12-31'],
    ['9999~', '9998-01-01', '9999-12-31'],
  ])('%s are %s to %s', (edtf, earliest, latest) => expect(bounds(edtf)).toEqual([earliest, latest]));

  it('are those that the recorder gives', () =>
    expect(
      statedDate().parse({ text: 'mid-October', edtf: '2017-10-15~', earliest: '2017-10-11', latest: '2017-10-20' }),
    ).toEqual({ text: 'mid-October', edtf: '2017-10-15~', earliest: '2017-10-11', latest: '2017-10-20', rule: 1 }));

  it('may be opened by the recorder', () =>
    expect(statedDate().parse({ edtf: '2017', latest: null })).toMatchObject({ earliest: '2017-01-01', latest: null }));

  it('may be given by the expression alone', () =>
    expect(statedDate().parse('2017-11')).toEqual(statedDate().parse({ edtf: '2017-11' })));
});

describe('a date is refused', () => {
  it.each([
    ['that is no EDTF', { edtf: 'last summer' }, ['/edtf']],
    ['that does not exist', { edtf: '2017-02-29' }, ['/edtf']],
    ['in a month that does not exist', { edtf: '2017-13' }, ['/edtf']],
    ['of an interval that runs backwards', { edtf: '2018/2017' }, ['/edtf']],
    ['with no day that fits', { edtf: '2017-02-3X' }, ['/edtf']],
    ['before the year 1', { edtf: '-0005' }, ['/edtf']],
    ['after the year 9999', { edtf: 'Y20170' }, ['/edtf']],
    ['that is empty', { edtf: '' }, ['/edtf']],
    ['that is no EDTF, given alone', 'last summer', ['']],
    ['whose earliest is after its latest', { edtf: '2017', earliest: '2017-05-01', latest: '2017-04-30' }, ['/latest']],
    ['whose earliest does not exist', { edtf: '2017', earliest: '2017-02-29' }, ['/earliest']],
  ])('%s', (_why, given, expected) => expect(faults(given)).toEqual(expected));
});

describe('any day', () => {
  const days = fc.integer({ min: -700_000, max: 700_000 }).map((offset) => addDays('2017-11-07', offset));

  it('is its own bounds, and reads to itself', () =>
    fc.assert(
      fc.property(days, (day) => {
        const read = statedDate().parse(day);
        expect([read.earliest, read.latest]).toEqual([day, day]);
        expect(statedDate().parse(read)).toEqual(read);
      }),
      { seed: 20171107 },
    ));

  it('is within the bounds of its month, its year and its decade, each within the next', () =>
    fc.assert(
      fc.property(days, (day) => {
        const wider = [day, day.slice(0, 7), day.slice(0, 4), `${day.slice(0, 3)}X`].map(bounds);
        wider.slice(1).forEach(([earliest, latest], index) => {
          const [from, to] = wider[index] ?? [];
          expect(String(earliest) <= String(from) && String(to) <= String(latest)).toBe(true);
        });
      }),
      { seed: 20171107 },
    ));

  it('is a day, and so is the next one, later', () =>
    fc.assert(
      fc.property(days, (day) => {
        expect(isDay(day)).toBe(true);
        expect(day === '9999-12-31' || addDays(day, 1) > day).toBe(true);
      }),
      { seed: 20171107 },
    ));
});
