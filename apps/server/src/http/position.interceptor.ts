import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';

/** Says in a header which position an answer speaks for. */
export class PositionInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      map((answer: { readonly position?: unknown } | undefined) => {
        if (typeof answer?.position === 'bigint') response.setHeader('Acta-Position', String(answer.position));
        return answer;
      }),
    );
  }
}
