import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What corrections change, told ahead: nothing is lost with it, for all of it can be told anew. */
export class CorrectionsTold1764000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table correction_told (
        position bigint primary key,
        program text not null,
        told text not null
      )`);
    await runner.query(
      `comment on table correction_told is
        'By the position of a correction, the answers that it changes, as JSON. program: a digest of the code that told it; another one tells it anew'`,
    );
    await runner.query(`
      do $$ begin
        revoke all on correction_told from public;
        if to_regrole('acta_projector') is not null then
          grant select, insert, update on correction_told to acta_projector;
        end if;
        if to_regrole('acta_app') is not null then grant select on correction_told to acta_app; end if;
        if to_regrole('acta_auditor') is not null then grant select on correction_told to acta_auditor; end if;
      end $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table correction_told`);
  }
}
