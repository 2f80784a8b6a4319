import { ActaError } from '@acta/kernel';
import { awareness, type Awareness, type Whose } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Question, type Spoken, type Untimed } from './asked.js';
import { timesSchema } from './coordinates.js';
import { checkNamed } from './named.js';

export const awareSchema = timesSchema.extend({
  body: z.string().optional().describe('What this body was dealing with; either this or `party`'),
  party: z.string().optional().describe('What this party and its bodies were dealing with'),
});

export type AwareAnswer = Spoken & Whose & Awareness;

/** What a body or a party was dealing with. */
export class GetAwareness extends Query<AwareAnswer> {
  constructor(readonly params: z.infer<typeof awareSchema>) {
    super();
  }
}

/** What a body or a party was dealing with, of a question that is open already. */
export async function answerAware(
  question: Question,
  { body, party }: Untimed<typeof awareSchema>,
): Promise<AwareAnswer> {
  const { asked, spoken } = question;
  const whose = oneOf(body, party);
  await checkNamed(question, { body, party });
  return { ...spoken, ...whose, ...(await awareness(asked, whose)) };
}

@QueryHandler(GetAwareness)
export class GetAwarenessHandler implements IQueryHandler<GetAwareness> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ params: { body, party, ...times } }: GetAwareness): Promise<AwareAnswer> {
    return answerAware(await askedAt(this.adapters, times), { body, party });
  }
}

/** @throws ActaError `invalid-query` for none, and for both */
function oneOf(body: string | undefined, party: string | undefined): Whose {
  if (body !== undefined && party === undefined) return { body };
  if (party !== undefined && body === undefined) return { party };
  const [pointer, message] =
    body === undefined
      ? ['/body', 'is missing: name either a body or a party']
      : ['/party', 'is not expected beside a body'];
  throw new ActaError('invalid', 'invalid-query', 'Ask what one body, or one party, was dealing with.', [
    { pointer, message },
  ]);
}
