import { createHash } from 'node:crypto';
import { ActaError } from '@acta/kernel';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';

interface Planned {
  readonly name: string;
  readonly checksum: string;
}

/** What each migration of this program would do. */
const plannedIn = ({ migrations }: DataSource): Promise<readonly Planned[]> =>
  Promise.all(
    migrations.map(async (migration) => ({
      name: migration.name ?? migration.constructor.name,
      checksum: await checksumOf(migration),
    })),
  );

async function checksumOf(migration: MigrationInterface): Promise<string> {
  const statements: string[] = [];
  const listening = { query: async (statement: string) => void statements.push(statement.replaceAll(/\s+/g, ' ')) };
  await migration.up(listening as unknown as QueryRunner);
  return createHash('sha256').update(statements.join('\n')).digest('hex');
}

/**
 * That the migrations which were carried out are those of this program: not others of the same names, and no later ones.
 * @throws ActaError `schema-of-another-version`, `schema-newer`
 */
export async function checkSchema(source: DataSource): Promise<void> {
  const done = await rowsOf<{ name: string }>(source, 'schema_migration');
  const noted = await rowsOf<{ migration: string; checksum: string }>(source, 'schema_checksum');
  const [carriedOut, checksums] = [
    new Set(done.map(({ name }) => name)),
    new Map(noted.map(({ migration, checksum }) => [migration, checksum])),
  ];
  const planned = await plannedIn(source);
  const other = planned.find(({ name, checksum }) => carriedOut.has(name) && checksums.get(name) !== checksum);
  if (other) throw ofAnotherVersion(other.name);
  const known = new Set(planned.map(({ name }) => name));
  const later = done.find(({ name }) => !known.has(name));
  if (later) throw ofNewerVersion(later.name);
}

/** Before migrations are carried out: what they do. Those that were carried out before are known to do the same. */
export async function noteChecksums(source: DataSource): Promise<void> {
  await source.query('create table if not exists schema_checksum (migration text primary key, checksum text not null)');
  for (const { name, checksum } of await plannedIn(source)) {
    await source.query(
      `insert into schema_checksum values ($1, $2) on conflict (migration) do update set checksum = excluded.checksum`,
      [name, checksum],
    );
  }
}

async function rowsOf<Row>(source: DataSource, table: string): Promise<readonly Row[]> {
  const [{ there }]: [{ there: boolean }] = await source.query('select to_regclass($1) is not null as there', [table]);
  return there ? source.query(`select * from ${table}`) : [];
}

function ofAnotherVersion(name: string): ActaError {
  const message =
    `The database was set up by another version of Acta, whose tables this one cannot use (${name}): ` +
    'begin with an empty one (another ACTA_DATA_DIR, or another database in DATABASE_URL) and import your case files again.';
  return new ActaError('unavailable', 'schema-of-another-version', message);
}

function ofNewerVersion(name: string): ActaError {
  const message =
    `The database was brought up to date by a newer version of Acta (${name}), which this one does not know: ` +
    'run that version, or restore a backup from before.';
  return new ActaError('unavailable', 'schema-newer', message);
}
