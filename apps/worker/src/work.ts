import { createLogger, readConfiguration, type Logger } from '@acta/platform';
import { openActa, type Acta } from '../../server/src/index.js';

/** How often the log says how far behind the projections are, in milliseconds. */
const REPORT_MS = 60_000;

/**
 * Keeps the projections up, without HTTP, until the process is asked to stop. Any number of workers may run beside each other and
 * beside servers: each projection is in the hands of one, and of another within seconds where that one falls silent.
 */
export async function runWorker(): Promise<void> {
  const stopped = interrupted();
  const configuration = readConfiguration();
  const logger = createLogger(configuration.logLevel);
  const acta = await openActa(configuration, logger, { project: true });
  logger.info('the worker keeps the projections up');
  const reporting = setInterval(() => void report(acta, logger), REPORT_MS);
  try {
    logger.info({ signal: await Promise.race([stopped, acta.databaseGone]) }, 'the worker stops');
  } finally {
    clearInterval(reporting);
    await acta.close();
  }
}

/** Resolves at the first SIGINT or SIGTERM. */
function interrupted(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
}

/** One line for each projection. */
async function report({ adapters }: Acta, logger: Logger): Promise<void> {
  try {
    for (const { name, position, lag, paused, parked, version, liveVersion } of await adapters.projections.status()) {
      const standing = {
        projection: name,
        position: String(position),
        behind: String(lag.events),
        seconds: lag.seconds,
      };
      logger.info({ ...standing, paused, parked, outdated: version !== liveVersion }, 'where a projection stands');
    }
  } catch (error) {
    logger.warn({ err: error }, 'it cannot be seen where the projections stand');
  }
}
