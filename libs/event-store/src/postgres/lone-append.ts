import { DatabaseError, type ClientBase } from 'pg';
import type { AppendRequest, EncodedEvent } from '../append-request.js';
import { expectedCode, type Verdict } from './append-statement.js';
import { queryRows, type Statement } from './lean-query.js';

/** The lock that `append_events` takes. */
const APPEND_LOCK = 4202118;

/*
 * The snapshot of this statement may be older than its lock. Whoever records in between takes the very position that it would take, so
 * it fails and leaves the answer to `append_events`, as it does without waiting where somebody else holds the lock.
 */
const APPEND_ONE = `
  insert into event (position, recorded_at, version, schema, id, stream, type, data, metadata)
  select last.position + 1, greatest(clock_timestamp(), last.recorded_at), last.tip + 1, $5::integer, $3::uuid, $1, $4, $6, $7
    from (select e.position, e.recorded_at,
                 coalesce((select s.version from event s where s.stream = $1 order by s.version desc limit 1), 0) as tip
            from event e order by e.position desc limit 1) last
   where case $2::bigint when -1 then true when -2 then last.tip > 0 else last.tip = $2::bigint end
     and pg_try_advisory_xact_lock(${APPEND_LOCK})
  returning version - 1, position - 1`;

const UNIQUE_VIOLATION = '23505';

export function isLone([first, ...others]: readonly AppendRequest[]): boolean {
  return first?.parts.length === 1 && first.eventCount === 1 && others.length === 0;
}

/**
 * Records the one event of an append, the commonest of all, in as few steps as can be; the connection has `APPEND_SETTINGS`.
 * @returns nothing where there is more to decide: a conflict, a repetition, the first event of all, or others who append now
 */
export async function appendLone(client: ClientBase, request: AppendRequest): Promise<Verdict | undefined> {
  try {
    const [place] = await queryRows<[string, string]>(client, statementOf(request));
    return place && { kind: 'recorded', places: [{ version: Number(place[0]), position: BigInt(place[1]) }] };
  } catch (error) {
    if (error instanceof DatabaseError && error.code === UNIQUE_VIOLATION) return undefined;
    throw error;
  }
}

function statementOf({ parts }: AppendRequest): Statement {
  const [{ stream, expected, events }] = parts as [AppendRequest['parts'][number]];
  const [{ id, type, schema, data, metadata }] = events as [EncodedEvent];
  return {
    name: 'append_one',
    text: APPEND_ONE,
    values: [stream, String(expectedCode(expected)), id, type, String(schema), data, metadata],
  };
}
