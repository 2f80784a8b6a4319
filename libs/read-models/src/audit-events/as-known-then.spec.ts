import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { oneFile } from '../testing/one-file.js';
import type { Register } from '../testing/register.js';
import { storedRegister, type StoredRegister } from '../testing/stored-register.js';
import { auditEvents } from './audit-events.js';
import type { AuditFilter } from './conditions.js';

/** A session that a file waits for later, and a file that is said to be of another party and mission later. */
function register(): Register {
  const record = oneFile();
  record.do('parties/france/register', { data: { name: 'France', kind: 'state' } });
  record.do('missions/next/open', { data: { name: 'The next', lead: 'france' } });
  const file = { title: 'Other', kind: 'personnel', contributor: 'belgium', mission: 'rs' };
  record.do('decisions/other/open', { data: file }, { key: 'opening' });
  record.do('sessions/first/schedule', { data: { body: 'council', date: '2018-01-09' } }, { key: 'first' });
  record.do('events/@first/correct', { data: { replace: { occurred: '2018-01-02' }, reason: 'The day' } });
  record.do('decisions/more/await-approval', { data: { body: 'council', session: 'first' } });
  const data = { ...file, contributor: 'france', mission: 'next' };
  record.do('events/@opening/correct', { data: { replace: { data }, reason: 'Another' } });
  record.do('parties/europe/register', { data: { name: 'Europe', kind: 'collective', members: ['france'] } });
  return record;
}

describe('the events of a mission or a party as they were known then', () => {
  let stored: StoredRegister;
  beforeAll(async () => {
    stored = await storedRegister();
  });
  afterAll(() => stored.close());

  it('stay the same, whatever is recorded later', async () => {
    const filters: readonly AuditFilter[] = ['rs', 'next'].flatMap((mission) =>
      ['belgium', 'france', undefined].flatMap((party) =>
        [false, true].map((withAround) => ({ mission, ...(party && { party }), ...(withAround && { withAround }) })),
      ),
    );
    const askedAt = async (knownAt: bigint) => {
      const source = { pool: stored.pool, view: await stored.view(), knownAt };
      return Promise.all(filters.map(async (filter) => (await auditEvents(source, filter)).items.map(({ id }) => id)));
    };
    const then: (readonly (readonly string[])[])[] = [];
    const { events } = register();
    for (const event of events) {
      await stored.record([event]);
      then.push(await askedAt(event.position));
    }
    for (const [index, { position }] of events.entries()) expect(await askedAt(position)).toEqual(then[index]);
    expect(then.at(-1)).not.toEqual(then.at(-4));
  });
});
