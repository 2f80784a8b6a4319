import { deploymentState, type DeploymentState } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Spoken } from './asked.js';
import { timesSchema } from './coordinates.js';

export const deploymentSchema = timesSchema.extend({
  mission: z.string().optional().describe('Only this mission'),
  party: z.string().optional().describe('Only this party'),
});

export type DeploymentAnswer = Spoken & DeploymentState;

export class GetDeployment extends Query<DeploymentAnswer> {
  constructor(readonly params: z.infer<typeof deploymentSchema>) {
    super();
  }
}

@QueryHandler(GetDeployment)
export class GetDeploymentHandler implements IQueryHandler<GetDeployment> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ params: { mission, party, ...times } }: GetDeployment): Promise<DeploymentAnswer> {
    const { asked, spoken } = await askedAt(this.adapters, times);
    return { ...spoken, ...(await deploymentState(asked, { mission, party })) };
  }
}
