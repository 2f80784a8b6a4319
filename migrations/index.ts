import type { MigrationInterface } from 'typeorm';
import { TextSearch1764000000000 } from './0-text-search.js';
import { Events1764000000001 } from './1-events.js';
import { Projections1764000000002 } from './2-projections.js';
import { Identity1764000000004 } from './4-identity.js';
import { CorrectionsTold1764000000005 } from './5-corrections-told.js';

/** Every migration, in the order in which they are carried out. */
export const migrations: readonly (new () => MigrationInterface)[] = [
  TextSearch1764000000000,
  Events1764000000001,
  Projections1764000000002,
  Identity1764000000004,
  CorrectionsTold1764000000005,
];
