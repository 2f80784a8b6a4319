import { resolve } from 'node:path';
import { ActaError } from '@acta/kernel';
import { z } from 'zod';

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  ACTA_DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_MIGRATION_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  ACTA_POOLED: z.stringbool('expected true or false').default(false),
  ACTA_BOOTSTRAP_TOKEN: z.string().min(32).optional(),
  ACTA_PROJECT: z.stringbool('expected true or false').default(true),
  ACTA_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export interface Configuration {
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  readonly databaseUrl?: string;
  /** The login that owns the schema, where it is another than the server's. */
  readonly migrationUrl?: string;
  /** Whether `databaseUrl` leads through a pooler in transaction mode, where nothing may be kept on a connection. */
  readonly pooled: boolean;
  readonly bootstrapToken?: string;
  /** Whether a server keeps the projections up itself; else workers of their own do. */
  readonly project: boolean;
  readonly logLevel: string;
}

/**
 * The configuration from environment variables (docs/reference/configuration.md); an empty one counts as absent.
 * @throws ActaError `bad-configuration`, naming each variable that cannot be used
 */
export function readConfiguration(env: NodeJS.ProcessEnv = process.env): Configuration {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const errors = parsed.error.issues.map((issue) => ({
      pointer: `/${issue.path.join('/')}`,
      message: issue.message,
    }));
    const named = errors.map(({ pointer, message }) => `${pointer.slice(1)}: ${message}`).join('; ');
    throw new ActaError('invalid', 'bad-configuration', `The configuration cannot be used. ${named}`, errors);
  }
  const { data } = parsed;
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: resolve(data.ACTA_DATA_DIR),
    databaseUrl: data.DATABASE_URL,
    migrationUrl: data.DATABASE_MIGRATION_URL,
    pooled: data.ACTA_POOLED,
    bootstrapToken: data.ACTA_BOOTSTRAP_TOKEN,
    project: data.ACTA_PROJECT,
    logLevel: data.ACTA_LOG_LEVEL,
  };
}
