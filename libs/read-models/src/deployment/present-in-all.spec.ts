import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { deploymentState } from './state.js';
import { register, money, more, open, promise } from '../testing/pledging.js';
import type { Register } from '../testing/register.js';

describe('what is present in a mission', () => {
  const observe = (record: Register, party: string, value: number, occurred = '2017-11-01'): string =>
    record.do(`presence/rs/${party}/observe`, {
      data: { amount: { value, basis: 'level', unit: 'personnel' } },
      occurred,
    });
  const present = async (record: Register): Promise<unknown> =>
    (await deploymentState(record.asked('2017-12-01'), { mission: 'rs' })).missions[0]?.present;

  it('has the members of a collective in it, and others beside it', async () => {
    const record = register();
    observe(record, 'two', 300);
    observe(record, 'belgium', 100);
    observe(record, 'norway', 40);
    expect(await present(record)).toMatchObject({ min: '340', max: '340' });
  });

  it('is at least what was observed of members, also through a collective that is one of them', async () => {
    const record = register();
    record.do('parties/block/register', { data: { name: 'Block', kind: 'collective', members: ['two', 'norway'] } });
    observe(record, 'block', 55);
    observe(record, 'two', 50);
    observe(record, 'norway', 10);
    expect(await present(record)).toMatchObject({ min: '60', max: '60' });
    observe(record, 'belgium', 70);
    expect(await present(record)).toMatchObject({ min: '80', max: '80', text: '80' });
  });

  it('is what all the members of a collective were seen to be since it was observed', async () => {
    const record = register();
    observe(record, 'two', 90, '2017-03-01');
    observe(record, 'belgium', 0, '2017-04-01');
    expect(await present(record)).toMatchObject({ certain: { min: '90', max: '90' } });
    observe(record, 'france', 20, '2017-04-02');
    expect(await present(record)).toMatchObject({ certain: { min: '20', max: '20' }, text: '20' });
  });

  it('has no most while one who contributes was merely possibly observed', async () => {
    const record = register();
    observe(record, 'norway', 5, '2017-11-01');
    promise(record, 'more', 'belgium', more(100));
    observe(record, 'belgium', 100, '2017-11-20/2017-12-05');
    expect(await present(record)).toMatchObject({ min: '5', max: null });
  });

  it('is what was observed of the whole last, where its members were observed before', async () => {
    const record = register();
    observe(record, 'belgium', 45, '2017-01-01');
    observe(record, 'two', 200, '2017-06-01');
    observe(record, 'two', 30, '2017-09-01');
    expect(await present(record)).toMatchObject({ min: '30', max: '30' });
    observe(record, 'belgium', 40, '2017-10-01');
    expect(await present(record)).toMatchObject({ min: '40', max: '40' });
    observe(record, 'two', 0, '2017-11-01');
    expect(await present(record)).toMatchObject({ min: '0', max: '0', certain: { min: '0', max: '0' } });
  });

  it('says that a part is of unspecified size, where it is by that that the whole is more', async () => {
    const record = register();
    record.do('parties/block/register', { data: { name: 'Block', kind: 'collective', members: ['two', 'norway'] } });
    observe(record, 'block', 20);
    observe(record, 'norway', 45);
    const amount = { qualifier: 'unspecified', basis: 'level', unit: 'personnel' };
    record.do('presence/rs/two/observe', { data: { amount }, occurred: '2017-11-01' });
    expect(await present(record)).toMatchObject({ min: '45', unspecified: true });
  });

  it('is not limited by a whole that is less than its members', async () => {
    const record = register();
    observe(record, 'two', 5);
    const amount = { min: 10, max: 30, basis: 'level', unit: 'personnel' };
    record.do('presence/rs/belgium/observe', { data: { amount }, occurred: '2017-11-01' });
    expect(await present(record)).toMatchObject({ min: '10', max: '30', certain: { min: '10', max: '30' } });
  });

  it('may be what may have been observed of a member', async () => {
    const record = register();
    observe(record, 'two', 40);
    for (const value of [60, 10]) {
      const amount = { value, basis: 'level', unit: 'personnel' };
      record.do('presence/rs/belgium/observe', { data: { amount }, occurred: { edtf: '2017-11/2017-12' } });
    }
    expect(await present(record)).toMatchObject({ min: '40', max: '60', certain: { min: '40', max: '40' } });
  });

  it('is the whole where it is that of an alliance that names no members', async () => {
    const record = register();
    observe(record, 'all', 13_000);
    observe(record, 'belgium', 62);
    observe(record, 'two', 300);
    expect(await present(record)).toMatchObject({ min: '13000', max: '13000' });
  });

  it('is at least what was observed where nothing was observed of others who contribute', async () => {
    const record = register();
    observe(record, 'belgium', 94);
    promise(record, 'of-no', 'norway', more(60));
    promise(record, 'of-fr', 'france', more(10));
    promise(record, 'aid', 'nato', money(5, 'EUR'));
    expect(await present(record)).toMatchObject({
      min: '94',
      max: null,
      unspecified: true,
      text: 'at least 94; nothing observed of france, nato, norway',
    });
  });

  it('adds nothing in one currency to what is in another', async () => {
    const record = register();
    const paid = (party: string, amount: JsonObject) =>
      record.do(`presence/rs/${party}/observe`, { data: { amount }, occurred: '2017-11-01' });
    paid('belgium', money(5, 'EUR'));
    paid('france', money(6, 'EUR'));
    paid('norway', money(7, 'USD'));
    expect(await present(record)).toMatchObject({ min: '11', max: '11', currency: 'EUR', text: '11 EUR' });
  });

  it('is at least what was observed before of one whom an alliance without members may have in it', async () => {
    const record = register();
    observe(record, 'belgium', 45, '2017-01-01');
    observe(record, 'all', 30, '2017-06-01');
    expect(await present(record)).toMatchObject({ min: '45' });
  });

  it('is open for one of whom something is possibly observed, and says so; not for one who was asked in vain', async () => {
    const record = register();
    observe(record, 'belgium', 94);
    promise(record, 'of-no', 'norway', more(60));
    observe(record, 'norway', 50, '2017-11/2018-01');
    const asked = { by: 'nato', to: 'france', amount: more(10) };
    open(record, 'of-fr', 'france');
    record.do('decisions/of-fr/record-request', { data: asked, occurred: '2017-10-01' });
    expect(await present(record)).toMatchObject({
      text: 'at least 94; nothing observed of france; nothing certain of norway',
    });
    const data = { by: 'france', answer: 'declined' };
    record.do('decisions/of-fr/answer-request', { data, occurred: '2017-10-20' });
    expect(await present(record)).toMatchObject({ text: 'at least 94; nothing certain of norway' });
  });

  it('says of whom it is known that they have left since they were seen', async () => {
    const record = register();
    observe(record, 'belgium', 94, '2017-03-01');
    observe(record, 'norway', 50, '2017-03-01');
    for (const [id, party, day] of [
      ['of-be', 'belgium', '2017-06-01'],
      ['of-no', 'norway', '2017-06/2018-02'],
    ] as const) {
      open(record, id, party);
      record.do(`decisions/${id}/record-deployment`, { data: { extent: 'fully' }, occurred: '2017-02-01' });
      record.do(`decisions/${id}/end-deployment`, { data: {}, occurred: day });
    }
    const [mission] = (await deploymentState(record.asked('2017-12-01'), { mission: 'rs' })).missions;
    expect(mission).toMatchObject({
      present: { min: '144', max: '144' },
      presentEnded: [
        { party: 'belgium', certain: true },
        { party: 'norway', certain: false },
      ],
    });
  });
});
