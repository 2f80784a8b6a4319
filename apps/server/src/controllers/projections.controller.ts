import {
  ProjectionOperation,
  rebuildSchema,
  retrySchema,
  skipSchema,
  type RebuildRequest,
  type RetryRequest,
  type SkipRequest,
} from '@acta/application';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type AuthenticatedRequest, Requires } from '../http/authentication.guard.js';

@ApiTags('operation')
@ApiBearerAuth('bearer')
@Requires('administer')
@Controller('v1/admin/projections')
export class ProjectionsController {
  constructor(@Inject(ProjectionOperation) private readonly operation: ProjectionOperation) {}

  @Get()
  @ApiOperation({
    summary: 'Where each projection stands: position, lag, whether it is paused, rebuilds, parked streams',
  })
  status() {
    return this.operation.status();
  }

  @Get('parked')
  @ApiOperation({ summary: 'The streams with an event that could not be applied, of all projections' })
  allParked() {
    return this.operation.parked();
  }

  @Get(':name/parked')
  @ApiOperation({ summary: 'The streams with an event that could not be applied, of one projection' })
  parked(@Param('name') name: string) {
    return this.operation.parked(name);
  }

  @Post(':name/rebuild')
  @HttpCode(202)
  @ApiOperation({ summary: 'Builds it anew from the log, in the background; 409 while a rebuild of it is under way' })
  rebuild(@Param('name') name: string, @Body({ schema: rebuildSchema }) body: RebuildRequest) {
    return this.operation.rebuild(name, body);
  }

  @Post(':name/abandon-rebuild')
  @HttpCode(200)
  @ApiOperation({ summary: 'Gives up a rebuild that is under way, was cut off or did not take over' })
  abandonRebuild(@Param('name') name: string) {
    return this.operation.abandonRebuild(name);
  }

  @Post(':name/switch-back')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lets the rows answer again that answered before the last rebuild took over' })
  switchBack(@Param('name') name: string) {
    return this.operation.switchBack(name);
  }

  @Post(':name/pause')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lets it stand still; it goes on answering as of its position' })
  pause(@Param('name') name: string) {
    return this.operation.pause(name);
  }

  @Post(':name/resume')
  @HttpCode(200)
  @ApiOperation({ summary: 'Has it kept up again' })
  resume(@Param('name') name: string) {
    return this.operation.resume(name);
  }

  @Post(':name/retry')
  @HttpCode(202)
  @ApiOperation({ summary: 'Has a parked stream, or all of them, applied again' })
  retry(@Param('name') name: string, @Body({ schema: retrySchema }) body: RetryRequest) {
    return this.operation.retry(name, body);
  }

  @Post(':name/skip')
  @HttpCode(202)
  @ApiOperation({
    summary: 'Leaves out the events of a parked stream up to a position; the log says who decided so, and why',
  })
  skip(
    @Param('name') name: string,
    @Body({ schema: skipSchema }) body: SkipRequest,
    @Req() { principal }: AuthenticatedRequest,
  ) {
    return this.operation.skip(name, body, principal.actor);
  }
}
