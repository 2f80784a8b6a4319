import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { columnsOf, csvHeader, csvLines } from './csv.js';

const shape = z.looseObject({
  id: z.string(),
  occurred: z.looseObject({ edtf: z.string(), earliest: z.string().nullable() }).nullish(),
  open: z.boolean().optional(),
  items: z.array(z.looseObject({})).optional(),
  data: z.looseObject({}).optional(),
  count: z.int().optional(),
});
const columns = columnsOf(shape);
const line = (item: object) => csvLines(columns, [item]);

describe('a list as CSV', () => {
  it('has a column for each documented field, and one for whatever else there is', () =>
    expect(csvHeader(columns)).toBe('id,occurred.edtf,occurred.earliest,open,items,data,count,more\r\n'));

  it('has nothing where there is nothing', () => {
    expect(line({ id: 'a' })).toBe('a,,,,,,,\r\n');
    expect(line({ id: 'a', occurred: null })).toBe('a,,,,,,,\r\n');
    expect(line({ id: 'a', occurred: { edtf: '2017', earliest: null } })).toBe('a,2017,,,,,,\r\n');
  });

  it('has lists, and objects without documented fields, as JSON', () =>
    expect(line({ id: 'a', open: false, items: [{ n: 1n }], data: { k: 'v' }, count: 0 })).toBe(
      'a,,,false,"[{""n"":""1""}]","{""k"":""v""}",0,\r\n',
    ));

  it('loses nothing that has no column of its own', () =>
    expect(line({ id: 'a', occurred: { edtf: '2017', earliest: null, anchor: 'x' }, new: true })).toBe(
      'a,2017,,,,,,"{""new"":true,""occurred"":{""anchor"":""x""}}"\r\n',
    ));

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@sum', "'@sum"],
    ['\ttab', "'\ttab"],
    ['\rreturn', '"\'\rreturn"'],
    ['a=1', 'a=1'],
  ])('writes %j so that no spreadsheet computes it', (id, cell) => expect(line({ id })).toBe(`${cell},,,,,,,\r\n`));

  it.each([
    ['a,b', '"a,b"'],
    ['a"b', '"a""b"'],
    ['a\nb', '"a\nb"'],
    ['a\r\nb', '"a\r\nb"'],
  ])('quotes %j', (id, cell) => expect(line({ id })).toBe(`${cell},,,,,,,\r\n`));
});
