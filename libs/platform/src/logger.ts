import { type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** Structured logs on standard error, so that standard output stays the answer. Tokens are never written. */
export function createLogger(level: string): Logger {
  return pino({ level, redact: ['req.headers.authorization', 'req.headers.cookie'] }, pino.destination(2));
}
