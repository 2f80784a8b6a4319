import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { deploymentState } from '../deployment/state.js';
import type { Asked } from '../pieces/times.js';
import { article } from '../testing/article.js';
import { anyRegister } from '../testing/random-register.js';
import type { Register } from '../testing/register.js';
import { textOf, told } from '../testing/told-differences.js';
import { diffStates } from './diff.js';
import { facetsOf } from './facets.js';
import { namesDiffering } from './said.js';

const level = (value: number) => ({ amount: { value, qualifier: 'exactly', basis: 'level', unit: 'personnel' } });
const belgium = { mission: 'resolute-support', party: 'belgium' };

const diff = async (from: Asked, to: Asked, filter = belgium) => told(await diffStates(from, to, filter));

describe('what differs between two days', () => {
  it('is nothing where nothing happened', async () =>
    expect(await diff(article().asked('2017-11-08'), article().asked('2017-11-09'))).toEqual([]));

  it('is overdue because the day has come, with no event', async () =>
    expect(await diff(article().asked('2017-11-09'), article().asked('2017-11-10'))).toEqual([
      ['approval', 'pending', 'overdue', ['the 2017-11-10']],
      ['finding', null, 'approval-overdue', ['the 2017-11-10']],
    ]));

  it('is named once, though it made a difference in several steps', async () => {
    const approval = (await diffStates(article().asked('2017-10-01'), article().asked('2017-11-10'), belgium)).find(
      ({ figure }) => figure === 'approval',
    );
    const causes = approval?.because.map((cause) =>
      cause.kind === 'event' ? `${cause.event.id} ${cause.on}` : cause.on,
    );
    expect(causes).toHaveLength(new Set(causes).size);
    expect(causes).toContain('2017-11-10');
  });

  it('is what took effect between them', async () => {
    const record = article();
    record.do('decisions/be-2017/grant-approval', { data: { body: 'be-council' }, occurred: '2017-11-09' });
    expect(await diff(record.asked('2017-11-08'), record.asked('2017-11-20'))).toContainEqual([
      'approval',
      'pending',
      'granted',
      ['ApprovalGranted in-effect on 2017-11-09'],
    ]);
  });

  it('is told backwards as well', async () => {
    const record = article();
    record.do('decisions/be-2017/grant-approval', { data: { body: 'be-council' }, occurred: '2017-11-09' });
    expect(await diff(record.asked('2017-11-20'), record.asked('2017-11-08'))).toContainEqual([
      'approval',
      'granted',
      'pending',
      ['ApprovalGranted in-effect on 2017-11-09'],
    ]);
  });
});

describe('an approval that is granted again', () => {
  it('differs in its mandate, field by field', async () => {
    const record = article();
    const grant = (value: number, until: string, occurred: string) => {
      const mandate = { ceiling: { value, unit: 'personnel' }, from: '2017-12-01', until };
      record.do('decisions/be-2017/grant-approval', { data: { body: 'be-council', mandate }, occurred });
    };
    grant(80, '2018-12-31', '2017-11-09');
    grant(90, '2019-12-31', '2017-11-20');
    const differences = await diffStates(record.asked('2017-11-10'), record.asked('2017-11-21'), belgium);
    const approval = differences.find(({ figure }) => figure === 'approval');
    expect(approval).toMatchObject({ from: { status: 'granted' }, to: { status: 'granted' } });
    expect(approval?.differs.filter((field) => field.startsWith('mandate'))).toEqual([
      'mandate.ceiling',
      'mandate.granted',
      'mandate.until',
      'mandates',
    ]);
  });
});

