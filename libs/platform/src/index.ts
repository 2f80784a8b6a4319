export { systemClock, type Clock } from './clock.js';
export { readConfiguration, type Configuration } from './configuration.js';
export { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded/cluster.js';
export { createLogger, type Logger } from './logger.js';
export { hasPendingMigrations, migrate, type MigrationClass } from './migrate.js';
export { roles, type Role } from './identity/entities.js';
export { openIdentity, type Identity } from './identity/identity.js';
export type { PersonRegistry } from './identity/people.js';
export type { Principal, TokenRegistry } from './identity/tokens.js';
