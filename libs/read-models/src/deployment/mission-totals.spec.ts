import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { deploymentState } from './state.js';
import { register, money } from '../testing/pledging.js';

describe('what a mission aims for', () => {
  it('is replaced by a later target in the same currency, and stays beside one in another', async () => {
    const record = register();
    const aim = (amount: JsonObject, occurred: string) =>
      record.do('missions/rs/announce-target', {
        data: { by: 'nato', amount: { basis: 'target', ...amount } },
        occurred,
      });
    aim(money(400, 'EUR'), '2017-11-01');
    aim(money(500, 'USD'), '2017-11-02');
    aim(money(423, 'EUR'), '2017-11-03');
    const [mission] = (await deploymentState(record.asked('2017-12-01'), { mission: 'rs' })).missions;
    expect(mission?.targets.map(({ amount }) => amount.text)).toEqual(['500 USD', '423 EUR']);
  });

  it('is replaced by one of the same day that says so, and stays beside one that does not', async () => {
    for (const relation of ['supersedes', undefined]) {
      const record = register();
      const announce = (value: number, links: JsonObject[] = []) =>
        record.do('missions/rs/announce-target', {
          data: { by: 'nato', amount: { value, basis: 'target', unit: 'personnel' } },
          ...{ occurred: '2017-11-01', links },
        });
      const first = announce(700);
      announce(900, relation === undefined ? [] : [{ relation, to: first }]);
      const [mission] = (await deploymentState(record.asked('2017-12-01'), { mission: 'rs' })).missions;
      expect(mission?.targets.map(({ amount }) => amount.text)).toEqual(relation ? ['900'] : ['700', '900']);
    }
  });

  it('is so many more than before where it says so, and beside it where it is not known than what', async () => {
    const record = register();
    const announce = (value: number, basis: string, occurred: string, rest: JsonObject = {}) =>
      record.do('missions/rs/announce-target', {
        data: { by: 'nato', amount: { value, basis, unit: 'personnel' }, ...rest },
        occurred,
      });
    const targetsOn = async (day: string) =>
      (await deploymentState(record.asked(day), { mission: 'rs' })).missions[0]?.targets.map(
        ({ amount: { text, events } }) => [text, events],
      );
    const first = announce(700, 'target', '2017-01-01');
    const more = announce(50, 'increase', '2017-02-01');
    expect(await targetsOn('2017-02-01')).toEqual([['750', [first, more]]]);
    const baseline = { value: 800, basis: 'baseline', unit: 'personnel' };
    const other = announce(100, 'increase', '2017-03-01', { baseline });
    expect(await targetsOn('2017-03-01')).toEqual([['900', [other]]]);
    const beside = announce(950, 'target', '2017-03-01');
    const unclear = announce(10, 'increase', '2017-04-01');
    expect(await targetsOn('2017-04-01')).toEqual([
      ['900', [other]],
      ['950', [beside]],
      ['an increase of 10', [unclear]],
    ]);
  });

  it('may be replaced on a vague day, and then may be none', async () => {
    const record = register();
    const announce = (value: number, occurred: string) =>
      record.do('missions/rs/announce-target', {
        data: { by: 'nato', amount: { value, basis: 'target', unit: 'personnel' } },
        occurred,
      });
    announce(200, '2017-06-01');
    announce(100, '2017');
    const targetsOn = async (day: string) =>
      (await deploymentState(record.asked(day), { mission: 'rs' })).missions[0]?.targets.map(
        ({ amount: { min, max, certain } }) => [min, max, certain && certain.min],
      );
    expect(await targetsOn('2017-09-01')).toEqual([
      ['0', '200', '200'],
      ['0', '100', null],
    ]);
    expect(await targetsOn('2018-01-01')).toEqual([['100', '100', '100']]);
  });
});

describe('a mission', () => {
  it('says that it has ended, and that it may have within a vague date', async () => {
    const record = register();
    record.do('missions/rs/end', { data: {}, occurred: '2017-11' });
    const statusOn = async (day: string) => {
      const [mission] = (await deploymentState(record.asked(day), { mission: 'rs' })).missions;
      return [mission?.status, mission?.possiblyEnded];
    };
    expect(await statusOn('2017-10-31')).toEqual(['open', undefined]);
    expect(await statusOn('2017-11-15')).toEqual(['open', true]);
    expect(await statusOn('2017-11-30')).toEqual(['ended', undefined]);
  });
});
