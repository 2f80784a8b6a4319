import type { Amount } from '@acta/domain';
import type { Dated } from '../time/dated.js';
import { furthered, linkedIn, replaced, supersededBy, toldBy, withRestatement, type Told } from './told.js';

export interface Study {
  readonly event: string;
  readonly events: readonly string[];
  readonly body: string;
  readonly question?: string;
  readonly status: 'open' | 'feasible' | 'not-feasible' | 'inconclusive';
}

export interface Request extends Told {
  readonly by: string;
  readonly to: string;
  readonly amount: Amount;
  /** Under study while a study of it is open. */
  readonly status: 'made' | 'under-study' | 'accepted' | 'declined' | 'lapsed';
  readonly studies: readonly Study[];
}

/** The request track; studies without a request that they could be of stand apart. */
export interface Requests {
  readonly requests: readonly Request[];
  readonly studies: readonly Study[];
}

export const isAnswered = ({ status }: Pick<Request, 'status'>): boolean =>
  status !== 'made' && status !== 'under-study';

/** The request that a fact is about: the one it links to, or else the last that fits best. */
const requestFor = (requests: readonly Request[], dated: Dated, fits: (request: Request) => boolean = () => true) =>
  linkedIn(requests, dated) ??
  requests.findLast((request) => !isAnswered(request) && fits(request)) ??
  requests.findLast((request) => !isAnswered(request)) ??
  requests.at(-1);

const withStudies = (request: Request, studies: readonly Study[], dated: Dated): Request => {
  const pending = studies.some(({ status }) => status === 'open') ? 'under-study' : 'made';
  return furthered(request, dated, { studies, status: isAnswered(request) ? request.status : pending });
};

function addStudy(state: Requests, dated: Dated, study: Study): Requests {
  const request = requestFor(state.requests, dated);
  if (!request) return { ...state, studies: [...state.studies, study] };
  const studied = withStudies(request, [...request.studies, study], dated);
  return { ...state, requests: replaced(state.requests, request, studied) };
}

function concludeStudy(state: Requests, dated: Dated, body: string, status: Study['status']): Requests {
  const isMeant = (study: Study): boolean => study.body === body && study.status === 'open';
  const conclude = (studies: readonly Study[]): readonly Study[] => {
    const last = studies.findLast(isMeant);
    return studies.map((study) =>
      study === last ? { ...study, status, events: [...study.events, dated.fact.id] } : study,
    );
  };
  const request = state.requests.findLast(({ studies }) => studies.some(isMeant));
  if (request) {
    const studied = withStudies(request, conclude(request.studies), dated);
    return { ...state, requests: replaced(state.requests, request, studied) };
  }
  if (state.studies.some(isMeant)) return { ...state, studies: conclude(state.studies) };
  const { id } = dated.fact;
  return addStudy(state, dated, { event: id, events: [id], body, status });
}

/** A commitment that says to answer a request accepts it; so does one that is amended for it. */
function answered(state: Requests, dated: Dated): Requests {
  const answers = dated.fact.links.filter(({ relation }) => relation === 'answers');
  const request = state.requests.find(({ events }) => answers.some(({ to }) => events.includes(to.toLowerCase())));
  if (!request || isAnswered(request)) return state;
  return { ...state, requests: replaced(state.requests, request, furthered(request, dated, { status: 'accepted' })) };
}

export function evolveRequests(state: Requests, dated: Dated): Requests {
  const { fact } = dated;
  switch (fact.type) {
    case 'RequestMade': {
      const { by, to, amount } = fact.data;
      const restated = withRestatement(state.requests, dated, amount);
      const made: Request = { ...toldBy(dated), by, to, amount, status: 'made', studies: [] };
      // What another request takes the place of is asked for no more.
      const requests = supersededBy(state.requests, dated).reduce(
        (list, old) => replaced(list, old, furthered(old, dated, { status: 'lapsed' })),
        state.requests,
      );
      return { ...state, requests: restated ?? [...requests, made] };
    }
    case 'StudyOpened': {
      const { body, question } = fact.data;
      const study = { event: fact.id, events: [fact.id], body, ...(question !== undefined && { question }) };
      return addStudy(state, dated, { ...study, status: 'open' });
    }
    case 'StudyConcluded':
      return concludeStudy(state, dated, fact.data.body, fact.data.outcome);
    case 'RequestAnswered': {
      const { by, answer } = fact.data;
      const request = requestFor(state.requests, dated, ({ to }) => to === by);
      if (!request) return state;
      return { ...state, requests: replaced(state.requests, request, furthered(request, dated, { status: answer })) };
    }
    case 'CommitmentMade':
    case 'CommitmentAmended':
      return answered(state, dated);
    default:
      return state;
  }
}
