import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { Register } from '../testing/register.js';
import { deploymentState } from './state.js';

const troops = (value: number, basis = 'level') => ({ value, qualifier: 'exactly', basis, unit: 'personnel' });
const file = (record: Register, id: string, kind: string) =>
  record.do(`decisions/${id}/open`, {
    data: { title: id, kind, contributor: 'belgium', mission: 'rs' },
    occurred: '2018-01-01',
  });
const commit = (record: Register, id: string, amount: JsonObject) =>
  record.do(`decisions/${id}/make-commitment`, { data: { by: 'belgium', amount }, occurred: '2018-01-10' });

function register(): Register {
  const record = new Register();
  record.do('parties/belgium/register', { data: { name: 'Belgium', kind: 'state' } });
  record.do('bodies/council/register', { data: { name: 'Council', party: 'belgium' } });
  record.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'belgium' }, occurred: '2018-01-01' });
  file(record, 'more', 'personnel');
  return record;
}
const state = async (record: Register) => {
  const { items, missions } = await deploymentState(record.asked('2018-06-01'), { mission: 'rs' });
  return { item: items[0], mission: missions[0] };
};

describe('commitments in several units', () => {
  it('are told side by side, of a party and of a mission; nothing is converted', async () => {
    const record = register();
    file(record, 'aid', 'funds');
    commit(record, 'aid', { value: '2500000', currency: 'EUR' });
    commit(record, 'more', troops(90));
    const { item, mission } = await state(record);
    for (const answer of [item, mission]) {
      expect(answer?.committed).toMatchObject({ unit: 'personnel', max: '90' });
      expect(answer?.alsoCommitted).toMatchObject([{ unit: 'money', currency: 'EUR', max: '2500000' }]);
    }
  });

  it('are not told of where there is one', async () => {
    const record = register();
    commit(record, 'more', troops(90));
    expect((await state(record)).mission).not.toHaveProperty('alsoCommitted');
  });
});

describe('what somebody disputes', () => {
  const disputed = (record: Register, event: string) =>
    record.do(`events/${event}/dispute`, { data: { reason: 'It was never said' } });
  const everything = (record: Register) => {
    commit(record, 'more', troops(90));
    record.do('decisions/more/record-request', {
      data: { by: 'belgium', to: 'belgium', amount: troops(30, 'increase') },
      occurred: '2018-01-05',
    });
    record.do('decisions/more/record-deployment', { data: { extent: 'partly' }, occurred: '2018-01-05' });
    const mandate = { ceiling: troops(100, 'ceiling'), from: '2018-01-01' };
    record.do('decisions/more/grant-approval', { data: { body: 'council', mandate }, occurred: '2018-01-15' });
    record.do('presence/rs/belgium/observe', { data: { amount: troops(62) }, occurred: '2018-02-01' });
    record.do('missions/rs/announce-target', {
      data: { by: 'belgium', amount: troops(16_000, 'target') },
      occurred: '2018-02-01',
    });
  };

  it('is marked wherever it is told, and in the figures that rest on it', async () => {
    const record = register();
    everything(record);
    for (const { id } of record.events.slice(4)) disputed(record, id);
    const { item, mission } = await state(record);
    const told = [item?.commitments, item?.requests, item?.deployments, item?.approvals, mission?.targets];
    for (const list of told) expect(list).toMatchObject([{ disputed: true }]);
    const figures = [item?.present, item?.committed, item?.requested, item?.ceiling, mission?.present];
    for (const figure of [...figures, mission?.committed]) expect(figure).toMatchObject({ disputed: true });
  });

  it('does not make the level that is allowed one that is there', async () => {
    const record = register();
    const mandate = { ceiling: troops(100), from: '2018-01-01' };
    record.do('decisions/more/grant-approval', { data: { body: 'council', mandate }, occurred: '2018-01-15' });
    const { item } = await state(record);
    expect(item?.ceiling).toMatchObject({ max: '100', basis: 'ceiling' });
    expect(item?.approvals).toMatchObject([
      { mandate: { ceiling: { basis: 'ceiling' } }, mandates: [{ ceiling: { basis: 'ceiling' } }] },
    ]);
  });

  it('is marked nowhere before anybody disputes it', async () => {
    const record = register();
    everything(record);
    expect(JSON.stringify(await state(record))).not.toContain('disputed');
  });

  it('may be a later step, such as an amendment or a second look at a target', async () => {
    const record = register();
    commit(record, 'more', troops(90));
    const data = { amount: troops(95) };
    disputed(record, record.do('decisions/more/amend-commitment', { data, occurred: '2018-02-01' }));
    const target = { data: { by: 'belgium', amount: troops(16_000, 'target') }, occurred: '2018-02-01' };
    const first = record.do('missions/rs/announce-target', target);
    const links = [{ relation: 'restates', to: first }];
    disputed(record, record.do('missions/rs/announce-target', { ...target, links }));
    const { item, mission } = await state(record);
    expect(item?.commitments).toMatchObject([{ status: 'amended', disputed: true }]);
    expect(mission?.targets).toMatchObject([{ restatements: [{ disputed: true }] }]);
    expect(mission?.targets[0]).not.toHaveProperty('disputed');
  });
});

