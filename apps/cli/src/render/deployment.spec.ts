import type { DeploymentAnswer } from '@acta/application';
import { describe, expect, it } from '@jest/globals';
import { renderDeployment } from './deployment.js';

type Item = DeploymentAnswer['items'][number];
type Commitment = Item['commitments'][number];

const figure = { min: '58', max: '58', unspecified: false, unit: 'personnel', basis: 'level', text: '58' } as const;
const present = { ...figure, certain: figure, possible: figure, events: [] };
const dated = (edtf: string, text?: string) => ({
  edtf,
  earliest: '2020-04-20',
  latest: '2020-04-30',
  rule: 1 as const,
  ...(text !== undefined && { text }),
});
const nothing: Item = {
  mission: 'rs',
  party: 'norway',
  decisions: [],
  present: null,
  presentOn: null,
  presentOccurred: null,
  ceiling: null,
  committed: null,
  requested: null,
  approved: null,
  commitments: [],
  approvals: [],
  requests: [],
  deployments: [],
  findings: [],
};
const shown = (item: Partial<Item>): string =>
  renderDeployment({
    validAt: '2021-09-01',
    knownAt: 1n,
    basis: 'recorded',
    position: 1n,
    items: [{ ...nothing, ...item }],
    missions: [],
  });

describe('what is present, in a terminal', () => {
  it.each([
    [dated('2020-04-30'), '58, observed on 2020-04-30'],
    [dated('2020-04-20/2020-04-30'), '58, observed 2020-04-20/2020-04-30'],
    [dated('2020-04-20/2020-04-30', 'in late April'), '58, observed in late April, 2020-04-20/2020-04-30'],
    [null, '58, observed by 2020-04-30, no date stated'],
  ])('is told with the date that was stated: %j', (presentOccurred, text) =>
    expect(shown({ present, presentOn: '2020-04-30', presentOccurred })).toContain(`${text}\n`),
  );
});

describe('what is there in another unit, in a terminal', () => {
  it('is told below', () => {
    const helicopters = { ...present, unit: 'helicopters', text: '5 helicopters' };
    expect(shown({ present, alsoPresent: [helicopters] })).toMatch(/present +58, .*\n +present +5 helicopters\n/);
  });
});

describe('a commitment, in a terminal', () => {
  const made: Commitment = {
    decision: 'more',
    event: 'event',
    status: 'made',
    certain: true,
    occurred: null,
    by: 'norway',
    to: null,
    amount: present,
    conditions: [],
    until: null,
    events: [],
  };

  it.each([
    [{}, '58 (more: made)'],
    [{ until: dated('2020-12~'), ended: 'certainly' }, '58 (more: made, until 2020-12~, over)'],
    [{ until: dated('2020-12~'), ended: 'possibly' }, '58 (more: made, until 2020-12~, possibly over)'],
    [{ restates: 'other' }, '58 (more: made, said again, not counted)'],
  ] satisfies readonly [Partial<Commitment>, string][])(
    'says whether it is over, or was said before: %j',
    (how, text) => expect(shown({ commitments: [{ ...made, ...how }] })).toContain(`${text}\n`),
  );
});

