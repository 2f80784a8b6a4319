import { others, type DeploymentItem, type DeploymentState, type MissionTotals } from '../deployment/shape.js';
import type { Figure } from '../figure/figure.js';
import { remembered } from '../remembered.js';

/** What can differ between two deployment states. */
export const differing = [
  'present',
  'alsoPresent',
  'presentOn',
  'presentEnded',
  'ceiling',
  'alsoCeiling',
  'committed',
  'alsoCommitted',
  'requested',
  'alsoRequested',
  'approved',
  'alsoApproved',
  'commitment',
  'approval',
  'request',
  'deployment',
  'finding',
  'target',
  'status',
] as const;
export type Differing = (typeof differing)[number];

/** One thing that a deployment state says. */
export interface Facet {
  /** Null: files of no mission. */
  readonly mission: string | null;
  /** Null: of the mission as a whole. */
  readonly party: string | null;
  readonly figure: Differing;
  readonly decision: string | null;
  /** Tells it from others of its kind: the event that it comes from, the body that approves, the kind of a finding, a measure (`EUR/year`). */
  readonly subject: string | null;
  /** As in the deployment state, "possibly" before a finding or a status that is merely possible; never null. */
  readonly value: unknown;
  /** Ids of the events behind it. */
  readonly events: readonly string[];
}

/** What tells a facet from the others of a state. */
export type FacetPlace = Omit<Facet, 'value' | 'events'>;

/** What facets are of: a party in a mission, or a mission as a whole. */
export type Place = Pick<Facet, 'mission' | 'party'>;

/** What two states do not say alike, looked into. */
export interface Thing {
  readonly name: string;
  readonly place: FacetPlace;
  /** Whether the second state says nothing of it. */
  readonly vanishes: boolean;
  /** The field of it that is meant; absent: all that is said. */
  readonly field?: string;
}

/** By their names. */
export interface Facets extends Iterable<readonly [name: string, Facet]> {
  get(name: string): Facet | undefined;
  has(name: string): boolean;
}

interface Behind {
  readonly events?: readonly string[];
}

const figures = ['present', 'ceiling', 'committed', 'requested', 'approved'] as const;

const facet = (place: Place, figure: Differing, value: unknown, of: Partial<Facet> = {}): Facet => ({
  ...place,
  figure,
  decision: null,
  subject: null,
  value,
  events: (value as Behind).events ?? [],
  ...of,
});

const measureOf = ({ currency, unit, per }: Figure): string => [currency ?? unit, per].filter(Boolean).join('/');

/** Each is in a measure of its own, or an increase beside a level. */
const facetsOfOthers = (place: Place, name: Differing, figures: readonly Figure[] = []): readonly Facet[] =>
  figures.map((one, index) => {
    const measure = measureOf(one);
    const isBeside = figures.slice(0, index).some((other) => measureOf(other) === measure);
    return facet(place, name, one, { subject: isBeside ? `${measure} ${one.basis}` : measure });
  });

/** What is said of something in a file: the very same answer is in many states. */
const inFiles = new WeakMap<object, Facet>();

function facetInFile(answer: object, make: () => Facet): Facet {
  const known = inFiles.get(answer) ?? make();
  inFiles.set(answer, known);
  return known;
}

/** @param item all that is said of a party in a mission, or a part of it */
function facetsOfItem(place: Place, item: Partial<DeploymentItem>): readonly Facet[] {
  const told = <T extends { readonly decision: string }>(
    name: Differing,
    all: readonly T[] | undefined,
    subject: (one: T) => string,
  ) =>
    (all ?? []).map((one) =>
      facetInFile(one, () => facet(place, name, one, { decision: one.decision, subject: subject(one) })),
    );
  return [
    ...figures.flatMap((name) => (item[name] ? [facet(place, name, item[name])] : [])),
    ...(item.presentOn ? [facet(place, 'presentOn', item.presentOn, { events: item.present?.events ?? [] })] : []),
    ...(item.presentEnded ? [facet(place, 'presentEnded', item.presentEnded, { events: [] })] : []),
    ...figures.flatMap((name) => facetsOfOthers(place, others[name], item[others[name]])),
    ...told('commitment', item.commitments, ({ event }) => event),
    ...told('approval', item.approvals, ({ body }) => body),
    ...told('request', item.requests, ({ event }) => event),
    ...told('deployment', item.deployments, ({ event }) => event),
    ...(item.findings ?? []).map((kind) => {
      const isPossible = item.possibleFindings?.includes(kind);
      return facet(place, 'finding', isPossible ? `possibly ${kind}` : kind, { subject: kind, events: [] });
    }),
  ];
}

