import type { Adapters } from '@acta/application';
import { ActaError } from '@acta/kernel';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';

/** How long a reader who names a position waits for it. */
const NAMED_MS = 10_000;
/** How long any other reader waits for what was recorded before it asked; then it is answered with what is shown. */
const COURTESY_MS = 2000;
/** Whoever looks after the projections wants to see how far behind they are. */
const ANSWERS = /^GET \/v1\/(?!admin\/)|^POST \/v1\/what-if$/;

/** Gives readers their own writes: an answer shows at least the position that they name, and as a rule all that is recorded. */
export class WaitForInterceptor implements NestInterceptor {
  constructor(private readonly adapters: Pick<Adapters, 'store' | 'projections'>) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    if (ANSWERS.test(`${request.method} ${request.path}`)) await this.wait(request.header('acta-wait-for'));
    return next.handle();
  }

  private async wait(named: string | undefined): Promise<void> {
    const { store, projections } = this.adapters;
    if (named !== undefined) {
      if (!/^\d{1,19}$/.test(named))
        throw new ActaError('invalid', 'bad-wait-for', 'Acta-Wait-For is a position: digits.');
      return projections.waitFor(BigInt(named), { timeoutMs: NAMED_MS });
    }
    await projections.waitFor(await store.head(), { timeoutMs: COURTESY_MS }).catch((error: unknown) => {
      if (!(error instanceof ActaError)) throw error;
    });
  }
}