describe('what may be otherwise', () => {
  const asked = (record: Register) =>
    record.do('decisions/more/record-request', {
      data: { by: 'belgium', to: 'belgium', amount: troops(100) },
      occurred: '2018-01-05',
    });

  it('is no other status where only the day of a study is vague', async () => {
    const record = register();
    asked(record);
    record.do('decisions/more/open-study', { data: { body: 'council' }, occurred: '2018' });
    record.do('decisions/more/answer-request', { data: { by: 'belgium', answer: 'accepted' }, occurred: '2018-02-01' });
    const [request] = (await state(record)).item?.requests ?? [];
    expect(request).toMatchObject({ status: 'accepted', certain: true });
    expect(request).not.toHaveProperty('possibly');
  });

  it('is another status where the day of the answer is vague', async () => {
    const record = register();
    asked(record);
    record.do('decisions/more/answer-request', { data: { by: 'belgium', answer: 'accepted' }, occurred: '2018' });
    expect((await state(record)).item?.requests).toMatchObject([
      { status: 'made', certain: false, possibly: ['accepted'] },
    ]);
  });

  it('is the amount alone where a second amendment may have been made', async () => {
    const record = register();
    commit(record, 'more', troops(90));
    record.do('decisions/more/amend-commitment', { data: { amount: troops(95) }, occurred: '2018-02-01' });
    record.do('decisions/more/amend-commitment', { data: { amount: troops(99) }, occurred: '2018' });
    const [commitment] = (await state(record)).item?.commitments ?? [];
    expect(commitment).toMatchObject({ status: 'amended', certain: false });
    expect(commitment?.amount).toMatchObject({ min: '95', max: '99', certain: { min: '95', max: '95' } });
    expect(commitment).not.toHaveProperty('possibly');
  });
});

describe('a commitment that may be withdrawn', () => {
  it('is from nothing to what was promised, of a party and of a mission', async () => {
    const record = register();
    commit(record, 'more', troops(2, 'increase'));
    record.do('decisions/more/withdraw-commitment', { data: { by: 'belgium' }, occurred: '2018' });
    const { item, mission } = await state(record);
    for (const answer of [item, mission]) {
      expect(answer?.committed).toMatchObject({
        ...{ min: '0', max: '2', text: 'an increase of 0 to 2' },
        ...{ certain: { min: '2', max: '2' }, possible: { min: '0', max: '2' } },
      });
    }
  });

  it('says nothing of what others promise, or may', async () => {
    const record = register();
    commit(record, 'more', troops(2, 'increase'));
    record.do('decisions/more/withdraw-commitment', { data: { by: 'belgium' }, occurred: '2018' });
    file(record, 'other', 'personnel');
    const promise = { by: 'belgium', amount: troops(3, 'increase') };
    record.do('decisions/other/make-commitment', { data: promise, occurred: '2018' });
    const { item, mission } = await state(record);
    for (const answer of [item, mission]) expect(answer?.committed).toMatchObject({ min: '0', max: '5' });
  });
});

describe('a commitment until a day', () => {
  const until = (day: string) => {
    const record = register();
    record.do('decisions/more/make-commitment', {
      data: { by: 'belgium', amount: troops(90), until: day },
      occurred: '2018-01-10',
    });
    return async (validAt: string) => {
      const { items, missions } = await deploymentState(record.asked(validAt), { mission: 'rs' });
      expect(missions[0]?.committed).toEqual(items[0]?.committed);
      return items[0]?.committed;
    };
  };

  it('counts through that day, and no longer', async () => {
    const committed = until('2018-06-30');
    expect(await committed('2018-06-30')).toMatchObject({ text: '90', certain: { min: '90' } });
    expect(await committed('2018-07-01')).toBeNull();
  });

  it('says when it is over, and when it may be', async () => {
    const record = register();
    const data = { by: 'belgium', amount: troops(90), until: '2020-12~' };
    record.do('decisions/more/make-commitment', { data, occurred: '2018-01-10' });
    const ended = async (validAt: string) => {
      const { items } = await deploymentState(record.asked(validAt), { mission: 'rs' });
      return items[0]?.commitments.map((commitment) => [commitment.status, commitment.ended]);
    };
    expect(await ended('2020-11-16')).toEqual([['made', undefined]]);
    expect(await ended('2020-11-17')).toEqual([['made', 'possibly']]);
    expect(await ended('2021-01-15')).toEqual([['made', 'possibly']]);
    expect(await ended('2021-01-16')).toEqual([['made', 'certainly']]);
  });

  it('may last longer where it may have been prolonged', async () => {
    const record = register();
    const data = { by: 'belgium', amount: troops(90), until: '2018-03-31' };
    record.do('decisions/more/make-commitment', { data, occurred: '2018-01-10' });
    record.do('decisions/more/amend-commitment', { data: { until: '2018-12-31' }, occurred: '2018' });
    const { item } = await state(record);
    expect(item?.commitments).toMatchObject([{ ended: 'possibly' }]);
    expect(item?.committed).toMatchObject({ certain: null, possible: { max: '90' } });
  });

  it('is not over where it was withdrawn before', async () => {
    const record = register();
    const data = { by: 'belgium', amount: troops(90), until: '2018-03-31' };
    record.do('decisions/more/make-commitment', { data, occurred: '2018-01-10' });
    record.do('decisions/more/withdraw-commitment', { data: { by: 'belgium' }, occurred: '2018-02-10' });
    expect((await state(record)).item?.commitments[0]).not.toHaveProperty('ended');
  });

  it('may be over within the bounds of a vague one', async () => {
    const committed = until('2018');
    expect(await committed('2018-01-11')).toMatchObject({ min: '0', max: '90', certain: null });
    expect(await committed('2019-01-01')).toBeNull();
  });
});
