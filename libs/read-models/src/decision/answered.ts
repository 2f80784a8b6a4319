import type { Held } from '../time/held.js';
import { answeringLinks, type Answering } from './links.js';
import { alsoAs } from './otherwise.js';
import { isAnswered, type Request } from './requests.js';
import type { DecisionRow } from './row.js';

/** What is answered in these files that is in others, by what that is. */
export const answersIn = (files: readonly DecisionRow[]): ReadonlyMap<string, Answering> => {
  const answers = new Map<string, Answering>();
  for (const answer of files.flatMap(answeringLinks)) {
    if (!answers.get(answer.to)?.certain) answers.set(answer.to, answer);
  }
  return answers;
};

/** The requests of a file where others answer them; of a whole file the last that has no answer. */
export function withAnswers(
  { id, requests }: Pick<DecisionRow, 'id' | 'requests'>,
  answers: ReadonlyMap<string, Answering>,
): DecisionRow['requests'] {
  if (answers.size === 0) return requests;
  const last = requests.findLast((request) => !isAnswered(request));
  return requests.map((request): Held<Request> => {
    const answer =
      request.events.map((event) => answers.get(event)).find((one) => one !== undefined) ??
      (request === last ? answers.get(`decisions/${id}`) : undefined);
    if (!answer || isAnswered(request)) return request;
    const events = [...new Set([...request.events, answer.event])];
    return alsoAs<Request>({ ...request, events }, { status: answer.status }, answer.certain);
  });
}
