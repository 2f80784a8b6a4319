import type { EmbeddedPostgres, Logger } from '@acta/platform';

/**
 * Has the embedded PostgreSQL started again whenever it stops.
 * @returns what rejects once that cannot be done, and never settles otherwise
 */
export function keepDatabase(embedded: EmbeddedPostgres | undefined, logger: Logger): Promise<never> {
  const gone = new Promise<never>((_, reject) => {
    const options = {
      onStopped: () =>
        logger.error('the embedded PostgreSQL has stopped, or dropped its connections; it is brought up again'),
      onFailure: (error: unknown) =>
        logger.error({ err: error }, 'the embedded PostgreSQL could not be started again yet'),
      onRunning: () => logger.warn('the embedded PostgreSQL runs again'),
    };
    embedded?.keepUp(options).catch(reject);
  });
  // Whoever stays does not overlook it; a command that is over soon has errors of its own.
  gone.catch(() => undefined);
  return gone;
}
