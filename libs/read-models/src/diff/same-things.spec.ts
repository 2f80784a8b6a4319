import { describe, expect, it } from '@jest/globals';
import { knowledgeOf } from '../known/knowledge.js';
import type { Asked } from '../pieces/times.js';
import { article } from '../testing/article.js';
import type { Register } from '../testing/register.js';
import { diffStates } from './diff.js';

const validAt = '2018-06-01';
const personnel = (value: number) => ({ value, qualifier: 'exactly', basis: 'level', unit: 'personnel' });

/** A deployment that was ordered and then recorded. */
function deployed(): { readonly record: Register; readonly order: string; readonly report: string } {
  const record = article();
  const order = record.do('decisions/be-2017/order-deployment', { data: { by: 'belgium' }, occurred: '2017-12-01' });
  const report = record.do('decisions/be-2017/record-deployment', {
    data: { amount: personnel(92), extent: 'fully' },
    occurred: '2018-01-15',
  });
  return { record, order, report };
}

/** What is known without one of the events. */
const lacking = ({ events }: Register, event: string): Asked => ({
  ...knowledgeOf(events.filter(({ id }) => id !== event)),
  validAt,
});

const differing = async (from: Asked, to: Asked) =>
  (await diffStates(from, to, { mission: 'resolute-support' })).map(({ figure, subject, differs, because }) => [
    figure,
    subject,
    differs,
    because.map((cause) => cause.kind === 'event' && cause.event.id),
  ]);

describe('what is the same thing in two states', () => {
  it('is a deployment of which the order was not known: who ordered it and when differs', async () => {
    const { record, order } = deployed();
    expect(await differing(lacking(record, order), record.asked(validAt))).toEqual([
      ['deployment', order, ['by', 'occurred'], [order]],
    ]);
  });

  it('is so in the other direction', async () => {
    const { record, order, report } = deployed();
    expect(await differing(record.asked(validAt), lacking(record, order))).toEqual([
      ['deployment', report, ['by', 'occurred'], [order]],
    ]);
  });

  it('is a target of which only the restatement was known', async () => {
    const record = article();
    const [target, restatement] = record.events.filter(
      ({ type, data }) => type === 'TargetAnnounced' && JSON.stringify(data).includes('16000'),
    );
    const differences = await differing(lacking(record, target?.id ?? ''), record.asked(validAt));
    expect(restatement).toBeDefined();
    expect(differences.map(([figure, subject]) => [figure, subject])).toEqual([['target', target?.id]]);
  });

  it('is not another deployment of the same file', async () => {
    const { record, order } = deployed();
    const before = record.asked(validAt);
    record.do(`events/${order}/retract`, { data: { reason: 'It was not ordered' } });
    const report = record.do('decisions/be-2017/record-deployment', {
      data: { amount: { ...personnel(20), unit: 'tank' }, extent: 'fully' },
      occurred: '2018-02-15',
    });
    const subjects = (await differing(before, record.asked(validAt)))
      .filter(([figure]) => figure === 'deployment')
      .map(([, subject]) => subject);
    expect(subjects).toHaveLength(2);
    expect(subjects).toContain(report);
  });
});
