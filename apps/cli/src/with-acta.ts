import { createLogger, readConfiguration, type Configuration } from '@acta/platform';
import { openActa, type Acta } from '../../server/src/index.js';

export interface UseOptions {
  /** Keep projections up to date meanwhile. */
  readonly project?: boolean;
}

/** Opens Acta as configured, uses it, and closes it whatever happens. */
export async function withActa<T>(
  use: (acta: Acta) => Promise<T>,
  { project = true }: UseOptions = {},
  configuration: Configuration = readConfiguration(),
): Promise<T> {
  // A command's own output is the answer; the log says what went wrong, no more.
  const logger = createLogger(configuration.logLevel === 'info' ? 'warn' : configuration.logLevel);
  const acta = await openActa(configuration, logger, { project });
  try {
    return await use(acta);
  } finally {
    await acta.close();
  }
}

/** Resolves at the first SIGINT or SIGTERM. */
export function interrupted(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve(signal));
  });
}

/** Standard output, for answers. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Standard error, for progress and remarks. */
export function remark(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** An answer in words, and what it may lack. */
export function printAnswer(text: string, { incomplete = [] }: { readonly incomplete?: readonly string[] }): void {
  print(text);
  const [first, ...others] = incomplete;
  if (first === undefined) return;
  const streams = others.length > 0 ? `${first} and ${others.length} more` : first;
  remark(`Something may be lacking: events of ${streams} could not be shown (acta projections parked).`);
}

/** Positions are 64 bit: digits in JSON. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part), 2));
}
