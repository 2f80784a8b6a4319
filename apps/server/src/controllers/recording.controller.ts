import {
  commandIdOfKey,
  recordCommand,
  unknownCollection,
  type RecordAnswer,
  type RecordRequest,
} from '@acta/application';
import { ActaError } from '@acta/kernel';
import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { type AuthenticatedRequest, Requires } from '../http/authentication.guard.js';
import { sendUntagged } from '../http/untagged.js';

interface Path {
  readonly collection: string;
  readonly id: string;
  readonly command: string;
}

/**
 * Every command of every aggregate. Its routes are documented from the aggregates' schemas (openapi/recording.ts),
 * not from decorators.
 */
@ApiExcludeController()
@Controller('v1')
export class RecordingController {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  @Post('events/:id/:command')
  @Requires('correct')
  correct(
    @Param() path: Omit<Path, 'collection'>,
    @Body() body: unknown,
    @Req() request: AuthenticatedRequest,
    @Res() response: Response,
  ) {
    return this.record({ ...path, collection: 'events' }, body, request, response);
  }

  @Post('presence/:mission/:party/:command')
  @Requires('record')
  observe(
    @Param() { mission, party, command }: { mission: string; party: string; command: string },
    @Body() body: unknown,
    @Req() request: AuthenticatedRequest,
    @Res() response: Response,
  ) {
    return this.record({ collection: 'presence', id: `${mission}/${party}`, command }, body, request, response);
  }

  @Post(':collection/:id/:command')
  @Requires('record')
  recordInStream(
    @Param() path: Path,
    @Body() body: unknown,
    @Req() request: AuthenticatedRequest,
    @Res() response: Response,
  ) {
    return this.record(path, body, request, response);
  }

  private async record(path: Path, body: unknown, request: AuthenticatedRequest, response: Response): Promise<void> {
    const dryRun = isDryRun(request.query);
    const command = recordCommand({ ...path, body, dryRun, ...fromHeaders(request) });
    if (!command) throw unknownCollection(path.collection);
    const { stream, version, position, events }: RecordAnswer = await this.commands.execute(command);
    // After a dry run the stream has no such version.
    if (!dryRun) response.setHeader('ETag', `"${version}"`);
    response.status(dryRun ? 200 : 201).setHeader('Acta-Position', String(position));
    sendUntagged(response, { stream, version, position, events });
  }
}

/** Nothing is guessed here: a dry run that was misspelt would be recorded for ever. */
function isDryRun(query: AuthenticatedRequest['query']): boolean {
  const unknown = Object.keys(query).find((key) => key !== 'dryRun');
  if (unknown !== undefined) throw invalidParameter(unknown, 'is not a parameter that is known here');
  const { dryRun = 'false' } = query;
  if (dryRun !== 'true' && dryRun !== 'false') throw invalidParameter('dryRun', 'is true or false');
  return dryRun === 'true';
}

function invalidParameter(name: string, message: string): ActaError {
  return new ActaError('invalid', 'invalid-query', `The parameter ${name} ${message}.`, [
    { pointer: `/${name}`, message },
  ]);
}

function fromHeaders(request: AuthenticatedRequest): Omit<RecordRequest, 'collection' | 'id' | 'command' | 'body'> {
  const key = request.header('idempotency-key');
  if (key !== undefined && !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new ActaError('invalid', 'bad-idempotency-key', 'Idempotency-Key is 1 to 255 visible ASCII characters.');
  }
  const { actor } = request.principal;
  return {
    actor,
    commandId: key === undefined ? undefined : commandIdOfKey(actor, key),
    expectedVersion: versionIn(request.header('if-match')),
    correlationId: request.header('x-request-id'),
    traceparent: request.header('traceparent'),
  };
}

/** The version in `If-Match: "3"`; `*` is any, of what is there already. */
function versionIn(ifMatch: string | undefined): RecordRequest['expectedVersion'] {
  if (ifMatch === undefined) return undefined;
  if (ifMatch === '*') return 'any';
  const version = /^(?:W\/)?"(\d{1,15})"$/.exec(ifMatch)?.[1];
  if (version === undefined) {
    const message = 'If-Match is the ETag that recording answered with: the version of the stream, such as "3".';
    throw new ActaError('invalid', 'bad-if-match', message);
  }
  return Number(version);
}
