import { randomUUID } from 'node:crypto';
import { ActaError } from '@acta/kernel';
import type { NextFunction, Request, Response } from 'express';

const ACCEPTABLE = /^[\w.:-]{1,128}$/;

/** Gives each request an id, the caller's own where it can be used, and sends it back. */
export function requestId(request: Request, response: Response, next: NextFunction): void {
  const given = request.header('x-request-id');
  const id = given && ACCEPTABLE.test(given) ? given : randomUUID();
  request.headers['x-request-id'] = id;
  response.setHeader('X-Request-Id', id);
  next();
}

/** PostgreSQL has no place for the character NUL, and no path or parameter has a use for it. */
export function refuseNul(request: Request, _response: Response, next: NextFunction): void {
  if (!/%00/.test(request.originalUrl)) return next();
  const message = 'the character NUL is not allowed';
  next(
    new ActaError('invalid', 'invalid-query', `The address cannot be read: ${message}.`, [{ pointer: '', message }]),
  );
}
