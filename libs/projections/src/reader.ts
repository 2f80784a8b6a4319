import { createHash } from 'node:crypto';
import { ActaError } from '@acta/kernel';
import type { Pool } from 'pg';
import { dayText, STILL } from './changes.js';
import type { ProjectionDefinition } from './definition.js';
import type { AsOf, Beginnings, BelievedBetween, Changed, During, FoundPiece, PieceFilter } from './found-pieces.js';
import { KnownRows } from './known-rows.js';
import { streamsTableOf, tableOf } from './registry.js';
import { ValuesEver } from './values-ever.js';

interface Live {
  readonly generation: number;
  readonly keys: readonly string[];
  /** Of them, those that few pieces have. */
  readonly sparse: readonly string[];
}

/** stream, from, until, known from, known until, content, keys … */
type PieceRow = readonly [string, string | null, string | null, string, string, string, ...(string | null)[]];

/**
 * The pieces in a table: a row is one, and a second, shorter one where it was cut short. Each half has an index with all four ends
 * of its spans, so that only rows that are an answer are fetched.
 */
function piecesIn(table: string): string {
  return `(select *, ends as until, known_from as since, cut_at as to_position from ${table}
    union all select *, cut_to as until, cut_at as since, known_until as to_position from ${table} where cut_to is not null)`;
}

const believedAt = (position: string): string => `to_position > ${position}::bigint and since <= ${position}::bigint`;

const touching = `begins < coalesce($2::date, 'infinity') and until > coalesce($1::date, '-infinity') and ${believedAt('$3')}`;

/**
 * Opens a view of some projections. What it answers as of a position does not change while it is used, whatever is appended.
 * @throws ActaError `projection-rebuilding` (unavailable) while the live generation is of another version than the definition
 */
export async function openView(
  pool: Pool,
  definitions: readonly ProjectionDefinition[],
  prepares: boolean,
): Promise<View> {
  const { rows } = await pool.query<{
    name: string;
    generation: number;
    version: number;
    keys: readonly string[];
    sparse: readonly string[];
    position: string;
    incomplete: readonly string[];
  }>(
    `select p.name, g.generation, g.version, g.keys, g.sparse, g.position, array(
       select k.stream from projection_parked k where k.generation = g.generation
       union select s.stream from projection_skip s where s.projection = p.name and s.version = g.version order by 1) as incomplete
     from projection p join projection_generation g on g.generation = p.live where p.name = any($1)`,
    [definitions.map(({ name }) => name)],
  );
  for (const { name, version } of definitions) {
    if (!rows.some((row) => row.name === name && row.version === version)) throw rebuilding(name);
  }
  const positions = rows.map(({ position }) => BigInt(position));
  return new View(
    pool,
    new Map(rows.map(({ name, generation, keys, sparse }) => [name, { generation, keys, sparse }])),
    positions.reduce((least, position) => (position < least ? position : least), positions[0] ?? 0n),
    rows.flatMap(({ incomplete }) => incomplete),
    prepares,
  );
}

function rebuilding(name: string): ActaError {
  return new ActaError(
    'unavailable',
    'projection-rebuilding',
    `The projection ${name} has yet to be rebuilt for this version of Acta, by a server, a worker or "acta projections rebuild ${name}"; try again then.`,
  );
}

const known = new KnownRows(8_000_000);

/** Of more values of a key that few pieces have, most are of no piece at all. */
const FEW = 8;

export class View {
  readonly #pool: Pool;
  readonly #live: ReadonlyMap<string, Live>;
  readonly #prepares: boolean;
  readonly #values: ValuesEver;

  constructor(
    pool: Pool,
    live: ReadonlyMap<string, Live>,
    /** The position that its answers speak for: everything up to it is shown in all of its projections. */
    readonly position: bigint,
    /** Streams with events that are parked or skipped: an answer that they touch lacks something. */
    readonly incomplete: readonly string[],
    /** Whether connections may keep prepared statements: to plan a look-up takes as long as to answer it. */
    prepares: boolean,
  ) {
    this.#pool = pool;
    this.#live = live;
    this.#prepares = prepares;
    this.#values = new ValuesEver(pool, this);
  }

  /** The pieces that hold on a day, as believed at a position. */
  asOf<Row>(name: string, { validAt, knownAt = this.position, filter }: AsOf): Promise<readonly FoundPiece<Row>[]> {
    const condition = `begins <= $1::date and until > $1::date and ${believedAt('$2')}`;
    return this.#pieces(name, condition, [validAt, knownAt], filter);
  }

  /** The pieces that touch a stretch of valid time, as believed at a position. */
  during<Row>(
    name: string,
    { from, until, knownAt = this.position, filter }: During,
  ): Promise<readonly FoundPiece<Row>[]> {
    return this.#pieces(name, touching, [from, until, knownAt], filter);
  }

  /** The last days on which pieces begin that touch a stretch of valid time, as believed at a position; the last one first, null: open. */
  async beginnings(
    name: string,
    { from, until, most, knownAt = this.position, filter }: Beginnings,
  ): Promise<readonly (string | null)[]> {
    const pieces = this.#matching(name, touching, [from, until, knownAt], await this.narrowed(name, filter));
    const text = `select distinct begins from ${pieces.from} order by begins desc limit ${most}`;
    const { rows } = await this.#query<[string | null]>(`select ${dayText('begins')} from (${text}) p`, pieces.values);
    return rows.map(([begins]) => begins);
  }

