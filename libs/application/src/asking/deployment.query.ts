import { deploymentState, type DeploymentState } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Question, type Spoken, type Untimed } from './asked.js';
import { timesSchema } from './coordinates.js';
import { checkNamed } from './named.js';

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

/** The deployment state of a question that is open already. */
export async function answerDeployment(
  question: Question,
  filter: Untimed<typeof deploymentSchema>,
): Promise<DeploymentAnswer> {
  const { asked, spoken } = question;
  const [state] = await Promise.all([deploymentState(asked, filter), checkNamed(question, filter)]);
  return { ...spoken, ...state };
}

@QueryHandler(GetDeployment)
export class GetDeploymentHandler implements IQueryHandler<GetDeployment> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ params: { mission, party, ...times } }: GetDeployment): Promise<DeploymentAnswer> {
    return answerDeployment(await askedAt(this.adapters, times), { mission, party });
  }
}
