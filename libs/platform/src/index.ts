export { systemClock, type Clock } from './clock.js';
export { readConfiguration, type Configuration } from './configuration.js';
export { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded/cluster.js';
export { createLogger, type Logger } from './logger.js';
export { hasPendingMigrations, migrate, type MigrationClass } from './migrate.js';
