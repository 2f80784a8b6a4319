import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';

/** A field of an item by its path: `['occurred', 'earliest']`. */
type Column = readonly string[];

type Fields = Readonly<Record<string, unknown>>;

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? unwrapped(schema.unwrap()) : schema;
}

/** The columns of items of a documented shape: one for each field, and for each field of an object with fields of its own. */
export function columnsOf(schema: z.core.$ZodType, path: Column = []): readonly Column[] {
  const shape = unwrapped(schema);
  if (!(shape instanceof z.ZodObject)) return [path];
  const fields: [string, z.core.$ZodType][] = Object.entries(shape.shape);
  return fields.length === 0 ? [path] : fields.flatMap(([name, field]) => columnsOf(field, [...path, name]));
}

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy of the objects on the way, so that a field can be taken from them. */
const taken = (fields: Fields, [name = '', ...path]: Column): readonly [value: unknown, rest: Fields] => {
  const { [name]: value, ...rest } = fields;
  if (path.length === 0) return [value, rest];
  if (!isFields(value)) return [undefined, value == null ? rest : fields];
  const [inner, left] = taken(value, path);
  return [inner, Object.keys(left).length > 0 ? { ...rest, [name]: left } : rest];
};

/** Positions are 64 bit: digits. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part));

function cellOf(value: unknown): string | number {
  if (value == null) return '';
  if (typeof value === 'string' || typeof value === 'number') return value;
  return typeof value === 'object' ? toJson(value) : String(value);
}

const overflow = 'more';

const lines = (rows: readonly (readonly (string | number)[])[]): string =>
  // A cell that a spreadsheet would take for a formula gets an apostrophe.
  stringify([...rows], { record_delimiter: 'windows', quoted_match: /[\r\n]/, escape_formulas: true });

export const csvHeader = (columns: readonly Column[]): string =>
  lines([[...columns.map((path) => path.join('.')), overflow]]);

/**
 * Items as lines of CSV (RFC 4180). Lists, and objects without documented fields, are JSON; so is, in the last column, whatever has
 * no column of its own.
 */
export function csvLines(columns: readonly Column[], items: readonly object[]): string {
  return lines(
    items.map((item) => {
      let rest = item as Fields;
      const cells = columns.map((path) => {
        const [value, left] = taken(rest, path);
        rest = left;
        return cellOf(value);
      });
      return [...cells, Object.keys(rest).length > 0 ? toJson(rest) : ''];
    }),
  );
}
