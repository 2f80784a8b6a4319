import { firstOf, readOr } from '@acta/domain';
import { ActaError, type Problem } from '@acta/kernel';
import { z } from 'zod';
import { answerApprovals, approvalsSchema } from '../asking/approvals.query.js';
import type { Question } from '../asking/asked.js';
import { answerAware, awareSchema } from '../asking/aware.query.js';
import { answerClaims, claimsSchema } from '../asking/claims.query.js';
import type { Times } from '../asking/coordinates.js';
import { answerDecisions, decisionsSchema } from '../asking/decisions.query.js';
import { answerDeployment, deploymentSchema } from '../asking/deployment.query.js';
import { answerExplain, explainSchema } from '../asking/explain.query.js';
import { answerFindings, findingsSchema } from '../asking/findings.query.js';
import { answerPledges, pledgesSchema } from '../asking/pledges.query.js';
import { answerSessions, sessionsSchema } from '../asking/sessions.query.js';

/** A question that is read, and can be put to any state of knowledge. */
export interface Asking {
  readonly validAt: Times['validAt'];
  answer(question: Question): Promise<object>;
}

interface Askable {
  read(params: unknown): Asking;
}

/** Everything that is asked is asked of what would be known now: of the times, only the day can be chosen. */
const askable = <Schema extends z.ZodObject>(
  schema: Schema,
  answer: (question: Question, params: z.output<Schema>) => Promise<object>,
): Askable => ({
  read(params) {
    const untimed = schema.omit({ knownAt: true, basis: true, upTo: true });
    const read = readOr(untimed, params, cannotBeAsked, ['ask']);
    const { validAt, ...rest } = read as z.output<Schema> & Pick<Times, 'validAt'>;
    return {
      validAt,
      answer: (question) =>
        answer(question, rest as z.output<Schema>).catch((error: unknown) => {
          throw inAsk(error);
        }),
    };
  },
});

/** The questions that can be asked of what is supposed, by their routes. */
const questions = {
  deployment: askable(deploymentSchema, answerDeployment),
  approvals: askable(approvalsSchema, answerApprovals),
  decisions: askable(decisionsSchema, answerDecisions),
  sessions: askable(sessionsSchema, answerSessions),
  findings: askable(findingsSchema, answerFindings),
  claims: askable(claimsSchema, answerClaims),
  pledges: askable(pledgesSchema, answerPledges),
  'audit/aware': askable(awareSchema, answerAware),
  'audit/explain': askable(explainSchema, answerExplain),
} satisfies Readonly<Record<string, Askable>>;

export type AskableRoute = keyof typeof questions;

export const askSchema = z
  .union([z.string().max(4000), z.record(z.string(), z.record(z.string(), z.unknown()))], {
    error: 'is to be a route with its parameters, such as "deployment?mission=resolute-support"',
  })
  .describe(
    `What is asked: a route with its parameters, such as "deployment?mission=resolute-support&validAt=2017-11-10", or { "deployment": { "mission": "resolute-support" } }. Routes: ${Object.keys(questions).join(', ')}`,
  );

type Ask = Readonly<z.output<typeof askSchema>>;

/** @throws ActaError `invalid-query` */
export const readAsk = (ask: Ask): Asking => {
  const [route, params] = partsOf(ask);
  return questions[route].read(params);
};

/**
 * The route that is asked.
 * @throws ActaError `invalid-query`
 */
export const routeAsked = (ask: Ask): AskableRoute => partsOf(ask)[0];

function partsOf(ask: Ask): readonly [route: AskableRoute, params: unknown] {
  const [route, params, ...more] = typeof ask === 'string' ? routeIn(ask) : Object.entries(ask).flat();
  if (typeof route === 'string' && isAskable(route) && more.length === 0) return [route, params];
  const message = `is to be one of: ${Object.keys(questions).join(', ')}`;
  throw new ActaError('invalid', 'invalid-query', `What is asked cannot be answered: it ${message}.`, [
    { pointer: '/ask', message },
  ]);
}

const isAskable = (route: string): route is AskableRoute => Object.hasOwn(questions, route);

/** `GET /v1/deployment?mission=x` is as good as `deployment?mission=x`. */
function routeIn(ask: string): readonly [string, unknown] {
  const [path = '', query = ''] = ask.replace(/^GET +/, '').split('?', 2);
  const given = new URLSearchParams(query);
  const params = [...new Set(given.keys())].map((name) => {
    const [only, ...more] = given.getAll(name);
    return [name, more.length === 0 ? only : [only, ...more]];
  });
  return [path.replace(/^\/?(v1\/)?/, '').replace(/\/$/, ''), Object.fromEntries(params)];
}

const cannotBeAsked = (problems: readonly Problem[]): ActaError =>
  new ActaError('invalid', 'invalid-query', firstOf('What is asked', problems), problems);

function inAsk(error: unknown): unknown {
  if (!(error instanceof ActaError)) return error;
  const errors = error.errors.map(({ pointer, message }) => ({ pointer: `/ask${pointer}`, message }));
  return new ActaError(error.kind, error.code, error.message, errors, error.extensions);
}
