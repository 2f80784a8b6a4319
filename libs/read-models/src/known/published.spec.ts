import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { standing } from '@acta/domain';
import * as fc from 'fast-check';
import { deploymentState } from '../deployment/state.js';
import { anyRegister } from '../testing/random-register.js';
import { citing, level, papers as register } from '../testing/papers.js';
import type { Register } from '../testing/register.js';
import { storedRegister, type StoredRegister } from '../testing/stored-register.js';
import { knowledgeOf, publishedKnowledge } from './knowledge.js';
import { publishedBy } from './published.js';

const present = async (record: Register, day: string): Promise<string | undefined> => {
  const known = publishedEvents(record, day);
  const { items } = await deploymentState({ ...knowledgeOf(known), validAt: '2018-01-01' }, {});
  return items[0]?.present?.text;
};

const publishedEvents = ({ events }: Register, day: string) => {
  const streams = [...new Set(events.map(({ stream }) => stream))];
  return streams.flatMap((stream) =>
    publishedBy(
      events.filter((event) => event.stream === stream),
      day,
    ),
  );
};

const known = (record: Register, day: string) =>
  publishedEvents(record, day).map(({ type, stream }) => `${stream} ${type}`);

describe('what could be known from sources published by a day', () => {
  it('is nothing but what is registered before anything was out', () => {
    expect(known(register(), '2017-11-06')).toEqual([
      'party-belgium PartyRegistered',
      'body-council BodyRegistered',
      'mission-rs MissionOpened',
    ]);
  });

  it('is what a source says on the day on which it was out', () => {
    expect(known(register(), '2017-11-07')).toContain('presence-rs.belgium PresenceObserved');
    expect(known(register(), '2017-11-07')).toContain('decision-more DecisionOpened');
  });

  it('waits for the last day on which a source can have been published', () => {
    expect(known(register(), '2018-12-30')).not.toContain('decision-more CommitmentMade');
    expect(known(register(), '2018-12-31')).toContain('decision-more CommitmentMade');
  });

  it('has what a source says at the latest once it was recorded, of an unknown day as well, unless the source is of a later one', () => {
    const record = register();
    const day = '2017-12-01';
    for (const [id, published] of [
      ['undated', 'XXXX'],
      ['rough', '2017'],
      ['embargoed', '2017-12-24'],
    ] as const) {
      record.do(`sources/${id}/register`, { data: { published, language: 'fr' } }, { on: day });
      const observed = { data: level(70), occurred: '2017-11-08', ...citing(id) };
      record.do('presence/rs/belgium/observe', observed, { on: day });
    }
    const cited = (on: string) =>
      publishedEvents(record, on).flatMap(({ data, type, stream }) =>
        type === 'SourceRegistered'
          ? [stream]
          : ((data['evidence'] ?? []) as { source: string }[]).map(({ source }) => source),
      );
    const added = (on: string) => cited(on).filter((name) => /undated|rough|embargoed/.test(name));
    expect(added('2017-11-30')).toEqual([]);
    expect(added(day).toSorted()).toEqual(['rough', 'source-rough', 'source-undated', 'undated']);
    expect(added('2017-12-24')).toContain('embargoed');
  });

  it('is, of what has no source, what was recorded by then', () => {
    expect(known(register(), '2026-11-23')).not.toContain('decision-more ApprovalGranted');
    expect(known(register(), '2026-11-24')).toContain('decision-more ApprovalGranted');
  });

  it('has of an event the evidence of those sources alone that were out', () => {
    const record = register();
    const evidence = ['report', 'paper', 'erratum'].map((source) => ({ source, paraphrase: 'It says so.' }));
    record.do('presence/rs/belgium/observe', { data: level(70), occurred: '2017-11-08', evidence } as never);
    const cited = (day: string) =>
      standing(publishedEvents(record, day).filter(({ stream }) => stream === 'presence-rs.belgium'))
        .at(-1)
        ?.evidence.map(({ source }) => source);
    expect([cited('2017-11-07'), cited('2017-11-12'), cited('2018-12-31')]).toEqual([
      ['paper'],
      ['paper', 'erratum'],
      ['report', 'paper', 'erratum'],
    ]);
  });

  it('is nothing that is said of an event that could not be known', () => {
    const record = register();
    record.do('events/@promise/correct', { data: { replace: { occurred: '2017' }, reason: 'No day was named' } });
    record.do('events/@promise/dispute', { data: { reason: 'The staff says otherwise' } });
    const ofFile = (day: string) => known(record, day).filter((line) => /Event(Corrected|Disputed)/.test(line));
    expect(ofFile('2017-12-01')).toEqual([]);
    expect(ofFile('2018-12-31')).toHaveLength(2);
  });

  it('opens a file as soon as something that is in it was out', () => {
    const record = register();
    record.do('sources/leak/register', { data: { published: '2017-08-01', language: 'fr' } });
    const amount = { value: 10, qualifier: 'exactly', basis: 'increase', unit: 'personnel' };
    record.do('decisions/more/make-commitment', { data: { by: 'belgium', amount }, ...citing('leak') });
    expect(known(record, '2017-08-01').filter((line) => line.startsWith('decision-'))).toEqual([
      'decision-more DecisionOpened',
      'decision-more CommitmentMade',
    ]);
  });
});

