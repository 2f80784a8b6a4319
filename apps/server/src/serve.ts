import type { Server } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { ActaError } from '@acta/kernel';
import type { INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import helmet from 'helmet';
import type { Acta } from './acta.js';
import { jsonOnly } from './http/json-only.js';
import { ListInterceptor } from './http/lists/list.interceptor.js';
import { SpokenInterceptor } from './http/spoken.interceptor.js';
import { ProblemFilter } from './http/problem.filter.js';
import { queryValidation } from './http/query-validation.js';
import { refuseNul, requestId } from './http/request-context.js';
import { requestLog } from './http/request-log.js';
import { utf8Only } from './http/utf8-only.js';
import { WaitForInterceptor } from './http/wait-for.interceptor.js';
import { openApiDocument } from './openapi/document.js';
import { ServerModule } from './server.module.js';

/** More than any command needs; the text of a source is the largest part of one. */
const BODY_LIMIT = '5mb';
const VERSION = '0.1.0';

export interface RunningServer {
  /** Such as `http://127.0.0.1:3000`. */
  readonly url: string;
  /** Answers what is under way, for 5 s at the most, then stops. Leaves `acta` open. */
  close(): Promise<void>;
}

/**
 * Serves HTTP on an Acta that is open.
 * @throws ActaError `port-taken`
 */
export async function serve(acta: Acta): Promise<RunningServer> {
  const { host, port } = acta.configuration;
  const app = await createHttpApplication(acta);
  await app.listen(port, host).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? portTaken(host, port) : error;
  });
  const address = app.getHttpServer().address() as AddressInfo;
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`, close: () => closed(app) };
}

/** Who is in the middle of a request has this long; who goes on asking on the same connection is not waited for. */
const GRACE_MS = 5000;

async function closed(app: INestApplication): Promise<void> {
  const server: Server = app.getHttpServer();
  server.prependListener('request', (_request, response) => response.setHeader('connection', 'close'));
  const deadline = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await app.close().finally(() => clearTimeout(deadline));
}

/** The HTTP application, not yet listening. */
async function createHttpApplication(acta: Acta): Promise<INestApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ServerModule.on(acta), {
    logger: false,
    bodyParser: false,
  });
  app.use(requestId);
  app.use(refuseNul);
  app.use(requestLog(acta.logger));
  // Whoever puts TLS in front of it says so there; by itself it speaks plain HTTP, on the loopback address.
  app.use(
    helmet({
      contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
      strictTransportSecurity: false,
    }),
  );
  // Nest passes `verify` on to the parser, and leaves it out of its type.
  const bodies = { limit: BODY_LIMIT, strict: false, verify: utf8Only };
  app.use(jsonOnly);
  app.useBodyParser('json', bodies);
  // Positions are 64 bit: digits in JSON.
  app.set('json replacer', (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  app.useGlobalPipes(queryValidation());
  app.useGlobalInterceptors(new WaitForInterceptor(acta.adapters), new SpokenInterceptor(), new ListInterceptor());
  app.useGlobalFilters(new ProblemFilter(acta.logger));
  SwaggerModule.setup('reference', app, () => openApiDocument(app, VERSION), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
  });
  return app;
}

/**
 * Looks before anything is opened, so that a taken port is said at once.
 * @throws ActaError `port-taken`
 */
export async function checkPort(host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portTaken(host, port) : error),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function portTaken(host: string, port: number): ActaError {
  const message = `Port ${port} on ${host} is taken by another program. Stop that one, or choose another port: PORT=${port + 1}.`;
  return new ActaError('unavailable', 'port-taken', message);
}