  /** The pieces that began or ended to be believed between two positions: what the events there brought about. */
  changed<Row>(name: string, { after, upTo, filter }: Changed): Promise<readonly FoundPiece<Row>[]> {
    const condition = `to_position > $1::bigint and since <= $2::bigint and (since > $1::bigint or to_position <= $2::bigint)`;
    return this.#pieces(name, condition, [after, upTo], filter);
  }

  /** The pieces that hold on a day, as they were believed at any position from one to another. */
  believedBetween<Row>(
    name: string,
    { validAt, from, upTo, filter }: BelievedBetween,
  ): Promise<readonly FoundPiece<Row>[]> {
    const condition = `begins <= $1::date and until > $1::date and to_position > $2::bigint and since <= $3::bigint`;
    return this.#pieces(name, condition, [validAt, from, upTo], filter);
  }

  /** The streams that had such pieces at any time, whether they are believed still or not. */
  async streamsEver(name: string, filter: Pick<PieceFilter, 'keys'> = {}): Promise<readonly string[]> {
    const { keys } = await this.narrowed(name, filter);
    const wanted = this.#wanted(name, keys);
    const conditions = wanted.map(([column], index) => `${column} = any($${index + 1})`);
    const { rows } = await this.#pool.query<{ stream: string }>(
      `select distinct stream from ${this.streamsTable(name)} where ${['true', ...conditions].join(' and ')} order by stream`,
      wanted.map(([, accepted]) => accepted),
    );
    return rows.map(({ stream }) => stream);
  }

  /** The table with the streams that ever had pieces of a timeline, and their keys; for queries of one's own. */
  streamsTable(name: string): string {
    return streamsTableOf(this.#find(name).generation);
  }

  /** The table with a projection's rows, for queries of one's own; its name changes with a rebuild. */
  table(name: string): string {
    return tableOf(this.#find(name).generation);
  }

  async #pieces<Row>(
    name: string,
    condition: string,
    given: readonly unknown[],
    filter?: PieceFilter,
  ): Promise<readonly FoundPiece<Row>[]> {
    const { keys } = this.#find(name);
    const narrowed = await this.narrowed(name, filter);
    if ([narrowed.streams, ...Object.values(narrowed.keys ?? {})].some((wanted) => wanted?.length === 0)) return [];
    const { from: matching, values } = this.#matching(name, condition, given, narrowed);
    const text = `select stream, ${dayText('begins')}, ${dayText('until')}, since, to_position, content${keys.map((key) => `, "${key}"`).join('')}
      from ${matching} order by stream, begins, since`;
    const { rows } = await this.#query<PieceRow>(text, values);
    return rows.map(([stream, from, until, since, to, content, ...found]) => ({
      stream,
      from,
      until,
      knownFrom: BigInt(since),
      knownUntil: BigInt(to) === STILL ? null : BigInt(to),
      keys: keysFound(keys, found as (string | null)[]),
      row: known.row(content) as Row,
    }));
  }

  /** The same filter, which asks for no values that no stream ever had of keys that few have. */
  async narrowed(name: string, filter: PieceFilter = {}): Promise<PieceFilter> {
    const { sparse } = this.#find(name);
    const keys = { ...filter.keys };
    for (const [key, wanted] of Object.entries(keys)) {
      if (typeof wanted === 'string' || wanted.length <= FEW || !sparse.includes(key)) continue;
      const ever = await this.#values.in(this.streamsTable(name), this.#column(name, key));
      keys[key] = wanted.filter((value) => ever.has(value));
    }
    return { ...filter, keys };
  }

  /** The pieces that a condition and a filter let through: what to select from, and the values in it. */
  #matching(
    name: string,
    condition: string,
    given: readonly unknown[],
    filter: PieceFilter = {},
  ): { readonly from: string; readonly values: readonly unknown[] } {
    const wanted = this.#wanted(name, filter.keys);
    if (filter.streams) wanted.push(['stream', filter.streams]);
    // A plan for any list is never good enough to be kept; one for a single value is.
    const conditions = wanted.map(([column, accepted], index) => {
      const parameter = `$${given.length + index + 1}`;
      return accepted.length === 1 ? ` and ${column} = ${parameter}` : ` and ${column} = any(${parameter})`;
    });
    if (filter.having !== undefined) conditions.push(` and ${this.#column(name, filter.having)} is not null`);
    return {
      from: `${piecesIn(this.table(name))} p where ${condition}${conditions.join('')}`,
      values: [...given, ...wanted.map(([, accepted]) => (accepted.length === 1 ? accepted[0] : accepted))],
    };
  }

  #query<Row extends readonly unknown[]>(text: string, values: readonly unknown[]) {
    const named = this.#prepares && { name: statementName(text) };
    return this.#pool.query<Row & unknown[]>({ ...named, text, values: [...values], rowMode: 'array' });
  }

  /** The columns of keys, with the values that are accepted in them. */
  #wanted(name: string, filter: NonNullable<PieceFilter['keys']> = {}): [string, readonly string[]][] {
    return Object.entries(filter).map(([key, value]) => [
      this.#column(name, key),
      typeof value === 'string' ? [value] : value,
    ]);
  }

  #column(name: string, key: string): string {
    if (!this.#find(name).keys.includes(key)) throw new RangeError(`The projection ${name} has no key ${key}`);
    return `"${key}"`;
  }

  #find(name: string): Live {
    const live = this.#live.get(name);
    if (!live) throw new RangeError(`The view was not opened for the projection ${name}`);
    return live;
  }
}

function statementName(text: string): string {
  return `pieces_${createHash('sha1').update(text).digest('hex')}`;
}

function keysFound(names: readonly string[], found: readonly (string | null)[]): Readonly<Record<string, string>> {
  const keys: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const key = found[index];
    if (key != null) keys[name] = key;
  }
  return keys;
}
