import { awareSchema, claimsSchema, GetAwareness, GetClaims, GetPledges, pledgesSchema } from '@acta/application';
import { Controller, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { Asks } from '../openapi/asks.js';

/** What sources claim, what is pledged, and what a body or a party was dealing with. */
@ApiTags('asking')
@ApiBearerAuth('bearer')
@Controller('v1')
export class ClaimsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Asks('claims', 'What sources claim of amounts, by the days that it is of, with contradictions marked', 'claims')
  claims(@Query({ schema: claimsSchema }) params: z.output<typeof claimsSchema>) {
    return this.queries.execute(new GetClaims(params));
  }

  @Asks('pledges', 'Increases pledged: least and most, nothing counted twice, and who gave no number', 'pledges')
  pledges(@Query({ schema: pledgesSchema }) params: z.output<typeof pledgesSchema>) {
    return this.queries.execute(new GetPledges(params));
  }

  @Asks(
    'audit/aware',
    'What a body or a party was dealing with: studies open, requests, offers, approvals, items on its agenda',
    'aware',
  )
  aware(@Query({ schema: awareSchema }) params: z.output<typeof awareSchema>) {
    return this.queries.execute(new GetAwareness(params));
  }
}
