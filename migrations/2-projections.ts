import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The projections' bookkeeping, and the functions that write their rows. Every write is one call of one function: a transaction is
 * never held open by a client, so a worker that freezes holds no lock.
 */
export class Projections1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...extensions, ...tables, ...definition, ...writing, switching, ...grants]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`select projection_drop_generation(generation, true) from projection_generation`);
    await runner.query(`
      drop function projection_switch, projection_apply_entries, projection_apply_pieces, projection_park, projection_advance,
        ${definers}, projection_check_pieces, projection_table_name`);
    await runner.query(`drop table projection_skip, projection_parked, projection, projection_generation`);
  }
}

const extensions = [`create extension if not exists btree_gist`];

const tables = [
  `create table projection_generation (
    generation integer generated always as identity primary key,
    projection text not null,
    kind text not null check (kind in ('timeline', 'per-event')),
    version integer not null,
    keys text[] not null,
    position bigint not null default 0,
    epoch bigint not null default 0,
    owner text,
    leased_until timestamptz,
    phase text not null check (phase in ('copying', 'indexing', 'ready')),
    target bigint,
    built_to text collate "C",
    events_done bigint not null default 0,
    events_total bigint,
    events_per_second real,
    created_at timestamptz not null default now()
  )`,
  `comment on table projection_generation is
    'One filling of a projection, in a table of its own. position: everything up to it is in the rows. epoch: rises with every change
of owner; a write names the epoch that it was leased under. target, built_to, events_*: progress of a rebuild'`,
  `create table projection (
    name text primary key,
    live integer not null references projection_generation,
    previous integer references projection_generation,
    paused boolean not null default false
  )`,
  `comment on column projection.live is 'The generation that answers; a rebuild takes over by changing this one field'`,
  `create table projection_parked (
    generation integer not null references projection_generation on delete cascade,
    stream text collate "C" not null,
    position bigint not null,
    error text not null,
    attempts integer not null default 1,
    parked_at timestamptz not null default now(),
    retry boolean not null default false,
    primary key (generation, stream)
  )`,
  `comment on table projection_parked is 'Streams with an event that could not be applied; neither it nor what follows is in the rows'`,
  `create table projection_skip (
    projection text not null,
    version integer not null,
    stream text collate "C" not null,
    position bigint not null,
    primary key (projection, version, stream, position)
  )`,
  `comment on table projection_skip is 'Events that one version of a projection leaves out, by a decision that is recorded in the log'`,
];

