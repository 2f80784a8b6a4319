import { Client } from 'pg';
import type { Attempts, Tracked } from './attempts.js';
import { Findings } from './findings.js';
import { dataOf } from './writers.js';

interface LoggedRow {
  readonly position: string;
  readonly stream: string;
  readonly version: string;
  readonly id: string;
  readonly data: string;
  readonly back: boolean;
}

interface Seen {
  readonly position: bigint;
  readonly version: number;
}

const PAGE = 20_000;

/**
 * Holds the log against the history: dense and in order; every acknowledged append there once, where its writer was told; every
 * append whole or not at all; none before what was acknowledged before it began; nothing that was refused, or that nobody meant.
 *
 * It reads the table itself: the store's own readers are not to be trusted here.
 * @returns how many events the log holds
 * @throws Error with what is wrong
 */
export async function checkLog(url: string, attempts: Attempts): Promise<number> {
  const findings = new Findings();
  const places = placesOf(attempts);
  const seen = new Map<string, Seen>();
  const versions = new Map<string, number>();
  let head = 0n;
  for await (const row of logged(url)) {
    const position = BigInt(row.position);
    const version = Number(row.version);
    const before = versions.get(row.stream) ?? 0;
    if (position !== head + 1n) findings.add('gap in the positions', `${position} follows ${head}`);
    if (version !== before + 1) findings.add('gap in the versions', `${row.stream}: ${version} follows ${before}`);
    if (row.back) findings.add('recorded_at went back', `at position ${position}`);
    const place = places.get(row.id);
    if (!place) findings.add('nobody meant it', `${row.id} at position ${position}`);
    else if (place.stream !== row.stream || place.data !== row.data) {
      findings.add('recorded otherwise than meant', `${row.id} at position ${position}: ${row.data}`);
    }
    if (seen.has(row.id))
      findings.add('doubled', `${row.id} at positions ${seen.get(row.id)?.position} and ${position}`);
    seen.set(row.id, { position, version });
    versions.set(row.stream, version);
    head = position;
  }
  for (const tracked of attempts.all) checkAttempt(tracked, seen, findings);
  findings.throwIfAny();
  return seen.size;
}

function placesOf(attempts: Attempts): ReadonlyMap<string, { stream: string; data: string }> {
  const places = new Map<string, { stream: string; data: string }>();
  for (const { attempt } of attempts.all) {
    for (const { stream, ids } of attempt.parts) {
      ids.forEach((id, index) => places.set(id, { stream, data: JSON.stringify(dataOf(attempt.key, index)) }));
    }
  }
  return places;
}

function checkAttempt({ attempt, floor, outcome }: Tracked, seen: ReadonlyMap<string, Seen>, findings: Findings): void {
  const { key, parts } = attempt;
  const ids = parts.flatMap((part) => part.ids);
  const there = ids.flatMap((id) => seen.get(id) ?? []);
  if (there.length === 0) {
    if (outcome?.kind === 'acknowledged')
      findings.add('lost', `${key}, acknowledged at ${outcome.positions.join(', ')}`);
    return;
  }
  const first = there[0] as Seen;
  if (there.length < ids.length) findings.add('half-written', `${key}: ${there.length} of ${ids.length} events`);
  if (outcome?.kind === 'refused') findings.add('refused and recorded', `${key} at ${first.position}`);
  if (first.position <= floor)
    findings.add('out of order', `${key} at ${first.position}, meant after ${floor} was there`);
  there.forEach(({ position, version }, index) => {
    if (position !== first.position + BigInt(index))
      findings.add('torn apart', `${key} at ${first.position} and ${position}`);
    if (outcome?.kind !== 'acknowledged') return;
    if (`${position}` !== outcome.positions[index] || version !== outcome.versions[index]) {
      findings.add('elsewhere than acknowledged', `${key} at ${position}, acknowledged at ${outcome.positions[index]}`);
    }
  });
  for (const { stream, expected, ids: own } of parts) {
    const version = seen.get(own[0] ?? '')?.version;
    if (typeof expected === 'number' && version !== undefined && version !== expected + 1) {
      findings.add('recorded against its expectation', `${key}: ${stream} at ${version}, expected ${expected}`);
    }
  }
}

/** The whole log in order of position, a page at a time. */
async function* logged(url: string): AsyncIterable<LoggedRow> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(`declare log no scroll cursor for
      select position, stream, version, id, data, recorded_at < lag(recorded_at) over (order by position) as back
      from event order by position`);
    for (;;) {
      const { rows } = await client.query<LoggedRow>(`fetch ${PAGE} from log`);
      yield* rows;
      if (rows.length < PAGE) return;
    }
  } finally {
    await client.end();
  }
}