/** @param totals of a mission, or a part of them */
function facetsOfMission(place: Place, totals: Partial<MissionTotals>): readonly Facet[] {
  const { status, possiblyEnded, targets = [], present, alsoPresent, committed, alsoCommitted } = totals;
  const standing = possiblyEnded ? 'possibly ended' : status;
  return [
    ...(standing ? [facet(place, 'status', standing, { events: [] })] : []),
    ...(present ? [facet(place, 'present', present)] : []),
    ...(committed ? [facet(place, 'committed', committed)] : []),
    ...facetsOfOthers(place, 'alsoPresent', alsoPresent),
    ...facetsOfOthers(place, 'alsoCommitted', alsoCommitted),
    ...targets.map((target) => facet(place, 'target', target, { subject: target.event, events: target.amount.events })),
  ];
}

/** The figure of a thing among others is told as the principal one where that is not there. */
const principals = Object.fromEntries(Object.entries(others).map(([principal, other]) => [other, principal]));

/** What a state says of a thing, in whichever rank its figure is. */
export function valueIn(facets: Facets, { name, place }: Thing): unknown {
  const found = facets.get(name);
  const principal = principals[place.figure];
  if (found || principal === undefined) return found?.value;
  const value = facets.get(nameOf({ ...place, figure: principal as Differing, subject: null }))?.value as
    Figure | undefined;
  return value && measureOf(value) === place.subject ? value : undefined;
}

/** The name of a facet: the same in every state that says anything of the same thing. */
export const nameOf = ({ mission, party, figure, decision, subject }: FacetPlace): string =>
  JSON.stringify([mission, party, figure, decision, subject]);

const nameOfFacet = remembered<Facet, string>(nameOf);

/** Of which kind what has a name is. */
export const figureNamed = (name: string): Differing => (JSON.parse(name) as readonly unknown[])[2] as Differing;

const named = (facets: readonly Facet[]): Facets => new Map(facets.map((one) => [nameOfFacet(one), one]));

/** All that a deployment state says, one by one. */
export const facetsOf = ({ items, missions }: DeploymentState): Facets =>
  named([
    ...missions.flatMap((totals) => facetsOfMission({ mission: totals.mission, party: null }, totals)),
    ...items.flatMap((item) => facetsOfItem({ mission: item.mission, party: item.party }, item)),
  ]);

/** A part of what is said of a place. */
export type Part = Partial<DeploymentItem> | Partial<MissionTotals>;

/** What it says, one by one. */
export const facetsOfPart = (place: Place, part: Part): Facets =>
  named(
    place.party === null
      ? facetsOfMission(place, part as Partial<MissionTotals>)
      : facetsOfItem(place, part as Partial<DeploymentItem>),
  );

/** Where a facet has its place that one of two states has, or both. */
export function placeNamed(name: string, before: Facets, after: Facets): FacetPlace {
  const { mission, party, figure, decision, subject } = (after.get(name) ?? before.get(name)) as Facet;
  return { mission, party, figure, decision, subject };
}

/** Ids of the events behind what either state says of a thing. */
export const eventsBehind = (name: string, before: Facets, after: Facets): ReadonlySet<string> =>
  new Set([...(before.get(name)?.events ?? []), ...(after.get(name)?.events ?? [])]);
