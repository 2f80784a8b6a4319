import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@acta/kernel';
import type { Asked } from '../pieces/times.js';
import { article } from '../testing/article.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import { diffStates } from './diff.js';

const personnel = (value: number, basis = 'level') => ({ value, qualifier: 'exactly', basis, unit: 'personnel' });
const thursday = '2017-11-09';
const council = 'sessions/be-council-2017-11-09';

const grant = (record: Register, ceiling: number, occurred: string) => {
  const mandate = { ceiling: { value: ceiling, unit: 'personnel' }, from: occurred, until: '2018-12-31' };
  record.do('decisions/be-2017/grant-approval', { data: { body: 'be-council', mandate }, occurred });
};
const observe = (record: Register, value: number, occurred: string): string =>
  record.do('presence/resolute-support/belgium/observe', { data: { amount: personnel(value) }, occurred });

/** The causes of the differences between two states, by what differs. */
async function causesOf(
  from: Asked,
  to: Asked,
  mission = 'resolute-support',
): Promise<Readonly<Record<string, readonly string[]>>> {
  const differences = await diffStates(from, to, { mission, party: 'belgium' });
  return Object.fromEntries(
    differences.map(({ figure, subject, because }) => [
      figure === 'finding' ? String(subject) : figure,
      because.map((cause) => (cause.kind === 'day' ? cause.on : `${cause.event.position} ${cause.event.type}`)),
    ]),
  );
}

/** The last event of a register, as it is told. */
const last = ({ events }: Register): string => `${events.length} ${events.at(-1)?.type}`;

describe('the causes of what differs between two days', () => {
  it('are not the events that merely took effect on the same day', async () => {
    const record = article();
    record.do(`${council}/hold`, { occurred: thursday });
    const held = last(record);
    grant(record, 50, thursday);
    const causes = await causesOf(record.asked('2017-11-08'), record.asked(thursday));
    expect(causes).toMatchObject({
      'presence-above-ceiling': [last(record)],
      'committed-never-approved': [last(record)],
      ceiling: [last(record)],
      // The session that it was granted at is told with it.
      approval: [held, last(record)],
    });
  });

  it('are the day alone, where it would have made the difference without the events of that day', async () => {
    const record = article();
    record.do(`${council}/table-item`, { data: { topic: 'Another matter' }, occurred: '2017-11-10' });
    const causes = await causesOf(record.asked(thursday), record.asked('2017-11-10'));
    expect(causes).toMatchObject({ 'approval-overdue': ['2017-11-10'], approval: ['2017-11-10'] });
  });

  it('are events of a session too, where what is told of it differs', async () => {
    const record = article();
    record.do(`${council}/hold`, { occurred: thursday });
    const causes = await causesOf(record.asked('2017-11-08'), record.asked(thursday));
    expect(causes).toEqual({ approval: [last(record)] });
  });

  it('are not what is promised in another currency, though that is the figure that is told first', async () => {
    const record = oneFile();
    const promise = (value: number, currency: string, occurred: string) => {
      const data = { by: 'belgium', amount: { value, currency, basis: 'increase' } };
      record.do('decisions/more/make-commitment', { data, occurred });
      return last(record);
    };
    const [euro, dollars] = [promise(20, 'EUR', '2018-02-01'), promise(10, 'USD', '2018-03-01')];
    expect(await causesOf(record.asked('2018-01-15'), record.asked('2018-03-15'), 'rs')).toMatchObject({
      committed: [euro],
      alsoCommitted: [dollars],
    });
  });

  it('are not the opening of a file, without which nothing would be said in it', async () => {
    const record = oneFile();
    for (const occurred of ['2018-01-01', '2019-01-10'])
      record.do('decisions/more/grant-approval', { data: { body: 'council' }, occurred });
    const causes = await causesOf(record.asked('2017-12-01'), record.asked('2019-02-01'), 'rs');
    expect(causes['approved-never-deployed']).toEqual(['5 ApprovalGranted']);
  });

  it('are all that make a field what it is, though one of them would do', async () => {
    const record = article();
    record.do(`${council}/postpone`, { data: { date: '2017-11-17' }, occurred: '2017-11-08' });
    const postponed = last(record);
    record.do(`${council}/hold`, { occurred: '2017-11-17' });
    const causes = await causesOf(record.asked('2017-11-07'), record.asked('2017-11-18'));
    // That it was held on that day says by itself that it was moved there.
    expect(causes['approval']).toEqual([postponed, last(record), '2017-11-18']);
  });

  it('are all of those that only together are necessary, and no others', async () => {
    const record = article();
    grant(record, 80, '2017-11-01');
    record.do(`${council}/hold`, { occurred: thursday });
    observe(record, 90, thursday);
    const one = last(record);
    observe(record, 95, thursday);
    const causes = await causesOf(record.asked('2017-11-08'), record.asked(thursday));
    expect(causes).toMatchObject({ 'presence-above-ceiling': [one, last(record)], presentOn: [one, last(record)] });
  });
});

describe('the causes of what differs between two states of knowledge', () => {
  it('are not a correction of a figure, where another event moved the day', async () => {
    const record = article();
    const first = observe(record, 92, '2017-11-20');
    const second = observe(record, 300, '2017-11-25');
    const before = record.asked('2017-12-01');
    const data: JsonObject = { amount: personnel(94) };
    record.do(`events/${first}/correct`, { data: { replace: { data }, reason: 'Miscounted' } });
    const corrected = last(record);
    record.do(`events/${second}/retract`, { data: { reason: 'It was another mission' } });
    expect(await causesOf(before, record.asked('2017-12-01'))).toMatchObject({
      present: [corrected, last(record)],
      presentOn: [last(record)],
    });
  });

  it('are a correction of an observation that moved its day', async () => {
    const record = article();
    const seen = observe(record, 92, '2017-11-20');
    const before = record.asked('2017-12-01');
    record.do(`events/${seen}/correct`, { data: { replace: { occurred: '2017-11-21' }, reason: 'The day after' } });
    expect(await causesOf(before, record.asked('2017-12-01'))).toEqual({ presentOn: [last(record)] });
  });

  it('are not events whose work another one has undone', async () => {
    const record = article();
    record.do('decisions/be-2017/amend-commitment', { data: { amount: personnel(30, 'increase') } });
    const before = record.asked('2017-12-01');
    for (const value of [40, 50]) {
      record.do('decisions/be-2017/amend-commitment', { data: { amount: personnel(value, 'increase') } });
    }
    expect(await causesOf(before, record.asked('2017-12-01'))).toEqual({
      commitment: [last(record)],
      committed: [last(record)],
    });
  });

  it('are, of what is not said any more, only what it was said because of', async () => {
    const record = article();
    const file = { title: 'Another', kind: 'personnel', contributor: 'belgium', mission: 'resolute-support' };
    record.do('decisions/another/open', { data: file });
    const before = record.asked('2017-11-08');
    record.do(`${council}/table-item`, { data: { decision: 'another' } });
    record.do('decisions/another/await-approval', {
      data: { body: 'be-council', session: 'be-council-2017-11-09' },
    });
    expect(await causesOf(record.asked('2017-11-08'), before)).toMatchObject({ approval: [last(record)] });
  });
});
