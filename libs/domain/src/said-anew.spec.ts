import { describe, expect, it } from '@jest/globals';
import { restatedBy } from './said-anew.js';
import { standing } from './standing.js';
import { eventId, recorded, told, type Told } from './testing/recorded.js';

const amount = { value: 62, basis: 'level', unit: 'personnel' };
const seen = told('PresenceObserved', { mission: 'rs', party: 'belgium', amount }, { occurred: '2017-11-07' });
const again = (number: number): Told => ({
  ...seen,
  body: { ...seen.body, links: [{ relation: 'restates', to: eventId(number) }] },
});
const retracting = (number: number) => told('EventRetracted', { event: eventId(number), reason: 'Misread' });

/** What each of the facts that stand says again. */
const saidAgain = (...events: readonly Told[]) =>
  standing(recorded('presence-rs.belgium', events)).map((fact) => [fact.id, restatedBy(fact)]);

describe('what says again what is retracted', () => {
  it('says it now: the first that stands, and the others say that again', () =>
    expect(saidAgain(seen, again(1), again(1), again(3), retracting(1))).toEqual([
      [eventId(2), undefined],
      [eventId(3), eventId(2)],
      [eventId(4), eventId(3)],
    ]));

  it('says again what that one said again', () =>
    expect(saidAgain(seen, again(1), again(2), retracting(2))).toEqual([
      [eventId(1), undefined],
      [eventId(3), eventId(1)],
    ]));

  it('is one with what follows from it, where all before it are retracted', () =>
    expect(saidAgain(seen, again(1), again(2), again(1), retracting(2), retracting(1))).toEqual([
      [eventId(3), undefined],
      [eventId(4), eventId(3)],
    ]));

  it('says it again once the retraction is taken back', () =>
    expect(saidAgain(seen, again(1), retracting(1), retracting(3))).toEqual([
      [eventId(1), undefined],
      [eventId(2), eventId(1)],
    ]));

  it('relates to what that related to', () => {
    const mending: Told = { ...seen, body: { ...seen.body, links: [{ relation: 'supersedes', to: eventId(1) }] } };
    const facts = standing(recorded('presence-rs.belgium', [seen, mending, again(2), again(2), retracting(2)]));
    expect(facts.map(({ links }) => links.map(({ relation, to }) => [relation, to]))).toEqual([
      [],
      [
        ['restates', eventId(2)],
        ['supersedes', eventId(1)],
      ],
      [['restates', eventId(2)]],
    ]);
  });

  it('is told of the opening of its file: what was retracted, and what says that now', () => {
    const opened = told('DecisionOpened', { title: 'More', kind: 'personnel', contributor: 'belgium' });
    const events = [opened, seen, again(2), seen, again(9), retracting(2), retracting(4), retracting(5)];
    const [opening, ...others] = standing(recorded('decision-more', events));
    expect(opening?.retracted).toEqual([
      { event: eventId(2), heir: eventId(3) },
      { event: eventId(4) },
      { event: eventId(5), by: eventId(9) },
    ]);
    expect(others.map(({ retracted }) => retracted)).toEqual([undefined]);
  });
});
