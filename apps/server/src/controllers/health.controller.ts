import { asActaError } from '@acta/event-store';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../http/authentication.guard.js';
import { ASK_DATABASE } from '../tokens.js';

@ApiTags('operation')
@Public()
@Controller('health')
export class HealthController {
  constructor(@Inject(ASK_DATABASE) private readonly askDatabase: () => Promise<void>) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether the process runs' })
  @ApiOkResponse({ description: 'It runs' })
  live() {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether it can answer: the database does' })
  @ApiOkResponse({ description: 'Ready' })
  @ApiServiceUnavailableResponse({ description: 'Not ready; `reason` says why' })
  async ready(@Res({ passthrough: true }) response: Response) {
    const reason = await this.askDatabase().then(() => undefined, reasonOf);
    if (reason === undefined) return { status: 'ok', database: 'ok' };
    response.status(503);
    return { status: 'unavailable', database: 'unreachable', reason };
  }
}

/** In the words of every other answer of 503. */
function reasonOf(error: unknown): string {
  const known = asActaError(error);
  return known instanceof Error ? known.message : String(known);
}
