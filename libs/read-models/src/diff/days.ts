import { standing, type Day } from '@acta/domain';
import type { RecordedEvent } from '@acta/kernel';
import type { PieceFilter, Span } from '@acta/projections';
import { decisions } from '../decision/timeline.js';
import { isOfMission, keysOfParty } from '../deployment/load.js';
import { concerningAlong } from '../findings/courses-of.js';
import { turningPoints } from '../findings/sweep.js';
import type { Knowledge } from '../known/knowledge.js';
import { missions } from '../mission/timeline.js';
import type { PieceSource } from '../pieces/piece-source.js';
import { presences } from '../presence/timeline.js';
import { sessions } from '../session/timeline.js';
import { dated } from '../time/dated.js';
import { dayAfter } from '../time/day-after.js';
import type { Cause } from './cause.js';
import type { Place } from './facets.js';

/** From one day to another, whichever comes first. */
export const stretchBetween = (one: Day, other: Day): Span =>
  one < other ? { from: one, until: dayAfter(other) } : { from: other, until: dayAfter(one) };

/**
 * The days on which something can change of what is said of a place, from the one to the other, in that order.
 * @param streams those that were looked at
 * @param within the stretch between the two, by which the pieces may be there already
 */
export async function daysBetween(
  pieces: PieceSource,
  { mission, party }: Place,
  streams: readonly string[],
  [from, to]: readonly [Day, Day],
  within: Span,
): Promise<readonly Day[]> {
  const keys: PieceFilter['keys'] = party === null ? { mission: mission ?? [] } : keysOfParty({ mission, party });
  const meetings = streams.filter((stream) => stream.startsWith(sessions.streamPrefix));
  const [found, observed, held, opened] = await Promise.all([
    pieces.along(decisions, { keys }, within),
    mission === null ? [] : pieces.along(presences, { keys }, within),
    pieces.along(sessions, { streams: meetings }, within),
    party === null ? pieces.along(missions, { keys }, within) : [],
  ]);
  const files = found.filter(({ row }) => isOfMission(row, mission));
  const concerning = await concerningAlong(pieces, files, within);
  const courses = { decisions: files, concerning, presences: observed, sessions: held, missions: opened };
  const points = turningPoints(courses);
  const [low, high] = from < to ? [from, to] : [to, from];
  const days = [low, ...points.filter((day) => low < day && day < high), high];
  return from < to ? days : days.toReversed();
}

/** An event whose fact stands, with the days on which it becomes possible and certain. */
export interface InTime {
  readonly event: RecordedEvent;
  readonly days: readonly (Day | null)[];
}

/** Every event whose fact stands. */
export async function datedIn({ log }: Knowledge, streams: readonly string[]): Promise<readonly InTime[]> {
  return [...(await log.events(streams)).values()].flatMap((events) => {
    const recorded = new Map(events.map((event) => [event.id, event]));
    return dated(standing(events)).map(({ fact, bounds }) => ({
      event: recorded.get(fact.id) as RecordedEvent,
      days: [bounds.earliest, bounds.latest],
    }));
  });
}

export type EventInEffect = Extract<Cause, { kind: 'event' }> & { readonly on: Day };

/** The events whose day has come between two days, in the order of those days and of the log. */
export function inEffect(facts: readonly InTime[], [low, high]: readonly [Day, Day]): readonly EventInEffect[] {
  const come = facts.flatMap(({ event, days }): readonly EventInEffect[] => {
    const on = days.find((day) => day !== null && low < day && day <= high);
    return on == null ? [] : [{ kind: 'event', as: 'in-effect', on, event }];
  });
  return come.toSorted((a, b) => (a.on === b.on ? Number(a.event.position - b.event.position) : a.on < b.on ? -1 : 1));
}
