import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendEvents } from './events/appending.js';

/** The log, the people it speaks of by opaque ids, and the roles that may touch them. */
export class Events1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      domains,
      event,
      eventComments,
      appendEvents,
      positionAt,
      refuseChange,
      trigger,
      person,
      roles,
    ]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    // The roles stay: they belong to the cluster, and other databases may use them.
    await runner.query(`drop table person`);
    await runner.query(`drop table event`);
    await runner.query(`drop function refuse_change_of_events, position_at, append_events`);
    await runner.query(`drop domain event_ordinal, event_schema, event_name`);
  }
}

// The server keeps a domain's check ready, whereas it reads a table's anew for each insert: a tenth of a lone append.
const domains = `
  create domain event_ordinal as bigint check (value > 0);
  create domain event_schema as integer check (value > 0);
  create domain event_name as text collate "C" check (value <> '')`;

// Fixed widths first, so that no row is padded. Positions only grow, so their index is packed full.
const event = `
  create table event (
    position event_ordinal not null,
    recorded_at timestamptz not null,
    version event_ordinal not null,
    schema event_schema not null,
    id uuid not null,
    stream event_name not null,
    type event_name not null,
    data text not null,
    metadata text not null,
    constraint event_pkey primary key (position) with (fillfactor = 100),
    constraint event_id_key unique (id),
    constraint event_stream_version_key unique (stream, version)
  )`;

const eventComments = `
  comment on table event is 'The record: append-only, written by append_events and by lone appends under its lock';
  comment on column event.position is 'Place in the log: 1, 2, 3 …, dense, in the order of commits';
  comment on column event.recorded_at is 'Never goes back along positions';
  comment on column event.version is 'Place in the stream: 1, 2, 3 …';
  comment on column event.schema is 'Version of the shape of data';
  comment on column event.data is 'Canonical JSON (RFC 8785): the very bytes that hashes are computed over';
  comment on column event.metadata is 'Canonical JSON (RFC 8785): actor, command, correlation, causation, trace'`;

// Positions are dense and recorded_at never goes back along them: a binary search needs no index of its own.
const positionAt = `
  create function position_at(instant timestamptz) returns bigint
  language plpgsql stable
  as $$
  declare
    low bigint := 0;
    high bigint := coalesce((select max(position) from event), 0);
    middle bigint;
  begin
    while low < high loop
      middle := (low + high + 1) / 2;
      if (select e.recorded_at <= instant from event e where e.position = middle) then
        low := middle;
      else
        high := middle - 1;
      end if;
    end loop;
    return low;
  end
  $$`;

const refuseChange = `
  create function refuse_change_of_events() returns trigger
  language plpgsql
  as $$
  begin
    raise exception 'Events are never changed or removed: % on "%" is refused', tg_op, tg_table_name
      using errcode = 'restrict_violation', hint = 'Record a correction or a retraction instead.';
  end
  $$`;

// ALWAYS: even where session_replication_role would switch triggers off.
const trigger = `
  create trigger event_is_append_only before update or delete or truncate on event
    for each statement execute function refuse_change_of_events();
  alter table event enable always trigger event_is_append_only`;

const person = `
  create table person (
    id uuid primary key,
    name text,
    created_at timestamptz not null default now()
  );
  comment on table person is 'Speakers and actors; events name them by id alone, so that a name can be erased';
  comment on column person.name is 'Null: erased'`;

/*
 * Roles are of the whole cluster: other databases may have them already, or make them at this moment. A user who may
 * not create roles works as the owner of everything, and still cannot change an event.
 */
const roles = `
  do $$
  declare
    role_name text;
  begin
    foreach role_name in array array['acta_app', 'acta_projector', 'acta_auditor'] loop
      begin
        if to_regrole(role_name) is null then
          execute format('create role %I nologin', role_name);
        end if;
      exception
        when duplicate_object or unique_violation then null;
        when insufficient_privilege then
          raise notice 'Role % is missing and % may not create it: its grants are left out', role_name, current_user;
      end;
    end loop;

    revoke all on event, person from public;
    revoke execute on function append_events from public;

    if to_regrole('acta_app') is not null then
      grant select, insert on event to acta_app;
      grant execute on function append_events to acta_app;
      grant select, insert, update (name) on person to acta_app;
    end if;
    if to_regrole('acta_projector') is not null then
      grant select on event to acta_projector;
    end if;
    if to_regrole('acta_auditor') is not null then
      grant select on event, person to acta_auditor;
    end if;
  end
  $$`;
