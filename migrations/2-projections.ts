import type { MigrationInterface, QueryRunner } from 'typeorm';
import { generations } from './projections/generations.js';
import { definers, grants } from './projections/grants.js';
import { tables } from './projections/tables.js';
import { switching, writing } from './projections/writing.js';

/**
 * The projections' bookkeeping, and the functions that write their rows. Every write is one call of one function: a transaction is
 * never held open by a client, so a worker that freezes holds no lock.
 */
export class Projections1764000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...tables, ...generations, ...writing, switching, ...grants]) {
      await runner.query(statement);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`select projection_drop_generation(generation, true) from projection_generation`);
    await runner.query(`
      drop function projection_switch, projection_apply_entries, projection_apply_pieces, projection_park, projection_advance,
        ${definers}, projection_list_streams, projection_index_keys, projection_check_pieces, projection_table_name`);
    await runner.query(`drop table projection_skip, projection_parked, projection, projection_generation`);
  }
}
