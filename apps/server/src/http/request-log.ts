import type { Logger } from '@acta/platform';
import { pinoHttp } from 'pino-http';

interface Logged {
  readonly id: unknown;
  readonly method: string;
  readonly url: string;
}

/** One line for each request: what was asked, and how it ended. Headers and bodies stay out of the log. */
export const requestLog = (logger: Logger) =>
  pinoHttp({
    logger,
    genReqId: (request) => String(request.headers['x-request-id']),
    quietReqLogger: true,
    serializers: {
      req: ({ id, method, url }: Logged) => ({ id, method, url }),
      res: ({ statusCode }: { readonly statusCode: number }) => ({ statusCode }),
    },
  });
