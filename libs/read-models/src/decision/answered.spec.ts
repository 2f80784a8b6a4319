import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { partyItems } from '../deployment/state.js';
import { listFindings } from '../findings/list.js';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import { decisionFile } from './file.js';

const amount: JsonObject = { value: 10, basis: 'increase', unit: 'personnel' };

/** A request that was studied in one file, and a file of the same party, or for another mission. */
function register(mission: string): { readonly record: Register; readonly request: string } {
  const record = oneFile();
  record.do('bodies/staff/register', { data: { name: 'Staff', party: 'belgium' } });
  record.do('missions/next/open', { data: { name: 'The next', lead: 'belgium' } });
  const asked = { data: { by: 'belgium', to: 'belgium', amount }, occurred: '2018-01-02' };
  const request = record.do('decisions/more/record-request', asked);
  record.do('decisions/more/open-study', { data: { body: 'staff' }, occurred: '2018-01-03' });
  record.do('decisions/more/conclude-study', { data: { body: 'staff', outcome: 'feasible' }, occurred: '2018-01-10' });
  const data = { title: 'Other', kind: 'personnel', contributor: 'belgium', mission };
  record.do('decisions/other/open', { data, occurred: '2018-01-02' });
  return { record, request };
}
describe('a request whose place one in another file takes', () => {
  it.each([
    ['the request', (request: string) => request],
    ['its file', () => 'decisions/more'],
  ])('is asked for no more: %s', async (_of, to) => {
    for (const mission of ['rs', 'next']) {
      const { record, request } = register(mission);
      const data = { by: 'belgium', to: 'belgium', amount: { ...amount, value: 70 } };
      const links = [{ relation: 'supersedes', to: to(request) }];
      const asked = async (day: string) =>
        (await partyItems(record.asked(day), { party: 'belgium' })).map((one) => [one.mission, one.requested?.max]);
      record.do('decisions/other/record-request', { data, occurred: '2018-02-01', links });
      const [before, now] = [await asked('2018-01-31'), await asked('2018-02-01')];
      expect(before.find(([of]) => of === 'rs')).toEqual(['rs', '10']);
      expect(now.find(([of]) => of === mission)).toEqual([mission, '70']);

      const { requests: [told] = [] } = (await decisionFile(record.asked('2018-02-01'), 'more')) ?? {};
      if (to(request) === request) expect(told?.status).toBe('lapsed');
    }
  });
});

const commit = (record: Register, occurred: string, to?: string) =>
  record.do('decisions/other/make-commitment', {
    data: { by: 'belgium', amount },
    occurred,
    ...(to !== undefined && { links: [{ relation: 'answers', to }] }),
  });

describe.each(['rs', 'next'])('a request that a commitment in another file answers, for %s', (mission) => {
  const told = async (record: Register, day: string) => {
    const [item] = await partyItems(record.asked(day), { mission: 'rs', party: 'belgium' });
    const [request] = (await decisionFile(record.asked(day), 'more'))?.requests ?? [];
    expect(item?.requests[0]?.status).toBe(request?.status);
    const unanswered = await listFindings(record.asked(day), { kind: 'study-unanswered', open: true });
    return [request?.status, request?.possibly?.map(({ status }) => status), unanswered.items.length];
  };

  it.each([
    ['the request', (request: string) => request],
    ['its file', () => 'decisions/more'],
  ])('is accepted from its day on: by a link to %s', async (_to, linked) => {
    const { record, request } = register(mission);
    const event = commit(record, '2018-02-01', linked(request));
    expect(await told(record, '2018-01-31')).toEqual(['made', undefined, 1]);
    expect(await told(record, '2018-02-01')).toEqual(['accepted', undefined, 0]);
    const [{ events } = { events: [] }] = (await decisionFile(record.asked('2018-02-01'), 'more'))?.requests ?? [];
    expect(events).toContain(event);
  });

  it('is accepted by the first commitment in a file that answers it', async () => {
    const { record } = register(mission);
    const data = { relation: 'answers', to: 'decisions/more' };
    record.do('decisions/other/link', { data, occurred: '2018-01-05' });
    expect(await told(record, '2018-01-20')).toEqual(['made', undefined, 1]);
    commit(record, '2018-02-01');
    expect(await told(record, '2018-02-01')).toEqual(['accepted', undefined, 0]);
  });

  it('may be accepted within the days of a vague one', async () => {
    const { record, request } = register(mission);
    commit(record, '2018-02', request);
    expect(await told(record, '2018-02-10')).toEqual(['made', ['accepted'], 1]);
    expect(await told(record, '2018-02-28')).toEqual(['accepted', undefined, 0]);
  });

  it('is answered as the one is that says it again', async () => {
    for (const answer of ['accepted', 'declined'] as const) {
      const { record, request } = register(mission);
      const again = { data: { by: 'belgium', to: 'belgium', amount }, occurred: '2018-01-12' };
      record.do('decisions/other/record-request', { ...again, links: [{ relation: 'restates', to: request }] });
      expect(await told(record, '2018-01-20')).toEqual(['made', undefined, 1]);
      record.do('decisions/other/answer-request', { data: { by: 'belgium', answer }, occurred: '2018-02-01' });
      expect(await told(record, '2018-02-01')).toEqual([answer, undefined, 0]);
    }
  });

  it('stays declined where it was, and open where the promise is taken back as a mistake', async () => {
    const { record, request } = register(mission);
    const event = commit(record, '2018-02-01', request);
    record.do(`events/${event}/retract`, { data: { reason: 'Never said' } });
    expect(await told(record, '2018-03-01')).toEqual(['made', undefined, 1]);
    record.do('decisions/more/answer-request', { data: { by: 'belgium', answer: 'declined' }, occurred: '2018-03-02' });
    commit(record, '2018-03-05', request);
    expect(await told(record, '2018-03-10')).toEqual(['declined', undefined, 0]);
  });
});
