/** How rows are written, and how a rebuild takes over. */
export const writing = [
  // Compare and set: false, and nothing may be written, where another worker has taken over since.
  `create function projection_advance(_generation integer, _epoch bigint, _after bigint, _up_to bigint, _lease interval) returns boolean
  language plpgsql as $$
  begin
    update projection_generation set position = _up_to, leased_until = clock_timestamp() + _lease
    where generation = _generation and epoch = _epoch and position = _after;
    return found;
  end $$`,

  // _streams: whose parking ends; _parked: [{stream, position, error}], which may hold some of them again.
  `create function projection_park(_generation integer, _streams text[], _parked jsonb) returns void
  language plpgsql as $$
  begin
    insert into projection_parked (generation, stream, position, error)
    select _generation, p.stream, p.position, p.error from jsonb_to_recordset(_parked) p (stream text, position bigint, error text)
    on conflict (generation, stream) do update set position = excluded.position, error = excluded.error,
      attempts = projection_parked.attempts + 1, parked_at = now(), retry = false;
    delete from projection_parked
    where generation = _generation and stream = any (_streams)
      and stream not in (select p.stream from jsonb_to_recordset(_parked) p (stream text));
  end $$`,

  `create function projection_apply_pieces(
    _generation integer, _epoch bigint, _after bigint, _up_to bigint, _lease interval, _retried text[], _parked jsonb,
    _cut_stream text[], _cut_begins date[], _cut_at bigint[], _cut_to date[],
    _closed_stream text[], _closed_begins date[], _closed_at bigint[],
    _stream text[], _opened bigint[], _begins date[], _ends date[], _known_from bigint[], _ends_at bigint[], _ends_then date[],
    _known_until bigint[], _keys jsonb[], _content text[])
  returns boolean language plpgsql as $$
  declare name text := projection_table_name(_generation); keys text[]; changed bigint; done bigint;
  begin
    if not projection_advance(_generation, _epoch, _after, _up_to, _lease) then return false; end if;
    changed := 0;
    if cardinality(_cut_stream) > 0 then
      execute format(
        'update %I p set cut_at = c.at, cut_to = c.to_day from unnest($1, $2, $3, $4) c (stream, begins, at, to_day)
         where p.stream = c.stream and p.begins = c.begins and p.known_until = 9223372036854775807 and p.cut_to is null', name)
      using _cut_stream, _cut_begins, _cut_at, _cut_to;
      get diagnostics changed = row_count;
    end if;
    if cardinality(_closed_stream) > 0 then
      execute format(
        'update %I p set known_until = c.at, cut_at = case when p.cut_to is null then c.at else p.cut_at end
         from unnest($1, $2, $3) c (stream, begins, at)
         where p.stream = c.stream and p.begins = c.begins and p.known_until = 9223372036854775807', name)
      using _closed_stream, _closed_begins, _closed_at;
      get diagnostics done = row_count;
      changed := changed + done;
    end if;
    if changed <> cardinality(_cut_stream) + cardinality(_closed_stream) then
      raise exception 'Of % pieces to change, % are there: the rows were changed by somebody else',
        cardinality(_cut_stream) + cardinality(_closed_stream), changed using errcode = 'integrity_constraint_violation';
    end if;
    if cardinality(_stream) > 0 then
      select g.keys into keys from projection_generation g where g.generation = _generation;
      execute format(
        'insert into %I (stream, opened, begins, ends, known_from, cut_at, cut_to, known_until, content %s)
         select r.stream, r.opened, r.begins, r.ends, r.known_from, r.cut_at, r.cut_to, r.known_until, r.content %s
         from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
           r (stream, opened, begins, ends, known_from, cut_at, cut_to, known_until, keys, content)', name,
        (select coalesce(string_agg(format(', %I', key), '' order by place), '') from unnest(keys) with ordinality k (key, place)),
        (select coalesce(string_agg(format(', r.keys ->> %s', place - 1), '' order by place), '') from unnest(keys) with ordinality k (key, place)))
      using _stream, _opened, _begins, _ends, _known_from, _ends_at, _ends_then, _known_until, _keys, _content;
      execute format('insert into %I select distinct r.stream %s from unnest($1, $2) r (stream, keys) on conflict do nothing',
        name || '_streams',
        (select coalesce(string_agg(format(', r.keys ->> %s', place - 1), '' order by place), '') from unnest(keys) with ordinality k (key, place)))
      using _stream, _keys;
      perform projection_check_pieces(name, _stream);
    end if;
    perform projection_park(_generation, _retried, _parked);
    return true;
  end $$`,

  // _entries: [{position, stream, type, actor, recordedAt, occurred, tags, text}]
  `create function projection_apply_entries(
    _generation integer, _epoch bigint, _after bigint, _up_to bigint, _lease interval, _retried text[], _parked jsonb, _entries jsonb)
  returns boolean language plpgsql as $$
  begin
    if not projection_advance(_generation, _epoch, _after, _up_to, _lease) then return false; end if;
    execute format(
      'insert into %I (position, stream, type, actor, recorded_at, occurred, tags, text)
       select position, stream, type, actor, "recordedAt", occurred, tags, text from jsonb_to_recordset($1)
       e (position bigint, stream text, type text, actor text, "recordedAt" timestamptz, occurred daterange, tags text[], text text)',
      projection_table_name(_generation)) using _entries;
    perform projection_park(_generation, _retried, _parked);
    return true;
  end $$`,
];

// 'behind': the live generation has got further, and readers never go back. Both lose their owners: whoever writes next leases anew.
export const switching = `
  create function projection_switch(_name text, _to integer, _epoch bigint) returns text
  language plpgsql as $$
  declare before integer; reached bigint;
  begin
    select live into strict before from projection where name = _name for update;
    perform from projection_generation where generation in (before, _to) order by generation for update;
    select position into reached from projection_generation where generation = _to and epoch = _epoch and phase = 'ready';
    if not found then return 'lost'; end if;
    if reached < (select position from projection_generation where generation = before) then return 'behind'; end if;
    update projection set live = _to, previous = before where name = _name;
    update projection_generation set epoch = epoch + 1, owner = null, leased_until = null where generation in (before, _to);
    return 'switched';
  end $$`;
