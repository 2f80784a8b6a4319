import {
  ProjectionOperation,
  rebuildSchema,
  retrySchema,
  skipSchema,
  type RebuildRequest,
  type RetryRequest,
  type SkipRequest,
} from '@acta/application';
import { Body, Controller, Inject, Param, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { type AuthenticatedRequest, Requires } from '../http/authentication.guard.js';
import { Begins, Does, Shows } from '../openapi/operation.js';

@ApiTags('operation')
@ApiBearerAuth('bearer')
@Requires('administer')
@Controller('v1/admin/projections')
export class ProjectionsController {
  constructor(@Inject(ProjectionOperation) private readonly operation: ProjectionOperation) {}

  @Shows({
    path: '',
    operationId: 'projections',
    answer: 'projections',
    summary: 'Where each projection stands: position, lag, whether it is paused, rebuilds, parked streams',
  })
  status() {
    return this.operation.status();
  }

  @Shows({
    path: 'parked',
    operationId: 'parked',
    answer: 'parked',
    summary: 'The streams with an event that could not be applied, of all projections',
  })
  allParked() {
    return this.operation.parked();
  }

  @Shows({
    path: ':name/parked',
    operationId: 'parked-of-projection',
    answer: 'parked',
    summary: 'The streams with an event that could not be applied, of one projection',
  })
  parked(@Param('name') name: string) {
    return this.operation.parked(name);
  }

  @Begins({
    path: ':name/rebuild',
    operationId: 'projection-rebuild',
    answer: 'projection',
    summary: 'Builds it anew from the log, in the background; 409 while a rebuild of it is under way',
  })
  rebuild(@Param('name') name: string, @Body({ schema: rebuildSchema }) body: RebuildRequest) {
    return this.operation.rebuild(name, body);
  }

  @Does({
    path: ':name/abandon-rebuild',
    operationId: 'projection-abandon-rebuild',
    answer: 'projection',
    summary: 'Gives up a rebuild that is under way, was cut off or did not take over',
  })
  abandonRebuild(@Param('name') name: string) {
    return this.operation.abandonRebuild(name);
  }

  @Does({
    path: ':name/switch-back',
    operationId: 'projection-switch-back',
    answer: 'projection',
    summary: 'Lets the rows answer again that answered before the last rebuild took over',
  })
  switchBack(@Param('name') name: string) {
    return this.operation.switchBack(name);
  }

  @Does({
    path: ':name/pause',
    operationId: 'projection-pause',
    answer: 'projection',
    summary: 'Lets it stand still; it goes on answering as of its position',
  })
  pause(@Param('name') name: string) {
    return this.operation.pause(name);
  }

  @Does({
    path: ':name/resume',
    operationId: 'projection-resume',
    answer: 'projection',
    summary: 'Has it kept up again',
  })
  resume(@Param('name') name: string) {
    return this.operation.resume(name);
  }

  @Begins({
    path: ':name/retry',
    operationId: 'projection-retry',
    answer: 'retried',
    summary: 'Has a parked stream, or all of them, applied again',
  })
  retry(@Param('name') name: string, @Body({ schema: retrySchema }) body: RetryRequest) {
    return this.operation.retryParked(name, body);
  }

  @Begins({
    path: ':name/skip',
    operationId: 'projection-skip',
    answer: 'skipped',
    summary: 'Leaves out the events of a parked stream up to a position; the log says who decided so, and why',
  })
  skip(
    @Param('name') name: string,
    @Body({ schema: skipSchema }) body: SkipRequest,
    @Req() { principal }: AuthenticatedRequest,
  ) {
    return this.operation.skipParked(name, body, principal.actor);
  }
}
