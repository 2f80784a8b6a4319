import type { z } from 'zod';
import { columnsOf, csvHeader, csvLines, toJson } from './csv.js';

type Pages = AsyncIterable<readonly object[]>;

/** How a list is written other than as one JSON document, by media type. */
export interface Format {
  readonly contentType: string;
  /** @param item the documented shape of an item */
  write(pages: Pages, item: z.core.$ZodType): AsyncIterable<string>;
}

async function* ndjson(pages: Pages): AsyncIterable<string> {
  for await (const items of pages) yield items.map((item) => `${toJson(item)}\n`).join('');
}

async function* csv(pages: Pages, item: z.core.$ZodType): AsyncIterable<string> {
  const columns = columnsOf(item);
  yield csvHeader(columns);
  for await (const items of pages) yield csvLines(columns, items);
}

export const formats: Readonly<Record<string, Format>> = {
  'application/x-ndjson': { contentType: 'application/x-ndjson; charset=utf-8', write: ndjson },
  'text/csv': { contentType: 'text/csv; charset=utf-8; header=present', write: csv },
};

export const JSON_TYPE = 'application/json';

export const mediaTypes: readonly string[] = [JSON_TYPE, ...Object.keys(formats)];