describe('what was approved and sent, in a terminal', () => {
  const common = { decision: 'more', certain: true, occurred: null, events: [] };
  it('is told with the amount that was approved, and the conditions', () => {
    const approved = { ...present, text: '3 tanks' };
    const approval = { ...common, body: 'assembly', status: 'granted', due: null, conditions: ['Training first'] };
    const text = shown({ approved, approvals: [approval as unknown as Item['approvals'][number]] });
    expect(text).toMatch(
      /approved +3 tanks\n +approval +granted at assembly \(more\), on conditions: Training first\n/,
    );
  });

  it('is told with the days that can be meant where the due day is vague', () => {
    const approval = { ...common, body: 'assembly', status: 'deferred', due: '2019-12-20', dueEarliest: '2019-09-23' };
    expect(shown({ approvals: [approval as unknown as Item['approvals'][number]] })).toContain(
      'deferred at assembly to a day from 2019-09-23 to 2019-12-20 (more)\n',
    );
  });

  it('is told with how many are there by it', () => {
    const sent = { ...common, event: 'event', by: null, from: null, amount: { ...present, text: '4 tanks' } };
    const begun = { earliest: '2020-04-02', latest: '2020-04-02' };
    const deployed = { ...sent, status: 'partly-deployed', occurred: dated('2020-04'), begun } as const;
    const text = shown({ deployments: [deployed, { ...deployed, restates: 'other' }] });
    expect(text).toMatch(/deployment +partly-deployed, 4 tanks, since 2020-04-02 \(more\)\n/);
    expect(text).toMatch(/deployment +partly-deployed, 4 tanks, since 2020-04-02, said again, not counted \(more\)\n/);
  });

  it('is told with since when there are more, or fewer, and is in no doubt where only the number is', () => {
    const on = (day: string) => ({ earliest: day, latest: day });
    const sent = { ...common, event: 'event', by: null, from: null, status: 'deployed', amount: present } as const;
    const days = { begun: on('2020-02-01'), reinforced: on('2020-03-01') };
    const june = { earliest: '2020-06-01', latest: '2020-06-30' };
    expect(shown({ deployments: [{ ...sent, ...days, reduced: june }] })).toContain(
      'deployed, 58, since 2020-02-01, more since 2020-03-01, fewer since a day from 2020-06-01 to 2020-06-30 (more)\n',
    );
    const perhaps = { ...present, min: '38', text: '38 to 58' };
    expect(shown({ deployments: [{ ...sent, ...days, certain: false, amount: perhaps }] })).toContain(
      'deployed, 38 to 58, since 2020-02-01',
    );
    expect(shown({ deployments: [{ ...sent, ...days, certain: false }] })).toContain('deployed (possibly), 58');
    expect(shown({ deployments: [{ ...sent, ...days, reduced: june, status: 'ended', ended: june }] })).toContain(
      'ended, 58, since a day from 2020-06-01 to 2020-06-30 (more)\n',
    );
  });
});

it('says which files say others again, in a terminal', () => {
  const saidAgain = [{ decision: 'again', relation: 'same-as', of: 'more', certain: false }] as const;
  expect(shown({ saidAgain })).toMatch(/said again +again is the same as more \(possibly\), and is not added to it\n/);
});

describe('a mission as a whole, in a terminal', () => {
  it('is told with what it aims for, and whether somebody disputes it', () => {
    const aimed = { ...present, basis: 'target', text: '40 aircraft' } as const;
    const target = { event: 'event', amount: aimed, baseline: null, by: 'nato', decision: null, occurred: null };
    const said = { ...target, certain: true, restatements: [] };
    const totals: DeploymentAnswer['missions'][number] = {
      ...{ mission: 'rs', name: null, status: 'open', present: null, committed: null },
      targets: [said, { ...said, disputed: true }],
    };
    const answer = { validAt: '2021-09-01', knownAt: 1n, basis: 'recorded', position: 1n, items: [] } as const;
    expect(renderDeployment({ ...answer, missions: [totals] })).toContain(
      '  target  40 aircraft, by nato\n  target  40 aircraft, by nato, disputed\n',
    );
  });

  it('is told with what there is of it in all', () => {
    const totals: DeploymentAnswer['missions'][number] = {
      ...{ mission: 'rs', name: 'Resolute Support', status: 'open', targets: [] },
      present: { ...present, text: 'at least 58; nothing observed of france' },
      committed: present,
    };
    const answer = { validAt: '2021-09-01', knownAt: 1n, basis: 'recorded', position: 1n, items: [] } as const;
    const text = renderDeployment({ ...answer, missions: [totals] });
    expect(text).toMatch(/rs\n +present in all +at least 58; nothing observed of france\n +committed in all +58\n/);
  });
});
