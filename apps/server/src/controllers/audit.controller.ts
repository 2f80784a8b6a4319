import {
  AskWhatIf,
  correctionsSchema,
  diffSchema,
  ExplainFigure,
  explainSchema,
  GetDiff,
  ListCorrections,
  whatIfSchema,
} from '@acta/application';
import { Body, Controller, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import type { AuthenticatedRequest } from '../http/authentication.guard.js';
import { Answers, Asks } from '../openapi/asks.js';

type In<Schema extends z.ZodType> = z.output<Schema>;

@ApiTags('auditing')
@ApiBearerAuth('bearer')
@Controller('v1')
export class AuditController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Asks('audit/diff', 'What differs between two deployment states, and which event made each difference', 'diff')
  diff(@Query({ schema: diffSchema }) params: In<typeof diffSchema>) {
    return this.queries.execute(new GetDiff(params));
  }

  @Asks(
    'audit/explain',
    'A figure explained: the facts behind it, who decided it, in which session, on whose proposal, on which sources',
    'explain',
  )
  explain(@Query({ schema: explainSchema }) params: In<typeof explainSchema>) {
    return this.queries.execute(new ExplainFigure(params));
  }

  @Asks(
    'audit/corrections',
    'What was corrected, retracted and disputed, by whom and why, and which answers that changes; the newest first',
    'corrections',
  )
  corrections(@Query({ schema: correctionsSchema }) params: In<typeof correctionsSchema>) {
    return this.queries.execute(new ListCorrections(params));
  }

  @Post('what-if')
  @HttpCode(200)
  @Answers('The answer that would follow if some commands were recorded now; nothing is', 'whatIf')
  whatIf(@Body({ schema: whatIfSchema }) params: In<typeof whatIfSchema>, @Req() { principal }: AuthenticatedRequest) {
    return this.queries.execute(new AskWhatIf(params, principal.actor));
  }
}
