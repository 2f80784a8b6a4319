import { describe, expect, it } from '@jest/globals';
import type { ProjectionReport } from '@acta/application';
import { renderParked, renderProjections } from './projections.js';

const running: ProjectionReport = {
  name: 'decision',
  kind: 'timeline',
  version: 1,
  liveVersion: 1,
  generation: 6,
  previousGeneration: null,
  position: 35n,
  head: 35n,
  lag: { events: 0n, seconds: 0 },
  paused: false,
  attended: true,
  parked: 0,
  rebuild: null,
  lastRebuild: null,
};
const rebuild = {
  generation: 7,
  version: 1,
  phase: 'copying',
  eventsDone: 5,
  eventsTotal: 16,
  eventsPerSecond: null,
  secondsLeft: null,
  attended: true,
} as const;

const lineOf = (report: Partial<ProjectionReport>) => renderProjections([{ ...running, ...report }]).split('\n')[1];

describe('the line of a projection', () => {
  it.each([
    ['running', {}],
    ['paused', { paused: true, attended: false }],
    ['waiting for a worker', { attended: false }],
    ['running, rebuilding (copying, 31 %)', { rebuild }],
    ['running, rebuilding (copying, 31 %, 12 s left)', { rebuild: { ...rebuild, secondsLeft: 11.6 } }],
    ['running, rebuild left (ready)', { rebuild: { ...rebuild, phase: 'ready', attended: false } as const }],
    ['of version 1, rebuild it for 2', { version: 2, attended: false }],
  ])('says that it is %s', (state, report) => {
    expect(lineOf(report)).toBe(`decision    35        0       0       ${state}`);
  });

  it('says how far behind it is', () => {
    expect(lineOf({ lag: { events: 1200n, seconds: 2.4 }, parked: 3 })).toBe(
      'decision    35        1200 events, 2 s  3       running',
    );
  });
});

describe('the list of what is parked', () => {
  it('says so where there is nothing', () => expect(renderParked([])).toBe('Nothing is parked.'));

  it('has a line for each stream', () => {
    const stream = {
      projection: 'decision',
      stream: 'decision-x',
      position: 12n,
      attempts: 2,
      error: 'Error: no',
      parkedAt: '',
    };
    expect(renderParked([stream]).split('\n')[1]).toBe('decision    decision-x  12        2         Error: no');
  });
});