/** A generation's table is created with rights that the projector has not: these functions act with the rights of the migration's role. */
const definition = [
  `create function projection_table_name(_generation integer) returns text
  language sql immutable strict as $$ select 'projection_rows_' || _generation $$`,

  // Answers the live generation where the projection exists and another is not asked for, and a rebuild of this version that was begun.
  `create function projection_create_generation(_name text, _kind text, _version integer, _keys text[], _rebuild boolean)
  returns integer language plpgsql security definer set search_path from current as $$
  declare made integer; name text; role text;
  begin
    perform pg_advisory_xact_lock(hashtextextended('acta projection ' || _name, 0));
    select p.live into made from projection p where p.name = _name;
    if found and not _rebuild then return made; end if;
    if _rebuild then
      select g.generation into made from projection_generation g
      where g.projection = _name and g.version = _version
        and g.generation > (select greatest(p.live, p.previous) from projection p where p.name = _name)
      order by g.generation desc limit 1;
      if found then return made; end if;
    end if;

    insert into projection_generation (projection, kind, version, keys, phase)
    values (_name, _kind, _version, _keys, case when _rebuild then 'copying' else 'indexing' end)
    returning generation into made;
    name := projection_table_name(made);
    if _kind = 'timeline' then
      execute format(
        'create table %I (stream text collate "C" not null, opened bigint not null, begins date not null, ends date not null,
           known_from bigint not null, cut_at bigint not null, cut_to date, known_until bigint not null, %s content json not null,
           check (begins < ends and known_from < cut_at and case when cut_to is null then cut_at = known_until
             else begins < cut_to and cut_to < ends and cut_at < known_until end))
           partition by hash (opened)',
        name, (select coalesce(string_agg(format('%I text collate "C",', key), ' '), '') from unnest(_keys) key));
      for part in 0 .. 1 loop
        -- A row is compressed only where two would not fit on a page: it costs more time than it saves room.
        execute format('create table %I partition of %I for values with (modulus 2, remainder %s) with (toast_tuple_target = 4080)',
          name || '_' || part, name, part);
      end loop;
    else
      execute format(
        'create table %I (position bigint not null, stream text collate "C" not null, type text not null, actor text not null,
           recorded_at timestamptz not null, occurred daterange, tags text[] not null, text text not null,
           search tsvector not null generated always as (acta_search_vector(text)) stored)',
        name);
    end if;
    foreach role in array array['acta_app', 'acta_auditor', 'acta_projector'] loop
      if to_regrole(role) is not null then execute format('grant select on %I to %I', name, role); end if;
    end loop;
    if to_regrole('acta_projector') is not null then
      execute format('grant insert, update, delete on %I to acta_projector', name);
    end if;
    if not _rebuild then
      perform projection_index_part(made, part) from generate_series(0, 1) part;
      perform projection_finish_generation(made);
      insert into projection (name, live) values (_name, made);
    end if;
    return made;
  end $$`,

  // Of what is believed now about a stream no two pieces may overlap. An exclusion constraint says so too; to make it, PostgreSQL looks
  // up row after row, which takes as long as all of the indexes. Writers of one generation come one after another.
  `create function projection_check_pieces(_table text, _streams text[] default null) returns void
  language plpgsql set search_path from current as $$
  declare overlapping text;
  begin
    -- "opened", the position of the stream's first event, stands for the stream: comparing integers costs half of comparing text.
    execute format(
      'select stream from (
         select stream, begins, lag(coalesce(cut_to, ends)) over (partition by opened order by begins) as before_ends
         from %I where known_until = 9223372036854775807 %s) p
       where begins < before_ends limit 1', _table, case when _streams is not null then 'and stream = any ($1)' end)
    into overlapping using _streams;
    if overlapping is not null then
      raise exception 'Pieces of % overlap', overlapping using errcode = 'exclusion_violation';
    end if;
  end $$`,

  // A timeline has two parts, 0 and 1, so that two connections can index it at the same time: most of a rebuild's time goes there. An
  // index of events has part 0 alone. Repeatable: a rebuild that was killed calls it again, and waits for the call that is left over.
  `create function projection_index_part(_generation integer, _part integer) returns void
  language plpgsql security definer set search_path from current set maintenance_work_mem = '128MB' as $$
  declare made projection_generation; name text := projection_table_name(_generation); columns text; condition text;
  begin
    select * into strict made from projection_generation where generation = _generation;
    if made.kind = 'timeline' then name := name || '_' || _part; elsif _part > 0 then return; end if;
    execute format('lock table %I in access exclusive mode', name);
    if exists (select from pg_index where indrelid = name::regclass) then return; end if;
    if made.kind = 'timeline' then
      execute format('create index on %I (stream, known_until)', name);
      perform projection_check_pieces(name);
      for columns, condition in
        select string_agg(format('%I', key), ', ' order by place), null from unnest(made.keys) with ordinality k (key, place) having count(*) > 0
        union
        select format('%I', key), format('%I is not null', key) from unnest(made.keys[2:]) key
        order by 1
      loop
        -- A piece is looked for as it was before it was cut short, and as it is since. Both have all four ends of their spans, so
        -- that only rows that are an answer are fetched.
        execute format('create index on %I (%s, cut_at, ends, begins, known_from)', name, columns)
          || coalesce(' where ' || condition, '');
        execute format('create index on %I (%s, known_until, cut_to, begins, cut_at) where cut_to is not null', name, columns)
          || coalesce(' and ' || condition, '');
      end loop;
    else
      execute format('alter table %I add primary key (position)', name);
      foreach columns in array array['btree (stream, position)', 'btree (type, position)', 'btree (actor, position)',
        'gist (occurred)', 'gin (tags)', 'gin (search)']
      loop
        execute format('create index on %I using %s', name, columns);
      end loop;
    end if;
  end $$`,

  `create function projection_finish_generation(_generation integer) returns void
  language plpgsql security definer set search_path from current as $$
  begin
    execute format('analyze %I', projection_table_name(_generation));
    update projection_generation set phase = 'ready' where generation = _generation;
  end $$`,

  // The live generation stays, and the one before it too unless forced.
  `create function projection_drop_generation(_generation integer, _forced boolean) returns void
  language plpgsql security definer set search_path from current as $$
  begin
    if _forced then
      delete from projection where live = _generation;
      update projection set previous = null where previous = _generation;
    end if;
    delete from projection_generation where generation = _generation;
    execute format('drop table if exists %I', projection_table_name(_generation));
  end $$`,
];

const writing = [
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
    _known_until bigint[], _keys jsonb[], _content json[])
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
const switching = `
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

const definers =
  'projection_create_generation, projection_index_part, projection_finish_generation, projection_drop_generation';
const bookkeeping = 'projection, projection_generation, projection_parked, projection_skip';

const grants = [
  `revoke execute on function ${definers} from public`,
  `do $$ begin
    if to_regrole('acta_projector') is not null then
      grant select, insert, update, delete on ${bookkeeping} to acta_projector;
      grant execute on function ${definers} to acta_projector;
    end if;
    if to_regrole('acta_app') is not null then grant select on ${bookkeeping} to acta_app; end if;
    if to_regrole('acta_auditor') is not null then grant select on ${bookkeeping} to acta_auditor; end if;
  end $$`,
];
