import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { knowledgeOf } from '../known/knowledge.js';
import { publishedLog } from '../known/published.js';
import { computedPieces } from '../pieces/computed-pieces.js';
import { article } from '../testing/article.js';
import { anyRegister } from '../testing/random-register.js';
import { Register } from '../testing/register.js';
import { awareness } from './aware.js';

function register(): Register {
  const record = new Register();
  for (const id of ['belgium', 'nato']) record.do(`parties/${id}/register`, { data: { name: id, kind: 'state' } });
  for (const id of ['staff', 'council']) record.do(`bodies/${id}/register`, { data: { name: id, party: 'belgium' } });
  record.do('missions/rs/open', { data: { name: 'Resolute Support', lead: 'nato' } });
  const data = { title: 'More', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
  record.do('decisions/more/open', { data, occurred: '2017-01-01' });
  record.do('decisions/other/open', { data, occurred: '2017-01-01' });
  return record;
}
const amount = { value: 30, basis: 'increase', unit: 'personnel' };
const file = (record: Register, command: string, data: JsonObject, occurred: string, id = 'more') =>
  record.do(`decisions/${id}/${command}`, { data, occurred });
const ids = async (record: Register, whose: { body: string } | { party: string }, validAt: string) => {
  const { studies, requests, offers, approvals, agenda } = await awareness(record.asked(validAt), whose);
  const decisions = (items: readonly { decision: string | null }[]) => items.map(({ decision }) => decision);
  return [studies, requests, offers, approvals, agenda].map(decisions);
};

describe('a body', () => {
  it('is aware of what is tabled for a session through the day on which it meets', async () => {
    const record = register();
    record.do('sessions/february/schedule', { data: { body: 'council', date: '2018-02-10' }, occurred: '2018-01-01' });
    record.do('sessions/february/table-item', { data: { decision: 'more' }, occurred: '2018-01-10' });
    record.do('sessions/february/hold', { data: {}, occurred: '2018-02-10' });
    const agendaOn = async (day: string) => (await ids(record, { body: 'council' }, day))[4];
    expect(await agendaOn('2018-02-10')).toEqual(['more']);
    expect(await agendaOn('2018-02-11')).toEqual([]);
  });

  it('is aware of a study from its opening to its conclusion, and of what is studied', async () => {
    const record = register();
    const request = file(record, 'record-request', { by: 'nato', to: 'belgium', amount }, '2017-10-01');
    const study = file(record, 'open-study', { body: 'staff', question: 'Enough?' }, '2017-10-10');
    file(record, 'conclude-study', { body: 'staff', outcome: 'feasible' }, '2017-11-10');
    const { studies, requests } = await awareness(record.asked('2017-11-09'), { body: 'staff' });
    expect(studies).toMatchObject([
      {
        decision: 'more',
        event: study,
        body: 'staff',
        question: 'Enough?',
        request: { event: request, by: 'nato', to: 'belgium', amount: { min: '30' } },
        since: { earliest: '2017-10-10', latest: '2017-10-10' },
        certain: true,
        events: [study],
      },
    ]);
    expect(requests).toMatchObject([{ event: request, status: 'under-study', since: { latest: '2017-10-01' } }]);
    expect(await ids(record, { body: 'staff' }, '2017-10-09')).toEqual([[], [], [], [], []]);
    expect(await ids(record, { body: 'staff' }, '2017-11-10')).toEqual([[], [], [], [], []]);
    expect(await ids(record, { body: 'council' }, '2017-11-09')).toEqual([[], [], [], [], []]);
  });

  it('is aware of a study of no request on record', async () => {
    const record = register();
    file(record, 'open-study', { body: 'staff' }, '2017-10-10');
    expect((await awareness(record.asked('2017-11-09'), { body: 'staff' })).studies).toMatchObject([{ request: null }]);
  });

  it('is aware of approvals that it has still to decide, and of what was offered in those files', async () => {
    const record = register();
    file(record, 'announce-intention', { by: 'belgium' }, '2017-09-01');
    file(record, 'await-approval', { body: 'council', due: '2017-11-09' }, '2017-10-01');
    const offered = file(record, 'make-commitment', { by: 'belgium', to: 'nato', amount }, '2017-10-02');
    file(record, 'make-commitment', { by: 'belgium', to: 'nato', amount }, '2017-10-02', 'other');
    const { approvals, offers } = await awareness(record.asked('2017-11-10'), { body: 'council' });
    expect(approvals).toMatchObject([
      { decision: 'more', status: 'overdue', overdueSince: '2017-11-10', since: { latest: '2017-10-01' } },
    ]);
    expect(offers).toMatchObject([{ decision: 'more', event: offered, by: 'belgium', to: 'nato', status: 'made' }]);
    file(record, 'grant-approval', { body: 'council' }, '2017-11-11');
    expect(await ids(record, { body: 'council' }, '2017-11-11')).toEqual([[], [], [], [], []]);
  });

  it('is aware of the agenda of its coming sessions', async () => {
    const record = register();
    const schedule = (id: string, date: string) =>
      record.do(`sessions/${id}/schedule`, { data: { body: 'council', date }, occurred: '2017-10-01' });
    schedule('past', '2017-11-02');
    schedule('thursday', '2017-11-09');
    schedule('cancelled', '2017-11-16');
    const table = (session: string, item: JsonObject) =>
      record.do(`sessions/${session}/table-item`, { data: item, occurred: '2017-10-05' });
    table('past', { decision: 'more' });
    table('cancelled', { decision: 'more' });
    const tabled = table('thursday', { decision: 'more' });
    table('thursday', { topic: 'Budget' });
    table('thursday', { decision: 'other' });
    record.do('sessions/thursday/drop-item', { data: { decision: 'other' }, occurred: '2017-10-06' });
    record.do('sessions/cancelled/cancel', { data: {}, occurred: '2017-10-06' });
    file(record, 'make-commitment', { by: 'belgium', to: 'nato', amount }, '2017-10-02');
    const { agenda, offers } = await awareness(record.asked('2017-11-09'), { body: 'council' });
    expect(agenda).toMatchObject([
      {
        session: 'thursday',
        body: 'council',
        decision: 'more',
        topic: null,
        since: { latest: '2017-10-05' },
        events: [tabled],
      },
      { session: 'thursday', decision: null, topic: 'Budget', certain: true },
    ]);
    expect(offers).toMatchObject([{ decision: 'more' }]);
    expect((await awareness(record.asked('2017-11-10'), { body: 'council' })).agenda).toEqual([]);
  });

  it('may have been aware of what has no date', async () => {
    const record = register();
    record.do('decisions/more/open-study', { data: { body: 'staff' } }, { on: '2017-11-20' });
    const certain = async (day: string) =>
      (await awareness(record.asked(day), { body: 'staff' })).studies.map((study) => study.certain);
    expect(await certain('2017-11-01')).toEqual([false]);
    expect(await certain('2017-11-20')).toEqual([true]);
    record.do('decisions/more/conclude-study', { data: { body: 'staff', outcome: 'feasible' } }, { on: '2017-11-25' });
    expect(await certain('2017-11-24')).toEqual([false]);
  });

  it('is aware of nothing in a file that is closed', async () => {
    const record = register();
    file(record, 'open-study', { body: 'staff' }, '2017-10-10');
    file(record, 'close', { outcome: 'abandoned' }, '2017-11-01');
    expect(await ids(record, { body: 'staff' }, '2017-10-31')).toEqual([['more'], [], [], [], []]);
    expect(await ids(record, { body: 'staff' }, '2017-11-01')).toEqual([[], [], [], [], []]);
  });
});

describe('a party', () => {
  it('is aware of what was asked of it or by it until it is answered, and of what was offered to it', async () => {
    const record = register();
    file(record, 'record-request', { by: 'nato', to: 'council', amount }, '2017-10-01');
    file(record, 'make-commitment', { by: 'staff', to: 'nato', amount }, '2017-10-02', 'other');
    for (const party of ['nato', 'belgium']) {
      expect(await ids(record, { party }, '2017-10-31')).toEqual([[], ['more'], ['other'], [], []]);
    }
    file(record, 'answer-request', { by: 'belgium', answer: 'declined' }, '2017-11-01');
    file(record, 'withdraw-commitment', { by: 'belgium' }, '2017-11-01', 'other');
    expect(await ids(record, { party: 'nato' }, '2017-11-01')).toEqual([[], [], [], [], []]);
  });

  it('is aware of an offer until a day through that day', async () => {
    const record = register();
    file(record, 'make-commitment', { by: 'belgium', to: 'nato', amount, until: '2017-11-15' }, '2017-10-02');
    expect(await ids(record, { party: 'nato' }, '2017-11-15')).toEqual([[], [], ['more'], [], []]);
    expect(await ids(record, { party: 'nato' }, '2017-11-16')).toEqual([[], [], [], [], []]);
  });

  it('is aware of what any of its bodies is aware of, whatever happened', () =>
    fc.assert(
      fc.asyncProperty(
        anyRegister({ minLength: 1, maxLength: 25 }),
        fc.constantFrom('2017-10-15', '2017-11-08', '2018-06-01'),
        async (record, day) => {
          const asked = record.asked(day);
          const belgium = await awareness(asked, { party: 'belgium' });
          for (const body of ['council', 'staff']) {
            const own = await awareness(asked, { body });
            for (const list of ['studies', 'requests', 'offers', 'approvals', 'agenda'] as const) {
              expect(belgium[list]).toEqual(expect.arrayContaining([...own[list]]));
            }
          }
        },
      ),
      { seed: 8, numRuns: 30 },
    ));
});

describe('when the spokeswoman spoke on 7 November 2017', () => {
  it('the General Staff had a study open, and the council a file on its agenda', async () => {
    const record = article();
    const { log } = knowledgeOf(record.events);
    const streams = [...new Set(record.events.map(({ stream }) => stream))];
    const published = publishedLog(log, '2017-11-07');
    const asked = { log: published, pieces: computedPieces(published, async () => streams), validAt: '2017-11-07' };
    const staff = await awareness(asked, { body: 'be-staff' });
    expect(staff.studies).toMatchObject([{ decision: 'be-further-2017', certain: true, request: { by: 'nato' } }]);
    const council = await awareness(asked, { body: 'be-council' });
    expect(council.agenda.map(({ decision }) => decision)).toEqual(['be-plan-2018', 'be-2017']);
    expect(council.approvals).toMatchObject([{ decision: 'be-2017', status: 'pending' }]);
    expect(council.offers).toMatchObject([{ decision: 'be-2017', amount: { unspecified: true } }]);
    const allies = await awareness(asked, { party: 'nato-allies' });
    expect(allies.requests).toMatchObject([{ by: 'united-states', amount: { text: 'an increase of about 1 000' } }]);
  });
});
