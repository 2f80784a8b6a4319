import { STATUS_CODES } from 'node:http';
import { asActaError } from '@acta/event-store';
import { ActaError } from '@acta/kernel';
import type { Logger } from '@acta/platform';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { statusOf } from './statuses.js';
import { sendUntagged } from './untagged.js';

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly members: Readonly<Record<string, unknown>>;
}

/** Answers every error as a problem document (RFC 9457) with a stable `code`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const request = host.switchToHttp().getRequest<Request>();
    const problem = this.problemOf(error, request);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (problem.status === 401) response.setHeader('WWW-Authenticate', 'Bearer realm="acta"');
    if (problem.status === 503) response.setHeader('Retry-After', String(problem.members['retryAfter'] ?? 1));
    const body = {
      type: `urn:acta:problem:${problem.code}`,
      title: STATUS_CODES[problem.status],
      status: problem.status,
      detail: problem.detail,
      code: problem.code,
      ...problem.members,
    };
    sendUntagged(response.status(problem.status), body, 'application/problem+json');
  }

  private problemOf(error: unknown, request: Request): Problem {
    if (error instanceof ActaError) {
      const members = { ...error.extensions, ...(error.errors.length > 0 && { errors: error.errors }) };
      return { status: statusOf[error.kind], code: error.code, detail: error.message, members };
    }
    if (error instanceof HttpException) {
      // What a hook of the body parser throws comes wrapped.
      return error.cause instanceof ActaError ? this.problemOf(error.cause, request) : fromFramework(error, request);
    }
    const known = asActaError(isQueryFailed(error) ? error.driverError : error);
    if (known instanceof ActaError) {
      this.logger.error({ err: error }, 'the database does not answer');
      return this.problemOf(known, request);
    }
    this.logger.error({ err: error, path: request.path }, 'unexpected error');
    return { status: 500, code: 'internal', detail: 'Something unexpected went wrong; it is in the log.', members: {} };
  }
}

function fromFramework(error: HttpException, request: Request): Problem {
  const status = error.getStatus();
  if (status === 404) {
    return {
      status,
      code: 'no-such-route',
      detail: `There is nothing at ${request.method} ${request.path}.`,
      members: {},
    };
  }
  if (status === 400 && error.message.startsWith('Failed to decode param')) {
    return { status, code: 'invalid-id', detail: 'The path is not percent-encoded as it should be.', members: {} };
  }
  if (status === 406) return { status, code: 'not-acceptable', detail: error.message, members: {} };
  if (status === 415) return { status, code: 'unsupported-media-type', detail: error.message, members: {} };
  // Parameters and bodies are checked by schemas of our own: what the framework refuses is a body that is no JSON.
  if (status === 400) {
    const members = { errors: [{ pointer: '', message: error.message }] };
    return { status, code: 'malformed-json', detail: `The body is not JSON: ${error.message}`, members };
  }
  return { status, code: 'bad-body', detail: error.message, members: {} };
}

/** What TypeORM makes of an error of the driver, by which tokens are looked up. */
const isQueryFailed = (error: unknown): error is { readonly driverError: unknown } =>
  typeof error === 'object' && error !== null && 'driverError' in error;
