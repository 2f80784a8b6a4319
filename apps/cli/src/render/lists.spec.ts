import { describe, expect, it } from '@jest/globals';
import { heading, renderMissions } from './lists.js';

type Mission = Parameters<typeof renderMissions>[0]['items'][number];

const opened: Mission = {
  id: 'rs',
  name: 'Resolute Support',
  lead: 'nato',
  status: 'open',
  certain: true,
  opened: { earliest: '2015-01-01', latest: '2015-01-01' },
  targets: [],
};
const asOf = { validAt: '2021-08-31', knownAt: 1n, basis: 'recorded', position: 1n } as const;

describe('a mission in a terminal', () => {
  it.each([
    [{}, 'open'],
    [{ possibly: [{ status: 'ended', reason: 'The end' }] }, 'open, possibly ended'],
    [{ status: 'ended', possibly: [{ status: 'ended', reason: 'The end' }] }, 'ended'],
    [{ certain: false }, 'open?'],
  ] satisfies readonly [Partial<Mission>, string][])('says whether it is open, or may have ended: %j', (how, status) =>
    expect(renderMissions({ ...asOf, items: [{ ...opened, ...how }], nextCursor: null })).toContain(`  ${status}  rs`),
  );
});

describe('the title of a list', () => {
  it('says as of which day of publication it is', () => {
    const said = { ...asOf, knownAt: '2021-09-01', basis: 'published' } as const;
    expect(heading('Missions', said)).toBe(
      'Missions on Tuesday, 31 August 2021, as published by Wednesday, 1 September 2021',
    );
  });
});
