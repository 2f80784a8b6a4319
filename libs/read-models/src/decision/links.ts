import { remembered } from '../remembered.js';
import type { DecisionRow } from './row.js';

/** What a link leads to, and whether it is certain by then. */
export interface Linked {
  readonly to: string;
  readonly certain: boolean;
}

export const linkedByFile = ({ links }: DecisionRow, meant: string): readonly Linked[] =>
  links.flatMap(({ of, relation, to, certain = true }) =>
    of === 'file' && relation === meant ? [{ to, certain }] : [],
  );

/** What this file's own commitments are expressly part of, or take the place of, as in a link. */
function linkedByCommitments({ links, commitments }: DecisionRow, relation: string): readonly Linked[] {
  if (!links.some((link) => link.relation === relation)) return [];
  const own = new Map(commitments.map(({ event, certain }) => [event, certain]));
  return links.flatMap((link) => {
    const certain = own.get(link.event);
    return link.relation === relation && certain !== undefined ? [{ to: link.to.toLowerCase(), certain }] : [];
  });
}

/** The files that this one, or what is promised in it, is a part of: `decisions/…`, or the id of an event in them. */
export const wholesOf = (file: DecisionRow): readonly Linked[] => [
  ...linkedByFile(file, 'part-of'),
  ...linkedByCommitments(file, 'part-of'),
];

/** Whether a link leads to a file or to one of its commitments. */
export const leadsTo = (to: string, { id, commitments }: DecisionRow): boolean =>
  to === `decisions/${id}` || commitments.some(({ events }) => events.includes(to));

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

/** What this file, or a commitment in it, expressly takes the place of: `decisions/…`, or the id of an event in whichever file. */
export const supersedingLinks = (file: DecisionRow): readonly Linked[] => [
  ...linkedByFile(file, 'supersedes'),
  ...linkedByCommitments(file, 'supersedes'),
];

/** Whether a file says to take the place of another, or of a commitment in it. */
export const supersedes = (file: DecisionRow, other: DecisionRow): boolean =>
  file.id !== other.id && supersedingLinks(file).some(({ to }) => leadsTo(to, other));

/** A request, or a file with one, that a commitment answers. */
export interface Answering extends Linked {
  /** Id of the commitment. */
  readonly event: string;
}

/** The requests in other files that commitments in this one answer, expressly or with the whole file: `decisions/…`, or the id of an event. */
export function answeringLinks({ id, links, commitments, requests }: DecisionRow): readonly Answering[] {
  const answering = links.filter(({ relation, to }) => relation === 'answers' && to !== `decisions/${id}`);
  if (answering.length === 0) return [];
  const isOwn = (to: string): boolean => requests.some(({ event }) => event === to);
  const made = commitments.filter(({ status }) => status !== 'intended');
  return answering.flatMap((link) => {
    const to = link.to.toLowerCase();
    const by = made.find(({ events }) => link.of === 'file' || events.includes(link.event));
    if (!by || isOwn(to)) return [];
    return [{ to, event: by.event, certain: by.certain && link.certain !== false }];
  });
}

/** The files that this one says to be the same as, or to say again. */
export const twinLinks = (file: DecisionRow): readonly Linked[] => [
  ...linkedByFile(file, 'same-as'),
  ...linkedByFile(file, 'restates'),
];

/** All by which a file changes how another stands. */
export const concerningLinks = (file: DecisionRow): readonly Linked[] =>
  file.links.length === 0 ? [] : [...supersedingLinks(file), ...answeringLinks(file), ...twinLinks(file)];
