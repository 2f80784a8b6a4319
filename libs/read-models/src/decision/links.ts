import { isEventId } from '@acta/domain';
import { remembered } from '../remembered.js';
import { grantsIn } from './grants.js';
import type { DecisionRow } from './row.js';
import { eventsBehind } from './told.js';

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

/** What such things in this file are expressly part of, or take the place of in others, as in a link. */
function linkedByItems(file: DecisionRow, items: readonly Item[], relation: string): readonly Linked[] {
  const links = file.links.filter((link) => link.relation === relation);
  if (links.length === 0) return [];
  const own = new Map(items.map(({ event, certain }) => [event, certain]));
  const here = new Map([...file.commitments, ...file.requests].map((item) => [item.event, item]));
  return links.flatMap((link) => {
    const [certain, to] = [own.get(link.event), link.to.toLowerCase()];
    const old = here.get(to);
    // What takes the place of something in its own file is told there.
    const isTold = old !== undefined && eventsBehind(old).includes(link.event);
    return certain === undefined || isTold ? [] : [{ to, certain }];
  });
}

/** The files that this one, or what is promised in it, is a part of: `decisions/…`, or the id of an event in them. */
export const wholesOf = (file: DecisionRow): readonly Linked[] => [
  ...linkedByFile(file, 'part-of'),
  ...linkedByItems(file, file.commitments, 'part-of'),
];

/** All that is said in a file that a link can lead to: itself, and each of its events. */
export const namesIn = remembered(
  ({ id, requests, commitments, approvals, deployments }: DecisionRow): readonly string[] => [
    `decisions/${id}`,
    ...[requests, commitments, approvals, deployments].flat().flatMap(({ events }) => events),
  ],
);

/** The same, and what was retracted in it: what others say of that changes how they stand together. */
export const concernedIn = (file: DecisionRow): readonly string[] =>
  file.retracted ? [...namesIn(file), ...file.retracted.map(({ event }) => event)] : namesIn(file);

/** Whether a link leads to a file, or to something that is said in it. */
export const leadsTo = (to: string, file: DecisionRow): boolean => namesIn(file).includes(to);

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

/** Deployments in the place of others of the same file have taken it there. */
function deployedElsewhere(file: DecisionRow): readonly Linked[] {
  const items = file.deployments.flatMap((item) =>
    eventsBehind(item).map((event) => ({ event, certain: item.certain && item.events.includes(event) })),
  );
  const own = new Set(items.map(({ event }) => event));
  return linkedByItems(file, items, 'supersedes').filter(({ to }) => !own.has(to));
}

/** What this file, or something that is said in it, expressly takes the place of: `decisions/…`, or the id of an event in whichever file. */
export function supersedingLinks(file: DecisionRow): readonly Linked[] {
  if (!file.links.some(({ relation }) => relation === 'supersedes')) return [];
  const { commitments, requests, approvals } = file;
  const items = [...commitments, ...requests, ...grantsIn(approvals)];
  return [...linkedByFile(file, 'supersedes'), ...linkedByItems(file, items, 'supersedes'), ...deployedElsewhere(file)];
}

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

/** The events in other files that are said again in this one, also those that were retracted: ids. */
export const saidAgainIn = remembered(
  ({ commitments, requests, deployments, approvals }: DecisionRow): readonly string[] => {
    const told = [...commitments, ...requests, ...deployments].map(({ restates }) => restates);
    const granted = approvals.flatMap(({ again = [] }) => again.map(({ restates }) => restates));
    return [...told, ...granted].flatMap((to) => (to !== undefined && isEventId(to) ? to.toLowerCase() : []));
  },
);

/** All by which a file changes how another stands. */
export const concerningLinks = (file: DecisionRow): readonly Linked[] =>
  file.links.length === 0
    ? []
    : [
        ...supersedingLinks(file),
        ...answeringLinks(file),
        ...twinLinks(file),
        ...saidAgainIn(file).map((to) => ({ to, certain: true })),
      ];
