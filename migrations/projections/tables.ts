/** The bookkeeping. */
export const tables = [
  `create table projection_generation (
    generation integer generated always as identity primary key,
    projection text not null,
    kind text not null check (kind in ('timeline', 'per-event')),
    version integer not null,
    keys text[] not null,
    sparse text[] not null,
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
    'One filling of a projection, in a table of its own. sparse: of its keys, those that few pieces have. position: everything up to it is in the rows. epoch: rises with every change
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
