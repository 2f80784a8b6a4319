import { userInfo } from 'node:os';
import {
  ApplicationModule,
  recordCommand,
  type Adapters,
  type RecordAnswer,
  type RecordRequest,
} from '@acta/application';
import { lift } from '@acta/domain';
import { PostgresEventStore } from '@acta/event-store';
import { ActaError } from '@acta/kernel';
import {
  askingDatabase,
  migrate,
  openIdentity,
  openPool,
  serverLogin,
  startEmbeddedPostgres,
  systemClock,
  type Clock,
  type Configuration,
  type Identity,
  type Logger,
} from '@acta/platform';
import { PostgresLogReader, Projections } from '@acta/projections';
import { projectionDefinitions } from '@acta/read-models';
import { NestFactory } from '@nestjs/core';
import { CommandBus, type Query, QueryBus } from '@nestjs/cqrs';
import type { Pool } from 'pg';
import { migrations } from '../../../migrations/index.js';
import { keepDatabase } from './keep-database.js';
import { programDigest } from './program-digest.js';
import { startProjecting } from './projecting.js';

export interface OpenOptions {
  /** Keep the projections up to date in this process. */
  readonly project: boolean;
  readonly clock?: Clock;
}

/** Everything opened and wired: what the server serves and the command line uses. */
export interface Acta {
  readonly configuration: Configuration;
  readonly logger: Logger;
  readonly clock: Clock;
  readonly pool: Pool;
  readonly adapters: Adapters;
  readonly identity: Identity;
  record(request: RecordRequest): Promise<RecordAnswer>;
  ask<Answer>(question: Query<Answer>): Promise<Answer>;
  /** The opaque id of whoever runs this process, for what is recorded from the command line. */
  operator(): Promise<string>;
  /** @throws whatever keeps the database from being asked by whoever comes next */
  askDatabase(): Promise<void>;
  /** Rejects once the embedded PostgreSQL has stopped and cannot be started again. */
  readonly databaseGone: Promise<never>;
  close(): Promise<void>;
}

/** The composition root: chooses the adapters, brings the schema up to date, and starts the projector. */
export async function openActa(configuration: Configuration, logger: Logger, options: OpenOptions): Promise<Acta> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of closing.toReversed()) await end();
  };
  try {
    return await open(configuration, logger, options, closing, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(
  configuration: Configuration,
  logger: Logger,
  { project, clock = systemClock }: OpenOptions,
  closing: (() => Promise<unknown>)[],
  close: () => Promise<void>,
): Promise<Acta> {
  const embedded = configuration.databaseUrl ? undefined : await startEmbeddedPostgres(configuration);
  if (embedded) closing.push(() => embedded.release());
  const databaseGone = keepDatabase(embedded, logger);
  const ownerUrl = configuration.migrationUrl ?? configuration.databaseUrl ?? embedded?.url ?? '';
  await migrate(ownerUrl, migrations);
  const url = configuration.databaseUrl ?? (await serverLogin(ownerUrl));

  // An embedded server that is stopped at the end takes along what connections are not closed by then: that is no loss.
  let isClosing = false;
  const onLost = (error: Error) => {
    if (!isClosing) logger.warn({ err: error }, 'a database connection was lost');
  };
  const pool = openPool(url, { name: 'acta', onLost });
  closing.push(() => pool.end());
  const rebuildPool = openPool(url, { name: 'acta rebuild', answerMs: 0, onLost });
  closing.push(() => rebuildPool.end());
  const identity = await openIdentity(url);
  closing.push(() => identity.close());
  const preparedStatements = !configuration.pooled;
  const store = new PostgresEventStore({ connectionString: url, lift, preparedStatements });
  closing.push(() => store.close());

  const log = new PostgresLogReader(pool, { lift });
  const projections = new Projections({
    pool,
    rebuildPool,
    log,
    definitions: projectionDefinitions,
    preparedStatements,
  });
  await projections.ensure();
  const program = await programDigest();
  const adapters: Adapters = { store, projections, log, pool, people: identity.people, clock, program };
  if (project) closing.push(startProjecting(adapters, logger));

  const application = await NestFactory.createApplicationContext(ApplicationModule.on(adapters), { logger: false });
  closing.push(async () => {
    isClosing = true;
    await application.close();
  });
  const [commands, queries] = [application.get(CommandBus), application.get(QueryBus)];
  return {
    ...{ configuration, logger, clock, pool, adapters, identity, databaseGone, close },
    record: async (request) => {
      const command = recordCommand(request);
      if (command) return commands.execute(command);
      throw new ActaError('not-found', 'unknown-collection', `There is no collection "${request.collection}".`);
    },
    ask: (question) => queries.execute(question),
    operator: () => operatorOf(identity),
    askDatabase: askingDatabase(url, pool),
  };
}

async function operatorOf({ people }: Identity): Promise<string> {
  const name = `${userInfo().username} (command line)`;
  const id = (await people.idsOf([name])).get(name);
  if (!id) throw new Error('No id was made for the operator');
  return id;
}
