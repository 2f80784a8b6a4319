import type { MigrationInterface } from 'typeorm';

/** Every migration, in the order in which they are carried out. */
export const migrations: readonly (new () => MigrationInterface)[] = [];
