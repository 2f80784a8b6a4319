import { describe, expect, it } from '@jest/globals';
import { deploymentState } from '../deployment/state.js';
import { Register } from '../testing/register.js';

function register(): Register {
  const record = new Register();
  for (const id of ['belgium', 'france']) {
    record.do(`parties/${id}/register`, { data: { name: id, kind: 'state' } });
  }
  record.do('parties/nato/register', { data: { name: 'NATO', kind: 'alliance' } });
  for (const id of ['monday', 'tuesday']) {
    const published = id === 'monday' ? '2017-11-06' : '2017-11-07';
    record.do(`sources/${id}/register`, { data: { published, language: 'fr' } });
  }
  record.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'nato' } });
  return record;
}
const people = (value: number, qualifier = 'exactly') => ({
  amount: { value, qualifier, basis: 'level', unit: 'personnel' },
});
const observe = (record: Register, value: number, rest: object = {}, party = 'belgium') =>
  record.do(`presence/rs/${party}/observe`, { data: people(value), ...rest });
const present = async (record: Register, day: string, party = 'belgium') => {
  const [item] = (await deploymentState(record.asked(day), { mission: 'rs', party })).items;
  return item;
};

describe('presence', () => {
  it('holds from its day until the next observation', async () => {
    const record = register();
    observe(record, 62, { occurred: '2017-11-07' });
    observe(record, 80, { occurred: '2018-01-15' });
    expect(await present(record, '2017-11-06')).toBeUndefined();
    expect(await present(record, '2018-01-14')).toMatchObject({ present: { text: '62' }, presentOn: '2017-11-07' });
    expect(await present(record, '2018-01-15')).toMatchObject({
      present: { min: '80', max: '80' },
      presentOn: '2018-01-15',
      presentOccurred: { earliest: '2018-01-15' },
    });
  });

  it('is not moved by an older observation that is recorded late', async () => {
    const record = register();
    observe(record, 62, { occurred: '2017-11-07' });
    observe(record, 40, { occurred: '2015-03-01' });
    expect((await present(record, '2017-12-01'))?.present?.text).toBe('62');
    expect((await present(record, '2016-12-01'))?.present?.text).toBe('40');
  });

  it('is shown side by side where sources contradict each other', async () => {
    const record = register();
    observe(record, 62, { occurred: '2017-11-07', evidence: [{ source: 'monday' }] });
    observe(record, 80, { occurred: '2017-11-07', evidence: [{ source: 'tuesday' }] });
    expect(await present(record, '2017-11-07')).toMatchObject({
      present: { min: '62', max: '80', text: '62 or 80' },
      findings: ['sources-contradict'],
    });
  });

  it('does not contradict itself where a figure fits both', async () => {
    const record = register();
    observe(record, 62, { occurred: '2017-11-07' });
    record.do('presence/rs/belgium/observe', { data: people(60, 'about'), occurred: '2017-11-07' });
    expect((await present(record, '2017-11-07'))?.findings).toEqual([]);
  });

  it('is no more what another observation takes the place of, on the same day or an earlier one', async () => {
    for (const occurred of ['2017-11-07', '2017-11-05', '2017-11']) {
      const record = register();
      const first = observe(record, 62, { occurred: '2017-11-07' });
      const better = observe(record, 58, { occurred, links: [{ relation: 'supersedes', to: first }] });
      const told = await present(record, '2017-12-01');
      expect(told).toMatchObject({ present: { text: '58', events: [better] }, findings: [] });
      record.do(`events/${better}/retract`, { data: { reason: 'The first was right' } });
      expect((await present(record, '2017-12-01'))?.present?.text).toBe('62');
    }
  });

  it('was what it was until one of a later day takes its place', async () => {
    const record = register();
    const first = observe(record, 62, { occurred: '2017-11-07' });
    observe(record, 58, { occurred: '2017-11-20', links: [{ relation: 'supersedes', to: first }] });
    expect((await present(record, '2017-11-19'))?.present?.text).toBe('62');
    expect((await present(record, '2017-11-20'))?.present?.text).toBe('58');
  });

  it('counts no restatement', async () => {
    const record = register();
    const first = observe(record, 62, { occurred: '2017-11-07' });
    const links = [{ relation: 'restates', to: first }];
    const again = observe(record, 60, { occurred: '2017-12-01', links });
    expect((await present(record, '2017-12-02'))?.present).toMatchObject({ text: '62', events: [first, again] });
  });

  it('of an observation without a date is certain once its source is out, and possible before', async () => {
    const record = register();
    observe(record, 62, { evidence: [{ source: 'tuesday' }, { source: 'monday' }] });
    expect((await present(record, '2017-11-05'))?.present).toMatchObject({
      ...{ min: '0', max: '62', text: 'possibly 62' },
      ...{ certain: null, possible: { min: '62', max: '62' } },
    });
    expect((await present(record, '2017-11-06'))?.present).toMatchObject({ certain: { min: '62' } });
  });

  it('of observations without a date follows the days of their sources', async () => {
    const record = register();
    observe(record, 62, { evidence: [{ source: 'monday' }] });
    observe(record, 80, { evidence: [{ source: 'tuesday' }] });
    expect((await present(record, '2017-11-06'))?.present).toMatchObject({
      certain: { min: '62', max: '62' },
      min: '62',
      max: '80',
      text: '62 (possibly 80)',
    });
    expect((await present(record, '2017-11-07'))?.present?.text).toBe('80');
  });

  it('in a mission is the sum where everybody who contributes was observed', async () => {
    const record = register();
    observe(record, 62, { occurred: '2017-11-07' });
    observe(record, 100, { occurred: '2017-11-07' }, 'france');
    const { missions } = await deploymentState(record.asked('2017-11-07'), { mission: 'rs' });
    expect(missions[0]?.present).toMatchObject({ min: '162', max: '162', unspecified: false, text: '162' });
  });

  it('in a mission is what was observed of the whole alliance, not added to its parts', async () => {
    const record = register();
    observe(record, 62, { occurred: '2017-11-07' });
    observe(record, 13_000, { occurred: '2017-11-07' }, 'nato');
    const { missions } = await deploymentState(record.asked('2017-11-07'), { mission: 'rs' });
    expect(missions[0]?.present?.text).toBe('13 000');
  });
});