describe('a link of a file to another', () => {
  it('counts with the file where it has no source, and else once that was out', () => {
    const record = register();
    const plan = { title: 'Plan', kind: 'plan', contributor: 'belgium' };
    record.do('decisions/plan/open', { data: plan, ...citing('paper') } as never);
    const link = { relation: 'part-of', to: 'decisions/plan' };
    record.do('decisions/more/link', { data: link } as never);
    record.do('decisions/more/link', { data: { ...link, relation: 'same-as' }, ...citing('report') } as never);
    const linksBy = (day: string) => known(record, day).filter((line) => line.endsWith('DecisionLinked')).length;
    expect(['2017-11-06', '2017-11-07', '2018-12-31'].map(linksBy)).toEqual([0, 1, 2]);
  });
});

describe('a correction', () => {
  const corrected = (evidence: object) => {
    const record = register();
    record.do('events/@seen/correct', {
      data: { replace: { data: level(65) }, reason: 'Miscounted' },
      ...evidence,
    } as never);
    return record;
  };

  it('that cites a later source counts once that source was out', async () => {
    const record = corrected(citing('erratum'));
    expect(await present(record, '2017-11-11')).toBe('62');
    expect(await present(record, '2017-11-12')).toBe('65');
  });

  it('without a source mends what the recorder wrote, and counts from the beginning', async () => {
    expect(await present(corrected({}), '2017-11-07')).toBe('65');
  });

  it('to another source makes it known when that one was out', async () => {
    const record = register();
    record.do('events/@seen/correct', { data: { replace: { ...citing('erratum') }, reason: 'Wrong source' } } as never);
    expect(await present(record, '2017-11-11')).toBeUndefined();
    expect(await present(record, '2017-11-12')).toBe('62');
  });

  it('of the day on which a source was published makes it known on that day', () => {
    const record = register();
    const registered = record.events.find(({ stream }) => stream === 'source-report');
    const data = { published: '2017-11-20', language: 'en' };
    record.do(`events/${registered?.id}/correct`, { data: { replace: { data }, reason: 'It has a day' } });
    expect(known(record, '2017-11-19')).not.toContain('source-report SourceRegistered');
    expect(known(record, '2017-11-20')).toContain('source-report SourceRegistered');
  });

  it('to several sources makes it known by the first of them', async () => {
    const record = register();
    const evidence = [...citing('report').evidence, ...citing('erratum').evidence];
    record.do('events/@seen/correct', { data: { replace: { evidence }, reason: 'Wrong source' } } as never);
    expect(await present(record, '2017-11-11')).toBeUndefined();
    expect(await present(record, '2017-11-12')).toBe('62');
    const seen = publishedEvents(record, '2017-11-12').filter(({ stream }) => stream === 'presence-rs.belgium');
    expect(standing(seen)[0]?.evidence.map(({ source }) => source)).toEqual(['erratum']);
  });

  it('that is taken back leaves what was before', async () => {
    const record = register();
    const replace = { ...citing('erratum') };
    record.do('events/@seen/correct', { data: { replace, reason: 'Wrong source' } } as never, { key: 'mistake' });
    record.do('events/@mistake/retract', { data: { reason: 'It was right' } });
    expect(await present(record, '2017-11-07')).toBe('62');
  });

  it('is not there before it, where the retraction cites a later source', async () => {
    const record = register();
    record.do('events/@seen/retract', { data: { reason: 'Denied' }, ...citing('erratum') } as never);
    expect(await present(record, '2017-11-11')).toBe('62');
    expect(await present(record, '2017-11-12')).toBeUndefined();
  });
});

describe('everything', () => {
  it('counts in the end, whatever happened', () => {
    fc.assert(
      fc.property(anyRegister({ minLength: 1, maxLength: 40 }), (record) => {
        const all = publishedEvents(record, '9999-12-31');
        expect(all.map(({ position }) => position).toSorted()).toEqual(
          record.events.map(({ position }) => position).toSorted(),
        );
      }),
      { seed: 13, numRuns: 30 },
    );
  });
});

describe('the knowledge of a register as published', () => {
  let stored: StoredRegister;
  beforeAll(async () => {
    stored = await storedRegister();
  });
  afterAll(() => stored.close());

  it('is that of the events which count, found by whatever they were believed to belong to', async () => {
    const record = register();
    await stored.record(record.events);
    const source = { ...stored, view: await stored.view() };
    for (const day of ['2017-11-06', '2017-11-07', '2018-12-31', '2026-12-01']) {
      for (const filter of [{}, { mission: 'rs' }, { party: 'belgium' }]) {
        const asked = { ...publishedKnowledge(source, day), validAt: '2019-01-01' };
        const computed = { ...knowledgeOf(publishedEvents(record, day)), validAt: '2019-01-01' };
        expect(await deploymentState(asked, filter)).toEqual(await deploymentState(computed, filter));
      }
    }
  });
});
