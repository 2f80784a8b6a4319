/** A generation's table is created with rights that the projector has not: these functions act with the rights of the migration's role. */
export const generations = [
  `create function projection_table_name(_generation integer) returns text
  language sql immutable strict as $$ select 'projection_rows_' || _generation $$`,

  // Answers the live generation where the projection exists and another is not asked for, and a rebuild of this version that was begun.
  `create function projection_create_generation(_name text, _kind text, _version integer, _keys text[], _sparse text[], _rebuild boolean)
  returns integer language plpgsql security definer set search_path from current as $$
  declare made integer; name text; role text; one text;
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

    insert into projection_generation (projection, kind, version, keys, sparse, phase)
    values (_name, _kind, _version, _keys, _sparse, case when _rebuild then 'copying' else 'indexing' end)
    returning generation into made;
    name := projection_table_name(made);
    if _kind = 'timeline' then
      -- The content is JSON, but not of that type: to check what a program has just written would be a tenth of a rebuild.
      execute format(
        'create table %I (stream text collate "C" not null, opened bigint not null, begins date not null, ends date not null,
           known_from bigint not null, cut_at bigint not null, cut_to date, known_until bigint not null, %s content text not null,
           check (begins < ends and known_from < cut_at and case when cut_to is null then cut_at = known_until
             else begins < cut_to and cut_to < ends and cut_at < known_until end))
           partition by hash (opened)',
        name, (select coalesce(string_agg(format('%I text collate "C",', key), ' '), '') from unnest(_keys) key));
      -- Which streams ever had pieces with which keys: of a stream there are thousands of pieces, and few keys.
      execute format('create table %I (stream text collate "C" not null %s)', name || '_streams',
        (select string_agg(format(', %I text collate "C"', key), '') from unnest(_keys) key));
      execute format('create unique index on %I (stream %s) nulls not distinct', name || '_streams',
        (select string_agg(format(', %I', key), '') from unnest(_keys) key));
      foreach one in array _keys loop
        execute format('create index on %I (%I, stream)', name || '_streams', one);
      end loop;
      for part in 0 .. 1 loop
        -- A row is compressed only where two would not fit on a page: it costs more time than it saves room.
        execute format(
          'create table %I partition of %I for values with (modulus 2, remainder %s) with (toast_tuple_target = 4080, autovacuum_enabled = false)',
          name || '_' || part, name, part);
        execute format('alter table %I alter column content set statistics 0', name || '_' || part);
        execute format('create index on %I (stream, known_until)', name || '_' || part);
        perform projection_index_keys(name || '_' || part, format('%I', k), format('%I is not null', k)) from unnest(_sparse) k;
        if to_regrole('acta_projector') is not null then execute format('grant select on %I to acta_projector', name || '_' || part); end if;
      end loop;
    else
      execute format(
        'create table %I (position bigint not null, stream text collate "C" not null, type text not null, actor text not null,
           recorded_at timestamptz not null, occurred daterange, tags text[] not null, text text not null,
           search tsvector not null generated always as (acta_search_vector(text)) stored) with (autovacuum_enabled = false)',
        name);
    end if;
    foreach role in array array['acta_app', 'acta_auditor', 'acta_projector'] loop
      if to_regrole(role) is null then continue; end if;
      execute format('grant select on %I to %I', name, role);
      if _kind = 'timeline' then execute format('grant select on %I to %I', name || '_streams', role); end if;
    end loop;
    if to_regrole('acta_projector') is not null then
      execute format('grant insert, update, delete on %I to acta_projector', name);
      if _kind = 'timeline' then execute format('grant insert on %I to acta_projector', name || '_streams'); end if;
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

  // What is made of the rows of some streams, which a rebuild writes whole: while they are copied the database has the time for it.
  `create function projection_list_streams(_generation integer, _streams text[]) returns void
  language plpgsql set search_path from current set enable_seqscan = off as $$
  declare name text := projection_table_name(_generation); columns text;
  begin
    perform projection_check_pieces(name, _streams);
    select string_agg(format(', %I', key), '') into columns
    from projection_generation g, unnest(g.keys) key where g.generation = _generation;
    execute format('insert into %I select distinct stream %s from %I where stream = any ($1)', name || '_streams', columns, name)
    using _streams;
  end $$`,

  // A piece is looked for as it was before it was cut short, and as it is since. Both have all four ends of their spans, so that
  // only rows that are an answer are fetched.
  `create function projection_index_keys(_table text, _columns text, _condition text) returns void
  language plpgsql set search_path from current set maintenance_work_mem = '128MB' as $$
  begin
    execute format('create index on %I (%s, cut_at, ends, begins, known_from)', _table, _columns) || coalesce(' where ' || _condition, '');
    execute format('create index on %I (%s, known_until, cut_to, begins, cut_at) where cut_to is not null', _table, _columns)
      || coalesce(' and ' || _condition, '');
  end $$`,

  // A timeline has two parts, 0 and 1, so that two connections can index it at the same time. The index of streams is there already,
  // for rows come in the order of their streams, and so are those of keys that few pieces have. An index of events has part 0
  // alone. Repeatable: a rebuild that was killed calls it again, and waits for the call that is left over.
  `create function projection_index_part(_generation integer, _part integer) returns void
  language plpgsql security definer set search_path from current set maintenance_work_mem = '128MB' as $$
  declare made projection_generation; name text := projection_table_name(_generation); columns text;
  begin
    select * into strict made from projection_generation where generation = _generation;
    if made.kind = 'timeline' then name := name || '_' || _part; elsif _part > 0 then return; end if;
    execute format('lock table %I in access exclusive mode', name);
    -- Autovacuum would be in the way of the indexes: a table is left to it when it has them.
    if not exists (select from pg_class where oid = name::regclass and 'autovacuum_enabled=false' = any (reloptions)) then return; end if;
    if made.kind = 'timeline' then
      -- By the second of two keys alone a piece is found with the index of both: PostgreSQL goes through the first key's values.
      select string_agg(format('%I', key), ', ' order by place) into columns
      from unnest(made.keys) with ordinality k (key, place) where key <> all (made.sparse);
      if columns is not null then perform projection_index_keys(name, columns, null); end if;
    else
      execute format('alter table %I add primary key (position)', name);
      foreach columns in array array['btree (stream, position)', 'btree (type, position)', 'btree (actor, position)',
        'gist (occurred)', 'gin (tags)', 'gin (search)']
      loop
        execute format('create index on %I using %s', name, columns);
      end loop;
    end if;
    execute format('analyze %I', name);
    execute format('alter table %I reset (autovacuum_enabled)', name);
  end $$`,

  `create function projection_finish_generation(_generation integer) returns void
  language plpgsql security definer set search_path from current as $$
  begin
    if (select kind from projection_generation where generation = _generation) = 'timeline' then
      execute format('analyze %I', projection_table_name(_generation) || '_streams');
    end if;
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
    execute format('drop table if exists %I, %I', projection_table_name(_generation), projection_table_name(_generation) || '_streams');
  end $$`,
];
