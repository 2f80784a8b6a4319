import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { standing } from './standing.js';
import { eventId, recorded, told, type Told } from './testing/recorded.js';

const opened = told('DecisionOpened', { title: 'More', kind: 'funds', contributor: 'belgium' });
const linked = told(
  'DecisionClosed',
  { outcome: 'fulfilled' },
  { occurred: '2017', evidence: [{ source: 'press' }], note: 'So' },
);
const retracting = (number: number) => told('EventRetracted', { event: eventId(number), reason: 'Wrong' });
const correcting = (number: number, replace: object, evidence: readonly { source: string }[] = []) =>
  told('EventCorrected', { event: eventId(number), replace: replace as never, reason: 'Wrong' }, { evidence });
const disputing = (number: number) => told('EventDisputed', { event: eventId(number), reason: 'Doubtful' });
const facts = (...events: readonly Told[]) => standing(recorded('decision-x', events));
const ids = (...events: readonly Told[]) => facts(...events).map(({ id }) => id);

describe('the facts that stand', () => {
  it('are the events as recorded', () =>
    expect(facts(opened, linked)).toMatchObject([
      { id: eventId(1), type: 'DecisionOpened', version: 1, evidence: [], links: [], corrections: [], disputes: [] },
      {
        id: eventId(2),
        version: 2,
        position: 2n,
        data: { outcome: 'fulfilled' },
        occurred: { earliest: '2017-01-01', latest: '2017-12-31' },
        evidence: [{ source: 'press' }],
        note: 'So',
      },
    ]));

  it('are without what was retracted', () => expect(ids(opened, linked, retracting(2))).toEqual([eventId(1)]));

  it('are again with what was retracted once the retraction is', () =>
    expect(ids(opened, linked, retracting(2), retracting(3))).toEqual([eventId(1), eventId(2)]));

  it('are as corrected, in the place of the event that was corrected', () =>
    expect(facts(opened, linked, correcting(1, { data: { title: 'Less' }, occurred: '2016' }))[0]).toMatchObject({
      id: eventId(1),
      version: 1,
      data: { title: 'Less' },
      occurred: { edtf: '2016' },
      corrections: [eventId(3)],
    }));

  it('are evidenced by what a correction brings', () =>
    expect(facts(opened, linked, correcting(2, { evidence: [] }))[1]).toMatchObject({ evidence: [] }));

  it('rest on what a correction of their data cites, and say what they rested on before', () =>
    expect(
      facts(opened, linked, correcting(2, { data: { outcome: 'lapsed' } }, [{ source: 'inquiry' }]))[1],
    ).toMatchObject({ evidence: [{ source: 'inquiry' }], formerEvidence: [{ source: 'press' }] }));

  it('rest on both, where a correction cites something for another date alone', () => {
    const [, fact] = facts(opened, linked, correcting(2, { occurred: '2016' }, [{ source: 'inquiry' }]));
    expect(fact).toMatchObject({ evidence: [{ source: 'press' }, { source: 'inquiry' }] });
    expect(fact).not.toHaveProperty('formerEvidence');
  });

  it('rest on the evidence that is replaced expressly, whatever the correction cites', () => {
    const replace = { data: { outcome: 'lapsed' }, evidence: [{ source: 'erratum' }] };
    expect(facts(opened, linked, correcting(2, replace, [{ source: 'inquiry' }]))[1]).toMatchObject({
      evidence: [{ source: 'erratum' }],
    });
  });

  it('keep what a correction leaves out', () =>
    expect(facts(opened, linked, correcting(2, { occurred: '2016' }))[1]).toMatchObject({
      data: { outcome: 'fulfilled' },
      occurred: { edtf: '2016' },
      evidence: [{ source: 'press' }],
    }));

  it('are as the later of two corrections has it, field by field', () =>
    expect(
      facts(
        opened,
        linked,
        correcting(2, { occurred: '2015', data: { outcome: 'lapsed' } }),
        correcting(2, { occurred: '2016' }),
      )[1],
    ).toMatchObject({
      occurred: { edtf: '2016' },
      data: { outcome: 'lapsed' },
      corrections: [eventId(3), eventId(4)],
    }));

  it('are without a correction that was retracted', () =>
    expect(facts(opened, linked, correcting(2, { occurred: '2016' }), retracting(3))[1]).toMatchObject({
      occurred: { edtf: '2017' },
      corrections: [],
    }));

  it('stand though disputed, and say so', () =>
    expect(facts(opened, disputing(1))).toMatchObject([{ disputes: [{ event: eventId(2), reason: 'Doubtful' }] }]));

  it('are not disputed by a dispute that was retracted', () =>
    expect(facts(opened, disputing(1), retracting(2))).toMatchObject([{ disputes: [] }]));

  it('are in the order of their versions', () => {
    const events = recorded('decision-x', [opened, linked]);
    expect(standing(events.toReversed())).toEqual(standing(events));
  });
});

describe('however events are retracted and corrected', () => {
  /** A stream in which every later event may speak of any earlier one. */
  const stream = fc
    .array(fc.record({ kind: fc.constantFrom('fact', 'retract', 'correct', 'dispute'), of: fc.nat() }), {
      maxLength: 25,
    })
    .map((steps) =>
      steps.map(({ kind, of }, index) => {
        const target = index === 0 ? 1 : 1 + (of % index);
        if (index === 0 || kind === 'fact') return linked;
        if (kind === 'retract') return retracting(target);
        return kind === 'correct' ? correcting(target, { data: { outcome: `by-${index + 1}` } }) : disputing(target);
      }),
    );

  it('an event stands unless a retraction that stands takes it back', () => {
    fc.assert(
      fc.property(stream, (events) => {
        const stands = (number: number): boolean =>
          !events.some(
            ({ type, body }, index) =>
              type === 'EventRetracted' &&
              (body['data'] as { event: string }).event === eventId(number) &&
              stands(index + 1),
          );
        const expected = events.flatMap(({ type }, index) =>
          type === 'DecisionClosed' && stands(index + 1) ? [eventId(index + 1)] : [],
        );
        expect(ids(...events)).toEqual(expected);
      }),
      { seed: 20171107, numRuns: 500 },
    );
  });

  it('retracting a last event, and then that retraction, changes nothing', () => {
    fc.assert(
      fc.property(stream, fc.nat(), (events, of) => {
        fc.pre(events.length > 0);
        const { length } = events;
        const target = 1 + (of % length);
        const undone = [...events, retracting(target), retracting(length + 1)];
        expect(facts(...undone)).toEqual(facts(...events));
      }),
      { seed: 20171107, numRuns: 500 },
    );
  });
});
