import type { RecordedEvent } from '@acta/kernel';
import { recorded, told, type Told } from './recorded.js';

const streams: Readonly<Record<string, readonly Told[]>> = {
  'party-belgium': [told('PartyRegistered', { name: 'Belgium', kind: 'state', country: 'BE' })],
  'party-nato': [told('PartyRegistered', { name: 'NATO', kind: 'alliance' })],
  'body-council': [told('BodyRegistered', { name: 'Council of Ministers', party: 'belgium', roles: ['approves'] })],
  'body-staff': [told('BodyRegistered', { name: 'General Staff', party: 'belgium', roles: ['studies'] })],
  'source-press': [told('SourceRegistered', { published: '2017-11-07', language: 'fr' })],
  'mission-resolute-support': [told('MissionOpened', { name: 'Resolute Support', lead: 'nato' })],
  'session-council-9': [told('SessionScheduled', { body: 'council', date: '2017-11-09' })],
  'session-staff-9': [told('SessionScheduled', { body: 'staff', date: '2017-11-09' })],
  'decision-plan-2018': [told('DecisionOpened', { title: 'Plan 2018', kind: 'plan', contributor: 'belgium' })],
};

/** What specs find on record: Belgium and NATO, two bodies, a source, a mission, two sessions and a plan. */
export const register: ReadonlyMap<string, readonly RecordedEvent[]> = new Map(
  Object.entries(streams).map(([stream, events]) => [stream, recorded(stream, events)]),
);
