import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDemonstration } from '../support/demonstration.js';
import type { TestServer } from '../support/http-server.js';

let server: TestServer;

beforeAll(async () => {
  server = await startDemonstration();
  const [event] = (await server.get('/v1/audit/events?type=PresenceObserved')).body.items;
  await server.post(`/v1/events/${event.id}/dispute`, { data: { reason: 'The staff has another figure' } });
});
afterAll(() => server.close());

/** Cells of CSV as RFC 4180 has it. */
function parseCsv(text: string): string[][] {
  const cells = text.matchAll(/("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/gy);
  const rows: string[][] = [[]];
  let read = 0;
  for (const [whole, cell = '', end] of cells) {
    read += whole.length;
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\r\n') rows.push([]);
  }
  expect(read).toBe(text.length);
  return rows.slice(0, -1);
}

const lists = [
  'approvals?validAt=2017-11-10',
  'decisions?validAt=2017-11-10',
  'sessions?validAt=2017-11-10',
  'findings?validAt=2017-11-10',
  'parties',
  'bodies',
  'sources',
  'missions',
  'audit/events',
  'audit/corrections',
  'audit/corrections?validAt=2017-11-07',
  'audit/events?order=oldest&basis=published&knownAt=2018-01-01',
  'claims?validAt=2017-11-10',
  'pledges?validAt=2017-11-10',
  'search?q=troops%20or%20council%20or%20reinforcement',
];

describe.each(lists)('the list %s', (path) => {
  const whole = async () => (await server.get(`/v1/${path}${path.includes('?') ? '&' : '?'}limit=1000`)).body;

  it('comes as NDJSON, an item a line', async () => {
    const { status, headers, body } = await server.get(`/v1/${path}`, { Accept: 'application/x-ndjson' });
    const { items, position } = await whole();
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    expect(headers.get('acta-position')).toBe(position);
    expect(items.length).toBeGreaterThan(0);
    expect(
      String(body)
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(items);
  });

  it('comes as CSV, with a column for every field', async () => {
    const { status, headers, body } = await server.get(`/v1/${path}`, { Accept: 'text/csv' });
    const { items } = await whole();
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    const [header = [], ...rows] = parseCsv(body);
    expect(rows).toHaveLength(items.length);
    for (const row of rows) expect(row).toHaveLength(header.length);
    expect(rows.map((row) => row.at(-1))).toEqual(items.map(() => ''));
  });

  it('comes so whatever its character set is said to be, and the more it is wanted', async () => {
    for (const type of [
      'text/csv; header=present',
      'application/x-ndjson; charset=utf-8',
      'application/json;charset=utf-8',
    ]) {
      const { status, headers } = await server.get(`/v1/${path}`, { Accept: `${type}, text/html;q=0.9` });
      expect([status, headers.get('content-type')?.split(';')[0]]).toEqual([200, type.split(';')[0]]);
    }
    const { headers } = await server.get(`/v1/${path}`, {
      Accept: 'application/json; q=0.2, text/csv; header=present',
    });
    expect(headers.get('content-type')).toContain('text/csv');
  });

  it('comes as nothing else', async () => {
    const refused = await server.get(`/v1/${path}`, { Accept: 'application/xml' });
    expect(refused).toMatchObject({ status: 406, body: { code: 'not-acceptable' } });
    const browser = await server.get(`/v1/${path}`, { Accept: 'text/html,application/xml;q=0.9,*/*;q=0.8' });
    expect(browser.headers.get('content-type')).toContain('application/json');
    expect(browser.headers.get('vary')).toContain('Accept');
  });
});

describe('a list that is longer than a page', () => {
  const total = 1100;

  beforeAll(async () => {
    const actor = await server.acta.operator();
    const register = (number: number) => ({
      ...{ collection: 'parties', id: `many-${number}`, command: 'register', actor },
      body: { data: { name: `Party ${number}`, kind: 'state' }, note: 'one of many' },
    });
    await Promise.all(Array.from({ length: total }, (_, number) => server.acta.record(register(number))));
  });

  it('comes whole, each item once', async () => {
    const { body } = await server.get('/v1/parties', { Accept: 'application/x-ndjson' });
    const ids = String(body)
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids.filter((id) => id.startsWith('many-'))).toHaveLength(total);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(['', '&basis=published'])('comes whole from the log too%s', async (basis) => {
    const { body } = await server.get(`/v1/audit/events?q=many${basis}`, { Accept: 'text/csv' });
    expect(parseCsv(body)).toHaveLength(total + 1);
  });

  it('is a page where a limit is given, with the address of the next one', async () => {
    const path = '/v1/audit/events?q=many&limit=600';
    const first = await server.get(path, { Accept: 'application/x-ndjson' });
    const next = /^<(.+)>; rel="next"$/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    const second = await server.get(next, { Accept: 'application/x-ndjson' });
    const lines = [first, second].map(({ body }) => String(body).trimEnd().split('\n').length);
    expect(lines).toEqual([600, total - 600]);
    expect(second.headers.get('link')).toBeNull();
  });

  it('is refused before anything is written where the question cannot be read', async () => {
    const refused = await server.get('/v1/parties?validAt=yesterday', { Accept: 'text/csv' });
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid-query' } });
  });
});

describe('the agenda as a calendar', () => {
  it('has the sessions that are asked for', async () => {
    const { status, headers, body } = await server.get(
      '/v1/sessions.ics?body=be-council-of-ministers&validAt=2017-11-07',
    );
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(headers.get('acta-position')).toMatch(/^\d+$/);
    const text = String(body).replaceAll('\r\n ', '');
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(text).toContain('DTSTART;VALUE=DATE:20171109\r\n');
    expect(text).toContain('approval pending at be-council-of-ministers\\, due 2017-11-09');
  });

  it('refuses what the agenda refuses', async () => {
    const refused = await server.get('/v1/sessions.ics?from=soon');
    expect(refused).toMatchObject({ status: 400, body: { code: 'invalid-query' } });
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
  });
});

describe('upTo', () => {
  it('goes with basis=published alone', async () => {
    expect(await server.get('/v1/approvals?upTo=1')).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/upTo' }] },
    });
    const { body } = await server.get('/v1/parties?basis=published&upTo=1');
    expect(body).toMatchObject({ position: '1', items: [expect.anything()] });
  });
});

describe('one event', () => {
  it('is shown as it was recorded, with what was said of it beside it', async () => {
    const { body: log } = await server.get('/v1/audit/events?type=StudyOpened');
    const [{ id, data }] = log.items;
    await server.post(`/v1/events/${id}/dispute`, { data: { reason: 'The staff says otherwise' } });
    const { status, body } = await server.get(`/v1/events/${id}`);
    expect(status).toBe(200);
    expect(body.event).toMatchObject({
      ...{ id, data, type: 'StudyOpened', disputed: true },
      actor: { name: expect.stringContaining('command line') },
      evidence: expect.arrayContaining([
        expect.objectContaining({ speaker: expect.objectContaining({ name: 'Laurence Mortier' }) }),
      ]),
      corrections: [{ type: 'EventDisputed', reason: 'The staff says otherwise' }],
    });
    const before = await server.get(`/v1/events/${id}?knownAt=${log.position}`);
    expect(before.body.event).toMatchObject({ disputed: false, corrections: [] });
  });

  it.each(['00000000-0000-4000-8000-000000000000', 'no-uuid'])('is not there by the name of %s', async (id) =>
    expect(await server.get(`/v1/events/${id}`)).toMatchObject({ status: 404, body: { code: 'unknown-event' } }),
  );

  it('is not there before it was known', async () => {
    const { body: log } = await server.get('/v1/audit/events?limit=1');
    const [{ id, position }] = log.items;
    const before = await server.get(`/v1/events/${id}?knownAt=${Number(position) - 1}`);
    expect(before.status).toBe(404);
  });
});

describe('the document of the API', () => {
  it('names the formats of a list', async () => {
    const { body } = await server.get('/openapi.json');
    expect(Object.keys(body.paths['/v1/approvals'].get.responses['200'].content)).toEqual([
      'application/json',
      'application/x-ndjson',
      'text/csv',
    ]);
    expect(body.paths['/v1/search'].get.parameters.map(({ name }: { name: string }) => name)).toContain('q');
  });

  it.each([
    ['decisions/{id}/end-deployment', false],
    ['decisions/{id}/order-deployment', true],
    ['missions/{id}/end', false],
    ['events/{eventId}/retract', true],
  ])('asks for data where a command needs some: %s', async (path, isNeeded) => {
    const { requestBody } = (await server.get('/openapi.json')).body.paths[`/v1/${path}`].post;
    const { required = [] } = requestBody.content['application/json'].schema;
    expect([requestBody.required, required.includes('data')]).toEqual([isNeeded, isNeeded]);
  });
});

describe('an answer that is no list', () => {
  it.each([
    'deployment',
    'audit/aware?party=belgium',
    'audit/explain?mission=resolute-support&figure=present',
    'audit/diff?fromKnownAt=0',
    'parties/belgium',
  ])('comes as JSON alone: %s', async (path) => {
    for (const Accept of ['text/csv', 'application/x-ndjson']) {
      const refused = await server.get(`/v1/${path}`, { Accept });
      expect(refused).toMatchObject({ status: 406, body: { code: 'not-acceptable' } });
      expect(refused.body.detail).toContain('application/json');
    }
    expect((await server.get(`/v1/${path}`, { Accept: '*/*' })).status).toBe(200);
  });
});