describe('presence in several units', () => {
  const equipment = (record: Register, value: number, rest: object, party = 'belgium', unit = 'helicopters') =>
    record.do(`presence/rs/${party}/observe`, { data: { amount: { value, basis: 'level', unit } }, ...rest });
  const onDay = async (record: Register, day: string, party?: string) => {
    const of = { mission: 'rs', ...(party !== undefined && { party }) };
    const { items, missions } = await deploymentState(record.asked(day), of);
    return { item: items[0], mission: missions[0] };
  };

  it('is told side by side, of a party and of a mission', async () => {
    const record = register();
    equipment(record, 5, { occurred: '2017-11-07' });
    observe(record, 40, { occurred: '2017-11-07' });
    const { item, mission } = await onDay(record, '2017-11-08');
    for (const answer of [item, mission]) {
      expect(answer).toMatchObject({ present: { text: '40' }, alsoPresent: [{ text: '5 helicopters' }] });
    }
  });

  it('is not told of where there is one', async () => {
    const record = register();
    observe(record, 40, { occurred: '2017-11-07' });
    const { item, mission } = await onDay(record, '2017-11-08');
    for (const answer of [item, mission]) expect(answer).not.toHaveProperty('alsoPresent');
  });

  it('is the latest of each unit, with the day of the principal one', async () => {
    const record = register();
    observe(record, 40, { occurred: '2017-11-07' });
    for (const [value, occurred] of [
      [5, '2017-11-07'],
      [6, '2017-12-01'],
      [7, '2017-12-01'],
    ] as const) {
      equipment(record, value, { occurred });
    }
    expect((await onDay(record, '2017-12-02')).item).toMatchObject({
      present: { text: '40' },
      presentOn: '2017-11-07',
      alsoPresent: [{ min: '6', max: '7', text: '6 helicopters or 7 helicopters' }],
    });
  });

  it('counts what was observed of an alliance once, unit by unit', async () => {
    const record = register();
    observe(record, 40, { occurred: '2017-11-07' });
    equipment(record, 5, { occurred: '2017-11-07' });
    equipment(record, 3, { occurred: '2017-11-07' }, 'france');
    equipment(record, 20, { occurred: '2017-11-07' }, 'nato');
    equipment(record, 2, { occurred: '2017-11-07' }, 'france', 'drones');
    expect((await onDay(record, '2017-11-08')).mission).toMatchObject({
      present: { text: '40' },
      alsoPresent: [{ text: '2 drones' }, { text: '20 helicopters' }],
    });
  });

  it('says of helicopters nothing of those whose soldiers were not observed', async () => {
    const record = register();
    const data = { title: 'More', kind: 'personnel', contributor: 'france', mission: 'rs' };
    record.do('decisions/more/open', { data });
    equipment(record, 5, { occurred: '2017-11-07' });
    equipment(record, 3, { occurred: '2017-11-07' }, 'france');
    expect((await onDay(record, '2017-11-08')).mission?.present).toMatchObject({ max: '8', text: '8 helicopters' });
    observe(record, 40, { occurred: '2017-11-07' });
    expect((await onDay(record, '2017-11-08')).mission?.present?.text).toBe('at least 40; nothing observed of france');
  });
});
