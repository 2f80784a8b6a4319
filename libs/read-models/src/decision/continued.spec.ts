import { describe, expect, it } from '@jest/globals';
import { partyItems } from '../deployment/state.js';
import { allow, deploy, linkedFiles, promise, stands } from '../testing/linked-files.js';

const inTurn = { first: [], second: [['supersedes', 'first']], third: [['supersedes', 'second']] } as const;
const approved = [
  promise('first', 100, '2018-01-10'),
  allow('first', 100, '2018-01-20', ['2018-02-01', '2018-12-31']),
  deploy('first', 60, '2018-03-01'),
] as const;

const deployedOn = async (day: string, ...steps: readonly ReturnType<typeof deploy>[]) =>
  (await stands(linkedFiles(inTurn, ...approved, ...steps), day)).deployed;

describe('a phase that is told in a file which takes the place of another', () => {
  it.each([
    ['decrease', 20, '40'],
    ['decrease', 70, '0'],
    ['increase', 10, '70'],
  ] as const)('is one of what is there by the old one: %s of %d', async (basis, value, left) => {
    expect(await deployedOn('2018-06-02', deploy('second', value, '2018-06-01', basis))).toEqual([`second ${left}`]);
  });

  it('is told with the days on which it began, and was more or fewer', async () => {
    const record = linkedFiles(
      inTurn,
      ...approved,
      deploy('second', 20, '2018-06-01', 'decrease'),
      deploy('third', 5, '2018-07-01', 'increase'),
    );
    const [item] = await partyItems(record.asked('2018-08-01'), { mission: 'rs', party: 'belgium' });
    expect(item?.deployments).toMatchObject([
      {
        ...{ decision: 'third', amount: { text: '45' } },
        begun: { latest: '2018-03-01' },
        reduced: { latest: '2018-06-01' },
        reinforced: { latest: '2018-07-01' },
      },
    ]);
  });

  it('comes after those that were told there before, until a level says how many there are', async () => {
    const steps = [
      deploy('second', 20, '2018-06-01', 'decrease'),
      deploy('second', 5, '2018-07-01', 'decrease'),
      deploy('third', 15, '2018-08-01', 'increase'),
      deploy('third', 38, '2018-09-01'),
    ] as const;
    expect(await deployedOn('2018-07-02', ...steps)).toEqual(['second 35']);
    expect(await deployedOn('2018-08-02', ...steps)).toEqual(['third 50']);
    expect(await deployedOn('2018-09-02', ...steps)).toEqual(['third 38']);
  });

  it('of a vague day may have been, or the old deployment stands', async () => {
    const steps = [deploy('second', 20, '2018-06', 'decrease')] as const;
    expect(await deployedOn('2018-06-10', ...steps)).toEqual(['first 60?', 'second 40?']);
    expect(await deployedOn('2018-07-01', ...steps)).toEqual(['second 40']);
  });

  it('comes after one that may have been told elsewhere by then', async () => {
    const others = { next: [['supersedes', 'first']], twin: [['same-as', 'next']] } as const;
    const record = linkedFiles(
      { first: [], ...others },
      ...approved,
      deploy('next', 20, '2018-06', 'decrease'),
      deploy('twin', 5, '2018-06-10', 'decrease'),
    );
    expect((await stands(record, '2018-06-12')).deployed).toEqual(['twin 35 to 55?']);
    expect((await stands(record, '2018-07-01')).deployed).toEqual(['twin 35']);
  });

  it('comes after one of a file that may take that place by then', async () => {
    const record = linkedFiles(
      { first: [], next: [], third: [['supersedes', 'first']] },
      ...approved,
      deploy('next', 20, '2018-06-01', 'decrease'),
      deploy('third', 10, '2018-07-01', 'decrease'),
    );
    record.do('decisions/next/link', { data: { relation: 'supersedes', to: 'decisions/first' }, occurred: '2018-10' });
    expect((await stands(record, '2018-10-10')).deployed).toContain('third 30 to 50?');
    expect((await stands(record, '2018-11-01')).deployed).toEqual(['third 30']);
  });

  it('comes after one that is told in another file which takes that place, or is the same', async () => {
    for (const others of [{ twin: [['same-as', 'next']] }, { twin: [['supersedes', 'first']] }] as const) {
      const record = linkedFiles(
        { first: [], next: [['supersedes', 'first']], ...others },
        ...approved,
        deploy('next', 20, '2018-06-01', 'decrease'),
        deploy('twin', 5, '2018-07-01', 'decrease'),
      );
      expect((await stands(record, '2018-06-02')).deployed).toEqual(['next 40']);
      expect((await stands(record, '2018-07-02')).deployed).toEqual(['twin 35']);
    }
  });

  it('leaves what is there of something else', async () => {
    const record = linkedFiles(inTurn, ...approved, deploy('second', 20, '2018-06-01', 'decrease'));
    const helicopters = { value: 5, unit: 'helicopter', basis: 'level' };
    const data = { amount: helicopters, extent: 'fully' };
    record.do('decisions/first/record-deployment', { data, occurred: '2018-04-01' });
    expect((await stands(record, '2018-06-02')).deployed).toEqual(['first 5 helicopter', 'second 40']);
  });

  it('is no deployment that waits for an approval since the old one began', async () => {
    const record = linkedFiles(
      inTurn,
      ...approved,
      promise('second', 40, '2018-05-01'),
      allow('second', 40, '2018-05-20', ['2018-06-01', '2018-12-31']),
      deploy('second', 20, '2018-06-01', 'decrease'),
    );
    expect(await stands(record, '2018-06-02')).toMatchObject({ deployed: ['second 40'], findings: [] });
  });
});
