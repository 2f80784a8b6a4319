import { amountText } from '@acta/application';
import { dateText } from './date.js';
import { statementText } from './statement.js';

type Amount = Parameters<typeof amountText>[0];
type StatedDate = Parameters<typeof dateText>[0];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a field of an event says: an amount and a date as they were stated, anything else by its name. */
function fieldText(name: string, value: unknown): string {
  if (Array.isArray(value)) return `${name}: ${value.map(partText).join('; ')}`;
  if (!isObject(value)) return `${name}: ${String(value)}`;
  if ('basis' in value) return `${name}: ${amountText(value as unknown as Amount)}`;
  if ('edtf' in value) return `${name}: ${dateText(value as unknown as StatedDate)}`;
  return `${name} (${contentsText(value)})`;
}

const partText = (part: unknown): string =>
  isObject(part) ? ('source' in part ? statementText(String(part['source']), part) : contentsText(part)) : String(part);

/** "by: belgium, to: nato, amount: an increase of 100" */
export const contentsText = (data: Readonly<Record<string, unknown>>): string =>
  Object.entries(data)
    .map(([name, value]) => fieldText(name, value))
    .join(', ');
