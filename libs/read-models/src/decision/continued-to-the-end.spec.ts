import { describe, expect, it } from '@jest/globals';
import { partyItems } from '../deployment/state.js';
import { allow, deploy, linkedFiles, promise } from '../testing/linked-files.js';

const register = (
  twins: Record<string, [relation: string, to: string][]>,
  ...steps: readonly ReturnType<typeof deploy>[]
) =>
  linkedFiles(
    { first: [], second: [['supersedes', 'first']], ...twins },
    promise('first', 600, '2018-01-10'),
    allow('first', 600, '2018-01-20', ['2018-02-01', '2018-12-31']),
    deploy('first', 600, '2018-03-01'),
    ...steps,
  );

const end = (file: string, on: string) => [file, 'end-deployment', {}, on] as const;

async function told(record: ReturnType<typeof register>, day: string) {
  const [item] = await partyItems(record.asked(day), { mission: 'rs', party: 'belgium' });
  return item?.deployments.map(({ decision, status, amount, certain, possibly }) => [
    `${decision} ${amount?.text}${certain ? '' : '?'}`,
    [status, ...(possibly ?? [])].join(', possibly '),
  ]);
}

describe('the end of a deployment of which a phase is told in a file that takes the place of another', () => {
  it.each([
    ['decrease', '400'],
    ['increase', '800'],
  ])('is that of all that was there, told in either: %s', async (basis, left) => {
    for (const file of ['first', 'second']) {
      const record = register({}, deploy('second', 200, '2018-06-01', basis), end(file, '2018-09-01'));
      expect(await told(record, '2018-09-02')).toEqual([[`second ${left}`, 'ended']]);
    }
  });

  it('may be on a vague day', async () => {
    const record = register({}, deploy('second', 200, '2018-06-01', 'decrease'), end('second', '2018-09/2018-10'));
    expect(await told(record, '2018-09-10')).toEqual([['second 400?', 'partly-deployed, possibly ended']]);
    const vague = register({}, deploy('second', 200, '2018-09', 'decrease'), end('second', '2018-09'));
    expect(await told(vague, '2018-09-10')).toEqual([
      ['first 600?', 'partly-deployed'],
      ['second 400?', 'partly-deployed, possibly ended'],
    ]);
  });

  it('is that of what a file tells that is the same', async () => {
    for (const file of ['second', 'twin']) {
      const record = register(
        { twin: [['same-as', 'second']] },
        deploy('second', 100, '2018-06-01', 'decrease'),
        deploy('twin', 50, '2018-07-01', 'decrease'),
        end(file, '2018-09-01'),
      );
      expect(await told(record, '2018-09-02')).toEqual([['twin 450', 'ended']]);
    }
  });
});
