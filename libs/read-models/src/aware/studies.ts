import type { Request, Study } from '../decision/requests.js';
import type { DecisionRow } from '../decision/row.js';
import { mayBeOver } from '../decision/uncounted.js';
import { inFile, requestAnswer } from '../deployment/answers.js';
import type { Held } from '../time/held.js';
import { goingOn } from './going-on.js';
import type { StudyAware } from './shape.js';

/** Studies with the request that they are of, those of no request on record too. */
function studiesIn(file: DecisionRow): readonly { study: Held<Study>; request: Held<Request> | undefined }[] {
  const ofRequests = file.requests.flatMap((request) => {
    const { certain, possibly = [], studies } = request;
    const ids = new Set([request, ...possibly].flatMap((state) => state.studies.map(({ event }) => event)));
    return [...ids].flatMap((id) => {
      const [first, ...others] = [studies, ...possibly.map((state) => state.studies)].flatMap(
        (states) => states.find(({ event }) => event === id) ?? [],
      );
      const isSure = certain && studies.some(({ event }) => event === id);
      return first ? [{ study: { ...first, certain: isSure, possibly: others }, request }] : [];
    });
  });
  return [...ofRequests, ...file.studies.map((study) => ({ study, request: undefined }))];
}

type OpenStudy = Omit<StudyAware, 'since'>;

export function openStudies(file: DecisionRow, who: ReadonlySet<string>): readonly OpenStudy[] {
  return studiesIn(file).flatMap(({ study: each, request }) => {
    const study = goingOn(each, ({ status, body }) => status === 'open' && who.has(body));
    if (!study) return [];
    const { event, body, question = null, certain, possibly = [], events } = study;
    const { event: of, by, to, amount } = request ? requestAnswer(inFile(file), request) : {};
    return [
      {
        decision: file.id,
        event,
        body,
        question,
        request: of && by && to && amount ? { event: of, by, to, amount } : null,
        certain: certain && !mayBeOver(file) && possibly.every(({ status }) => status === 'open'),
        events,
      },
    ];
  });
}
