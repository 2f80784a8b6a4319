import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

/** Refuses a body that says it is something else than JSON: it would be left unread, and taken for none. */
export function jsonOnly(request: Request, _response: Response, next: NextFunction): void {
  const isEmpty = request.header('content-length') === '0';
  // Null: there is no body.
  if (isEmpty || request.is('application/json') !== false) return next();
  const given = request.header('content-type') ?? 'of no type at all';
  next(
    new UnsupportedMediaTypeException(
      `The body is ${given}. Send JSON, with the header Content-Type: application/json.`,
    ),
  );
}
