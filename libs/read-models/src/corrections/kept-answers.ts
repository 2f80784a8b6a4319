import type { Day } from '@acta/domain';
import { eventIndex } from '../audit-events/event-index.js';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import type { StoredLogSource } from '../known/stored-log.js';
import { timelines } from '../timelines.js';
import { changedAnswers, type ChangedAnswers } from './changed-answers.js';

/** Characters of text that are kept for a database. */
const MOST = 48_000_000;

const kept = new WeakMap<Pool, LRUCache<string, string>>();

/**
 * The same, kept once it was told: it rests on nothing but the log up to that event, and on the rules by which rows were made of it. Where
 * rows are missing, it is asked anew.
 */
export async function changedAnswersOf(
  source: StoredLogSource,
  stream: string,
  position: bigint,
  day?: Day,
): Promise<ChangedAnswers> {
  const { pool, view } = source;
  if (view.incomplete.length > 0) return changedAnswers(source, stream, position, day);
  const known = kept.get(pool) ?? new LRUCache({ maxSize: MOST, sizeCalculation: (text) => text.length });
  kept.set(pool, known);
  const tables = [...timelines, eventIndex].map(({ name }) => view.table(name));
  const name = JSON.stringify([String(position), day, tables]);
  const text = known.get(name);
  if (text !== undefined) return JSON.parse(text) as ChangedAnswers;
  const told = await changedAnswers(source, stream, position, day);
  known.set(name, JSON.stringify(told));
  return told;
}
