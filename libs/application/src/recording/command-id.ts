import { createHash } from 'node:crypto';
import { v5 } from 'uuid';

/** Roots of the name-based UUIDs (RFC 9562, version 5) that commands and events are given; never to change. */
const KEYS = 'a6b1d5de-6f0c-5f0e-9d43-7f8d6f0f2c11';
const CASES = '0c5b7a52-51a1-5d43-8a39-2f6b4b9f4d27';

/** The id of a command that came with an idempotency key. Keys are the sender's own: two may use the same. */
export const commandIdOfKey = (actor: string, key: string): string => v5(JSON.stringify([actor, key]), KEYS);

/** The id of a command in a case file. `key` tells it from the others in that case. */
export const commandIdInCase = (caseName: string, key: string): string => v5(JSON.stringify([caseName, key]), CASES);

/** The id of a command's event; the same command always gives the same ids, so a repeat is found by looking. */
export const eventIdOf = (commandId: string, index: number): string => v5(String(index), commandId);

/** SHA-256 in hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
