import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { type Observable, tap } from 'rxjs';
import { sayInHeaders } from './spoken.js';

/** Says in headers what an answer speaks for. */
export class SpokenInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(tap((answer: object | undefined) => sayInHeaders(response, answer ?? {})));
  }
}
