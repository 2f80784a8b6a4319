import { remembered } from '../remembered.js';
import type { DecisionRow } from './row.js';

/** What a link leads to, and whether it is certain by then. */
export interface Linked {
  readonly to: string;
  readonly certain: boolean;
}

/** The id of the file that a link leads to; undefined where that is something else. */
export const fileLinked = (to: string): string | undefined =>
  to.startsWith('decisions/') ? to.slice('decisions/'.length) : undefined;

export const linkedByFile = ({ links }: DecisionRow, meant: string): readonly Linked[] =>
  links.flatMap(({ of, relation, to, certain = true }) =>
    of === 'file' && relation === meant ? [{ to, certain }] : [],
  );

/** Something in a file that links of its event are about. */
interface Item {
  readonly event: string;
  readonly certain: boolean;
}

/** What such things in this file are expressly part of, or take the place of, as in a link. */
function linkedByItems({ links }: DecisionRow, items: readonly Item[], relation: string): readonly Linked[] {
  if (!links.some((link) => link.relation === relation)) return [];
  const own = new Map(items.map(({ event, certain }) => [event, certain]));
  return links.flatMap((link) => {
    const certain = own.get(link.event);
    return link.relation === relation && certain !== undefined ? [{ to: link.to.toLowerCase(), certain }] : [];
  });
}

/** The files that this one, or what is promised in it, is a part of: `decisions/…`, or the id of an event in them. */
export const wholesOf = (file: DecisionRow): readonly Linked[] => [
  ...linkedByFile(file, 'part-of'),
  ...linkedByItems(file, file.commitments, 'part-of'),
];

/** Whether a link leads to a file, to one of its commitments, or to a request in it. */
export const leadsTo = (to: string, { id, commitments, requests }: DecisionRow): boolean =>
  to === `decisions/${id}` ||
  commitments.some(({ events }) => events.includes(to)) ||
  requests.some(({ events }) => events.includes(to));

/** A file that a link leads to, or in which that is, and whether it is there for certain. */
export interface Target {
  readonly file: DecisionRow;
  readonly certain: boolean;
}

/** What links can lead to in these files, looked up once for many of them. */
export const targetsIn = remembered((files: readonly DecisionRow[]): ((to: string) => readonly Target[]) => {
  const targets = new Map<string, Target[]>();
  const add = (to: string, target: Target) => {
    const known = targets.get(to);
    if (known) known.push(target);
    else targets.set(to, [target]);
  };
  for (const file of files) {
    add(`decisions/${file.id}`, { file, certain: true });
    for (const { certain, events } of file.commitments) for (const event of events) add(event, { file, certain });
  }
  return (to) => targets.get(to) ?? [];
});

/** What this file, or a commitment or a request in it, expressly takes the place of: `decisions/…`, or the id of an event in whichever file. */
export const supersedingLinks = (file: DecisionRow): readonly Linked[] => [
  ...linkedByFile(file, 'supersedes'),
  ...linkedByItems(file, [...file.commitments, ...file.requests], 'supersedes'),
];

/** A request in another file that is answered in this one, or that file, for its last request. */
export interface Answering extends Linked {
  /** Id of the event that answers it. */
  readonly event: string;
  readonly status: 'accepted' | 'declined' | 'lapsed';
}

/**
 * The requests in other files that commitments in this one answer, expressly or with the whole file, and those that a request says again which
 * is answered here: `decisions/…`, or the id of an event.
 */
export function answeringLinks(file: DecisionRow): readonly Answering[] {
  const { id, links, commitments, requests } = file;
  const isOwn = (to: string): boolean => to === `decisions/${id}` || requests.some(({ events }) => events.includes(to));
  const made = commitments.filter(({ status }) => status !== 'intended');
  const byCommitments = links.flatMap((link): readonly Answering[] => {
    const by = made.find(({ events }) => link.of === 'file' || events.includes(link.event));
    if (link.relation !== 'answers' || !by) return [];
    const certain = by.certain && link.certain !== false;
    return [{ to: link.to.toLowerCase(), event: by.event, certain, status: 'accepted' }];
  });
  const byRequests = requests.flatMap(({ restates, status, events, certain, possibly }): readonly Answering[] => {
    if (restates === undefined || status === 'made' || status === 'under-study') return [];
    const event = events.at(-1) as string;
    return [{ to: restates.toLowerCase(), event, certain: certain && !possibly, status }];
  });
  return [...byCommitments, ...byRequests].filter(({ to }) => !isOwn(to));
}

/** The files that this one says to be the same as, or to say again. */
export const twinLinks = (file: DecisionRow): readonly Linked[] => [
  ...linkedByFile(file, 'same-as'),
  ...linkedByFile(file, 'restates'),
];

/** All by which a file changes how another stands. */
export const concerningLinks = (file: DecisionRow): readonly Linked[] =>
  file.links.length === 0 ? [] : [...supersedingLinks(file), ...answeringLinks(file), ...twinLinks(file)];
