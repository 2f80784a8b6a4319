import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { listCorrections } from '../corrections/corrections.js';
import { deploymentState } from '../deployment/state.js';
import { differencesAt } from '../diff/differences.js';
import { explainFigure } from '../explain/explain.js';
import { listFindings } from '../findings/list.js';
import { listPledges } from '../pledges/list.js';
import { inOwn } from '../testing/in-own.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import { troops } from '../testing/two-files.js';
import { decisionFile } from './file.js';

const day = '2018-04-01';
const again = (to: string): JsonObject => ({ links: [{ relation: 'restates', to }] });
const promise = { by: 'belgium', amount: troops(100, 'increase') };

/** A file of Belgium, perhaps in another mission, and two beside it in which something is said again. */
function register(mission = 'rs'): Register {
  const record = oneFile();
  record.do('missions/next/open', { data: { name: 'The next', lead: 'belgium' } });
  for (const id of ['first', 'again', 'third']) {
    const data = { title: id, kind: 'personnel', contributor: 'belgium', mission: id === 'first' ? mission : 'rs' };
    record.do(`decisions/${id}/open`, { data, occurred: '2018-01-01' });
  }
  return record;
}

const tell = (record: Register, path: string, data: JsonObject, rest: JsonObject = {}, occurred = '2018-02-01') =>
  record.do(`decisions/${path}`, { data, occurred, ...rest });
const retract = (record: Register, event: string) =>
  record.do(`events/${event}/retract`, { data: { reason: 'Misread' } });

async function told(record: Register) {
  const asked = record.asked(day);
  const states = [{ mission: 'rs' }, { mission: 'rs', party: 'belgium' }, { party: 'belgium' }, {}].map((filter) =>
    deploymentState(asked, filter),
  );
  const [figures, ...others] = (await Promise.all(states)).map(({ items, missions }) => {
    const { committed, requested, approved, ceiling } = items.find(({ mission }) => mission === 'rs') ?? {};
    expect(missions.find(({ mission }) => mission === 'rs')?.committed?.text).toBe(committed?.text);
    return [committed, requested, approved, ceiling].map((figure) => figure?.text ?? null);
  });
  for (const other of others) expect(other).toEqual(figures);
  return figures;
}

describe('what says again what was retracted in another file', () => {
  it.each(['rs', 'next'])('says it now: a promise, where the other is of %s', async (mission) => {
    const record = register(mission);
    const event = tell(record, 'first/make-commitment', promise);
    const heir = tell(record, 'again/make-commitment', promise, again(event), '2018-02-02');
    tell(record, 'third/make-commitment', promise, again(event), '2018-02-03');
    const before = BigInt(record.events.length);
    const first = mission === 'rs' ? 'an increase of 100' : null;
    expect(await told(record)).toEqual([first, null, null, null]);
    const retraction = retract(record, event);
    expect(await told(record)).toEqual(['an increase of 100', null, null, null]);
    const { items, totals } = await listPledges(record.asked(day), { mission: 'rs' });
    expect(totals).toMatchObject([{ min: '100', max: '100' }]);
    expect(items.map((one) => [one.decision, one.counted, one.within])).toEqual([
      ['again', true, null],
      ['third', false, heir],
    ]);
    const [file] = (await decisionFile(record.asked(day), 'again'))?.commitments ?? [];
    expect(file).not.toHaveProperty('restates');
    for (const whose of [{}, { party: 'belgium' }]) {
      const { facts } = await explainFigure(record.asked(day), { mission: 'rs', figure: 'committed', ...whose });
      expect(facts.filter(({ id }) => id === heir)).toMatchObject([{ counted: true }]);
    }
    if (mission === 'next')
      expect(
        await differencesAt({ mission: 'rs', party: 'belgium' }, record.asked(day, before), record.asked(day)),
      ).toContainEqual(
        expect.objectContaining({
          figure: 'committed',
          because: [expect.objectContaining({ event: expect.objectContaining({ id: retraction }) })],
        }),
      );
    retract(record, retraction);
    expect(await told(record)).toEqual([first, null, null, null]);
  });

  it.each(['rs', 'next'])(
    'says it now: a request, and what a body granted, where the other is of %s',
    async (mission) => {
      const record = register(mission);
      const asked = { by: 'belgium', to: 'belgium', amount: troops(30) };
      const year = { ceiling: troops(50, 'ceiling'), from: '2018-02-01', until: '2018-12-31' };
      const granted = { body: 'council', mandate: year, amount: troops(50) };
      const events = [
        tell(record, 'first/record-request', asked),
        tell(record, 'first/grant-approval', granted),
      ] as const;
      tell(record, 'again/record-request', asked, again(events[0]));
      tell(record, 'again/grant-approval', granted, again(events[1]));
      tell(record, 'third/grant-approval', granted, again(events[1]));
      for (const event of events) retract(record, event);
      const seen = { data: { amount: troops(10) }, occurred: '2018-03-01' };
      record.do('presence/rs/belgium/observe', seen);
      const { items } = await listFindings(record.asked('2019-02-01'), { mission: 'rs', open: true });
      expect(items.map(({ kind, from }) => [kind, from])).toContainEqual([
        'mandate-expired-presence-continues',
        '2019-01-01',
      ]);
      expect(await told(record)).toEqual([null, '30', '50', '50']);
    },
  );

  it('says it now along a chain over two files, and again what stands in it', async () => {
    const record = register();
    const first = tell(record, 'again/make-commitment', promise);
    const second = tell(record, 'first/make-commitment', promise, again(first));
    tell(record, 'again/make-commitment', promise, again(second));
    retract(record, second);
    expect(await told(record)).toEqual(['an increase of 100', null, null, null]);
    retract(record, first);
    expect(await told(record)).toEqual(['an increase of 100', null, null, null]);
  });

  it('says it until one in the file of the first has said it again, on whichever day that is', async () => {
    const record = register();
    const year = { ceiling: troops(50, 'ceiling'), from: '2018-02-01', until: '2018-12-31' };
    const granted = { body: 'council', mandate: year, amount: troops(50) };
    const promised = tell(record, 'first/make-commitment', promise);
    const allowed = tell(record, 'first/grant-approval', granted);
    const heir = tell(record, 'again/make-commitment', promise, again(promised), '2018-03-01');
    tell(record, 'again/grant-approval', granted, again(allowed), '2018-03-01');
    const less = { by: 'belgium', amount: troops(90, 'increase') };
    const last = tell(record, 'first/make-commitment', less, again(promised), '2018-04-02');
    tell(record, 'first/grant-approval', { ...granted, amount: troops(40) }, again(allowed), '2018-04-02');
    for (const event of [promised, allowed]) retract(record, event);
    expect(await told(record)).toEqual(['an increase of 100', null, '50', '50']);
    const pledges = async (on: string) =>
      (await listPledges(record.asked(on), { mission: 'rs' })).items.map(({ event, counted, within }) => [
        event,
        counted,
        within,
      ]);
    expect(await pledges(day)).toEqual([[heir, true, null]]);
    expect(await pledges('2018-04-02')).toEqual([
      [heir, false, last],
      [last, true, null],
    ]);
  });

  it('is told as changed by the retraction', async () => {
    const record = register('next');
    const event = tell(record, 'first/make-commitment', promise);
    tell(record, 'again/make-commitment', promise, again(event));
    retract(record, event);
    const [correction] = await inOwn(
      record,
      day,
      async (asked, source) => (await listCorrections(asked, source, {})).items,
    );
    expect(correction?.changes).toContainEqual(expect.objectContaining({ mission: 'rs', figure: 'committed' }));
  });
});