describe('what differs between two states of knowledge', () => {
  it('is the work of the events between them', async () => {
    const record = article();
    const before = record.asked('2017-11-07');
    record.do('presence/resolute-support/belgium/observe', { data: level(80), occurred: '2017-11-01' });
    const seen = record.events.find(({ type }) => type === 'PresenceObserved')?.id;
    record.do(`events/${seen}/correct`, { data: { replace: { data: level(68) }, reason: 'Miscounted' } });
    expect(await diff(before, record.asked('2017-11-07'))).toEqual([['present', '62', '68', ['EventCorrected known']]]);
  });

  it('tells commitments in every measure apart, of the party and of the mission', async () => {
    const record = article();
    const before = record.asked('2017-12-31');
    const promise = (amount: object) => {
      const data = { by: 'belgium', amount: { qualifier: 'exactly', basis: 'level', ...amount } };
      record.do('decisions/be-2017/make-commitment', { data: data as never, occurred: '2017-12-01' });
    };
    promise({ value: 500, currency: 'EUR' });
    promise({ value: 20, currency: 'EUR', per: 'year' });
    const differences = await diffStates(before, record.asked('2017-12-31'), { mission: belgium.mission });
    const others = differences.filter(({ figure }) => figure === 'alsoCommitted');
    expect(others.map(({ party, subject, to }) => [party, subject, textOf(to)])).toEqual([
      [null, 'EUR', '500 EUR'],
      [null, 'EUR/year', '20 EUR per year'],
      ['belgium', 'EUR', '500 EUR'],
      ['belgium', 'EUR/year', '20 EUR per year'],
    ]);
  });

  it('tells what is there in other units apart', async () => {
    const record = article();
    const before = record.asked('2017-12-31');
    const amount = { value: 5, qualifier: 'exactly', basis: 'level', unit: 'helicopters' };
    record.do('presence/resolute-support/belgium/observe', { data: { amount } as never, occurred: '2017-12-01' });
    const differences = await diffStates(before, record.asked('2017-12-31'), { mission: belgium.mission });
    const others = differences.filter(({ figure }) => figure === 'alsoPresent');
    expect(others.map(({ party, subject, to }) => [party, subject, textOf(to)])).toEqual([
      [null, 'helicopters', '5 helicopters'],
      ['belgium', 'helicopters', '5 helicopters'],
    ]);
  });

  it('is the work of the later of two events that only together make it', async () => {
    const ceiling = { value: 70, unit: 'personnel' };
    const grant = (record: Register) =>
      record.do('decisions/be-2017/grant-approval', {
        data: { body: 'be-council', mandate: { ceiling, from: '2017-11-01', until: '2018-12-31' } },
        occurred: '2017-11-01',
      });
    const seen = (record: Register) =>
      record.do('presence/resolute-support/belgium/observe', { data: level(90), occurred: '2017-12-01' });
    const [grantedLast, seenLast] = [article(), article()];
    const [before, start] = [grantedLast.asked('2017-12-31'), seenLast.asked('2017-12-31')];
    for (const step of [seen, grant]) step(grantedLast);
    for (const step of [grant, seen]) step(seenLast);
    const above = (cause: string) => ['finding', null, 'presence-above-ceiling', [cause]];
    expect(await diff(before, grantedLast.asked('2017-12-31'))).toContainEqual(above('ApprovalGranted known'));
    expect(await diff(start, seenLast.asked('2017-12-31'))).toContainEqual(above('PresenceObserved known'));
  });

  it('is the work of the day and of what was recorded since, where it takes effect later only', async () => {
    const record = article();
    const mandate = {
      ceiling: { value: 55, basis: 'ceiling', unit: 'personnel' },
      from: '2017-12-01',
      until: '2018-12-31',
    };
    const before = record.asked('2017-11-10');
    const data = { body: 'be-council', mandate };
    record.do('decisions/be-2017/grant-approval', { data, occurred: '2017-11-09' });
    expect(await diff(before, record.asked('2017-12-10'))).toContainEqual([
      'ceiling',
      null,
      '55',
      ['ApprovalGranted known', 'the 2017-12-01'],
    ]);
    for (const [day, causes] of [
      ['2017-11-10', ['the 2017-12-01']],
      ['2017-11-08', ['ApprovalGranted in-effect on 2017-11-09', 'the 2017-12-01']],
    ] as const) {
      const differences = await diff(record.asked(day), record.asked('2017-12-10'));
      expect(differences).toContainEqual(['ceiling', null, '55', causes]);
    }
  });

  it('names, of observations one after the other, the one that says it now', async () => {
    const record = article();
    const before = record.asked('2017-12-31');
    const seen = (value: number, occurred: string) =>
      record.do('presence/resolute-support/belgium/observe', { data: level(value), occurred });
    seen(70, '2017-12-01');
    seen(90, '2017-12-30');
    expect(await diff(before, record.asked('2017-12-31'))).toEqual([
      ['present', '62', '90', ['PresenceObserved known']],
      ['presentOn', '2017-11-07', '2017-12-30', ['PresenceObserved known']],
      ['finding', null, 'presence-before-approval', ['PresenceObserved known']],
    ]);
  });

  it('is told of the mission as a whole, where no party is named', async () => {
    const record = article();
    const before = record.asked('2017-11-08');
    const target = { amount: { value: 17000, qualifier: 'exactly', basis: 'target', unit: 'personnel' }, by: 'nato' };
    record.do('missions/resolute-support/announce-target', { data: target, occurred: '2017-11-08' });
    const differences = await diffStates(before, record.asked('2017-11-08'), { mission: 'resolute-support' });
    expect(told(differences)).toEqual([
      ['target', '16 000 (also stated as nearly 16 000)', null, ['TargetAnnounced known']],
      ['target', null, '17 000', ['TargetAnnounced known']],
    ]);
    expect(differences[0]).toMatchObject({ mission: 'resolute-support', party: null });
  });
});

const days = ['2017-08-31', '2017-10-15', '2017-11-08', '2017-11-10', '2018-06-01'];

describe('the differences', () => {
  it('are all that two states say differently, each with a cause, whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRegister({ minLength: 5, maxLength: 30 }),
        fc.constantFrom(...days),
        fc.constantFrom(...days),
        fc.nat(1000),
        async (register: Register, fromDay, toDay, cut) => {
          const [from, to] = [register.asked(fromDay, BigInt(cut % register.events.length)), register.asked(toDay)];
          const differences = await diffStates(from, to, {});
          const [before, after] = await Promise.all([deploymentState(from, {}), deploymentState(to, {})]);
          expect(differences.length).toBe(namesDiffering(facetsOf(before), facetsOf(after)).length);
          for (const difference of differences) expect(difference.because.length).toBeGreaterThan(0);
        },
      ),
      { seed: 14, numRuns: 25 },
    );
  });
});
