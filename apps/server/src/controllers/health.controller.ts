import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Pool } from 'pg';
import { Public } from '../http/authentication.guard.js';
import { DATABASE_POOL } from '../tokens.js';

@ApiTags('operation')
@Public()
@Controller('health')
export class HealthController {
  constructor(@Inject(DATABASE_POOL) private readonly pool: Pool) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether the process runs' })
  @ApiOkResponse({ description: 'It runs' })
  live() {
    return { status: 'ok' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether it can answer: the database does' })
  @ApiOkResponse({ description: 'Ready' })
  @ApiServiceUnavailableResponse({ description: 'Not ready' })
  async ready(@Res({ passthrough: true }) response: Response) {
    const database = await this.pool.query('select 1').then(
      () => 'ok',
      () => 'unreachable',
    );
    if (database !== 'ok') response.status(503);
    return { status: database === 'ok' ? 'ok' : 'unavailable', database };
  }
}
