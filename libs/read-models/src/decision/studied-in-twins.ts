import { stateOf, type Held } from '../time/held.js';
import { isAnswered, type Request, type Study } from './requests.js';
import type { DecisionRow } from './row.js';
import type { Twin } from './twins.js';

const hasRequest = ({ file, certain }: Twin): boolean => certain && file.requests.length > 0;

/** Requests as their studies leave them, some of which are told in files that are certainly the same: those of the last that has no answer. */
export function withStudiesOf(requests: DecisionRow['requests'], twins: readonly Twin[]): DecisionRow['requests'] {
  const told = twins.flatMap(({ file, certain }) => (certain && file.requests.length === 0 ? file.studies : []));
  const meant = requests.findLast((request) => !isAnswered(request)) ?? requests.at(-1);
  if (!meant || told.length === 0) return requests;
  return requests.map((request) => (request === meant ? studied(request, told) : request));
}

const isOngoing = ({ status }: Study): boolean => status === 'open';

/** A request with more studies, of which one that may be otherwise may be. */
function studied(request: Held<Request>, told: readonly Held<Study>[]): Held<Request> {
  const known = new Set(request.studies.map(({ event }) => event));
  const others = told.filter(({ event }) => !known.has(event));
  if (others.length === 0) return request;
  const withAll = (variant: Request, studies: readonly Study[]): Request => {
    const all = [...variant.studies, ...studies];
    const status = isAnswered(variant) ? variant.status : all.some(isOngoing) ? 'under-study' : 'made';
    return {
      ...variant,
      studies: all,
      status,
      events: [...new Set([...variant.events, ...studies.flatMap(({ events }) => events)])],
    };
  };
  const sure = others.filter(({ certain }) => certain).map((one) => stateOf<Study>(one));
  const possibly = [
    ...(request.possibly ?? []).map((variant) => withAll(variant, sure)),
    ...(others.some((one) => !one.certain || one.possibly)
      ? [
          withAll(
            request,
            others.map((one) => one.possibly?.at(-1) ?? stateOf<Study>(one)),
          ),
        ]
      : []),
  ];
  const { possibly: _, certain, ...own } = request;
  return { ...withAll(own, sure), certain, ...(possibly.length > 0 && { possibly }) };
}

/** Studies that are of no request in their file; in one without requests, of none in a file that is certainly the same. */
export const withoutRequest = ({ studies, requests }: DecisionRow, twins: readonly Twin[]): DecisionRow['studies'] =>
  studies.length > 0 && requests.length === 0 && twins.some(hasRequest) ? [] : studies;
