import { ActaError } from '@acta/kernel';
import { explainFigure, figuresOfMission, figuresOfParty, type Explanation, type FigureAsked } from '@acta/read-models';
import { Inject } from '@nestjs/common';
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { ADAPTERS, type Adapters } from '../adapters.js';
import { askedAt, type Question, type Spoken, type Untimed } from './asked.js';
import { timesSchema } from './coordinates.js';
import { checkNamed } from './named.js';
import { showNames, type WithNames } from './names.js';

export const explainSchema = timesSchema.extend({
  mission: z.string().optional().describe('The id of the mission; absent: of what a party does in none'),
  party: z.string().optional().describe('Absent: the figure of the mission as a whole'),
  figure: z
    .enum([...new Set([...figuresOfParty, ...figuresOfMission])])
    .describe(`Of a party: ${figuresOfParty.join(', ')}; of a mission as a whole: ${figuresOfMission.join(', ')}`),
});

export type ExplainAnswer = WithNames<Spoken & Explanation>;

/** The facts behind a figure. */
export class ExplainFigure extends Query<ExplainAnswer> {
  constructor(readonly params: z.infer<typeof explainSchema>) {
    super();
  }
}

/** What is behind a figure, of a question that is open already; persons by their ids. */
export async function answerExplain(
  question: Question,
  { mission, party, figure }: Untimed<typeof explainSchema>,
): Promise<Spoken & Explanation> {
  const { asked, spoken } = question;
  checkPlace({ mission, party });
  checkFigure({ party, figure });
  await checkNamed(question, { mission, party });
  const place = { mission: mission ?? null, ...(party !== undefined && { party }) };
  return { ...spoken, ...(await explainFigure(asked, { ...place, figure })) };
}

@QueryHandler(ExplainFigure)
export class ExplainFigureHandler implements IQueryHandler<ExplainFigure> {
  constructor(@Inject(ADAPTERS) private readonly adapters: Adapters) {}

  async execute({ params: { mission, party, figure, ...times } }: ExplainFigure): Promise<ExplainAnswer> {
    const answer = await answerExplain(await askedAt(this.adapters, times), { mission, party, figure });
    return showNames(this.adapters.people, answer);
  }
}

/** @throws ActaError `invalid-query` where it is a figure of nothing */
function checkPlace({ mission, party }: { readonly mission?: string; readonly party?: string }): void {
  if (mission !== undefined || party !== undefined) return;
  const message = 'is missing: name a mission, a party, or both';
  throw new ActaError('invalid', 'invalid-query', `The question cannot be answered: mission ${message}.`, [
    { pointer: '/mission', message },
  ]);
}

/** @throws ActaError `invalid-query` for a figure that such a thing does not have */
function checkFigure({ party, figure }: Pick<FigureAsked, 'party' | 'figure'>): void {
  const [of, known]: [string, readonly string[]] =
    party === undefined ? ['a mission as a whole', figuresOfMission] : ['a party in a mission', figuresOfParty];
  if (known.includes(figure)) return;
  const message = `of ${of} is to be one of: ${known.join(', ')}`;
  throw new ActaError('invalid', 'invalid-query', `The question cannot be answered: figure ${message}.`, [
    { pointer: '/figure', message },
  ]);
}
