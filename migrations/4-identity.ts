import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may ask and record. People's names are in `person`, apart from the events, so that a name can be erased. */
export class Identity1764000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Two recorders who name one speaker at the same moment mean the same person.
    await runner.query(`create unique index person_name_key on person (name) where name is not null`);

    await runner.query(`
      create table api_token (
        id uuid primary key,
        hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
        actor uuid not null references person (id),
        role text not null check (role in ('reader', 'recorder', 'auditor', 'records-manager', 'admin')),
        created_at timestamptz not null default now(),
        expires_at timestamptz,
        revoked_at timestamptz
      )`);
    await runner.query(
      `comment on column api_token.hash is 'SHA-256 of the token in hex; the token itself is not kept'`,
    );

    await runner.query(`
      do $$ begin
        if to_regrole('acta_app') is not null then
          grant select, insert, update (revoked_at) on api_token to acta_app;
        end if;
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table api_token`);
    await runner.query(`drop index person_name_key`);
  }
}
