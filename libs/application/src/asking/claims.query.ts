import { claimSubjects, listClaims, type Claim, type ClaimSubject, type Page } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Question, type Spoken, type Untimed } from './asked.js';
import { daySchema, timesSchema } from './coordinates.js';
import { checkNamed } from './named.js';
import { showNames, type WithNames } from './names.js';
import { pagingFields } from './paging.js';
import { checkSpan } from './span.js';

const day = daySchema.optional();
const subjects = Object.keys(claimSubjects) as readonly ClaimSubject[];

export const claimsSchema = timesSchema.extend({
  mission: z.string().optional(),
  party: z.string().optional().describe('Only of its presence and contributions, and of the targets that it announces'),
  about: z.enum(subjects).optional().describe('What the amount is of'),
  from: day.describe('It can have been so on this day or later; an undated claim is of the day of its publication'),
  to: day.describe('It can have been so on this day or earlier'),
  ...pagingFields,
});

type Claims = Spoken & Page<Claim>;
export type ClaimsAnswer = WithNames<Claims>;

export class GetClaims extends Query<ClaimsAnswer> {
  constructor(readonly params: z.infer<typeof claimsSchema>) {
    super();
  }
}

/** What sources claim, of a question that is open already; persons by their ids. */
export async function answerClaims(
  question: Question,
  { mission, party, about, from, to, limit, cursor }: Untimed<typeof claimsSchema>,
): Promise<Claims> {
  const { asked, spoken } = question;
  checkSpan({ from, to }, 'from', 'to');
  await checkNamed(question, { mission, party });
  return { ...spoken, ...(await listClaims(asked, { mission, party, about, from, to }, { limit, cursor })) };
}

@QueryHandler(GetClaims)
export class GetClaimsHandler implements IQueryHandler<GetClaims> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ params }: GetClaims): Promise<ClaimsAnswer> {
    const question = await askedAt(this.adapters, params);
    return showNames(this.adapters.people, await answerClaims(question, params));
  }
}
