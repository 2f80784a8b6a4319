/*
 * A batch of appends in the order of the queue. It comes in segments: within one, no append touches what another one
 * wrote, so a segment is decided as a whole, and the next one sees what came of it.
 *
 * Answers, for each part (one stream of one append), first the version that its stream had before, then the position
 * after which its events stand; instead of that position -1 if a stream of the append is not as expected, -2 if an id
 * of the append is recorded already. Expected is a version, or -1: any, or -2: the stream exists.
 *
 * VOLATILE at READ COMMITTED: each statement sees what was committed before it began, so the one after the lock sees
 * the last head. Plans must not depend on how small the table was when they were made, hence the settings.
 */
export const appendEvents = `
  create function append_events(
    segment_parts integer[],   -- of each segment: how many parts it has
    segment_events integer[],  -- of each segment: how many events it has
    part_append integer[],     -- of each part: the number of its append, growing
    part_stream text[],
    part_expected bigint[],
    part_events integer[],     -- of each part: how many events it has; 0 if the stream was only read
    event_part integer[],      -- of each event: the number of its part, from 1
    event_number integer[],    -- of each event: its number within its part, from 1
    event_stream text[],
    event_id uuid[],
    event_type text[],
    event_schema integer[],
    event_data text[],
    event_metadata text[]
  ) returns bigint[]
  language plpgsql volatile
  set enable_seqscan = off
  set plan_cache_mode = force_generic_plan
  as $$
  declare
    head bigint;
    head_at timestamptz;
    first_part integer := 1;
    last_part integer;
    first_event integer := 1;
    last_event integer;
    inserted integer;
    repeated integer[];
    segment_tips bigint[];
    segment_places bigint[];
    tips bigint[];
    places bigint[];
  begin
    if pg_advisory_xact_lock(4202118) is null then end if;

    select coalesce(last.position, 0), greatest(clock_timestamp(), last.recorded_at)
      into head, head_at
      from (select) nothing
      left join (select e.position, e.recorded_at from event e order by e.position desc limit 1) last on true;

    for segment in 1 .. cardinality(segment_parts) loop
      last_part := first_part + segment_parts[segment] - 1;
      last_event := first_event + segment_events[segment] - 1;

      repeated := array(
        select part_append[new.part]
          from unnest(event_part[first_event:last_event], event_id[first_event:last_event]) new (part, id)
         where (select true from event e where e.id = new.id)
      );

      with part as materialized (
        select p.number, p.append, p.events, p.expected,
               coalesce((select e.version from event e where e.stream = p.stream order by e.version desc limit 1), 0) as tip
          from unnest(
                 part_append[first_part:last_part],
                 part_stream[first_part:last_part],
                 part_expected[first_part:last_part],
                 part_events[first_part:last_part]
               ) with ordinality p (append, stream, expected, events, number)
      ), judged as (
        select number, events, tip,
               append = any (repeated) as is_repeated,
               bool_and(case expected when -1 then true when -2 then tip > 0 else tip = expected end)
                 over (partition by append) as is_expected
          from part
      ), placed as (
        select number, tip,
               case
                 when is_repeated then -2
                 when not is_expected then -1
                 else head + coalesce(sum(events) filter (where is_expected and not is_repeated)
                   over (order by number rows between unbounded preceding and 1 preceding), 0)
               end as place
          from judged
      )
      select array_agg(tip order by number), array_agg(place order by number)
        into segment_tips, segment_places
        from placed;

      insert into event (position, recorded_at, version, schema, id, stream, type, data, metadata)
      select segment_places[new.part - first_part + 1] + new.number, head_at,
             segment_tips[new.part - first_part + 1] + new.number,
             new.schema, new.id, new.stream, new.type, new.data, new.metadata
        from unnest(
               event_part[first_event:last_event],
               event_number[first_event:last_event],
               event_stream[first_event:last_event],
               event_id[first_event:last_event],
               event_type[first_event:last_event],
               event_schema[first_event:last_event],
               event_data[first_event:last_event],
               event_metadata[first_event:last_event]
             ) new (part, number, stream, id, type, schema, data, metadata)
       where segment_places[new.part - first_part + 1] >= 0;
      get diagnostics inserted = row_count;

      head := head + inserted;
      tips := tips || segment_tips;
      places := places || segment_places;
      first_part := last_part + 1;
      first_event := last_event + 1;
    end loop;

    return tips || places;
  end
  $$`;
