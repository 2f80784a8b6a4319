import type { Response } from 'express';

/**
 * Answers JSON without the hash that Express makes an `ETag` of: where something is recorded, an `ETag` is the version of the stream, and
 * whoever records takes it for the next `If-Match`.
 */
export function sendUntagged(response: Response, body: object, type = 'application/json'): void {
  response.type(`${type}; charset=utf-8`).end(JSON.stringify(body, response.app.get('json replacer')));
}
