import { describe, expect, it } from '@jest/globals';
import { inTwoFiles } from '../testing/two-files.js';
import { listApprovals } from './list.js';

describe('what is awaited in one of two files that are the same', () => {
  it.each(['more', 'again'] as const)(
    'is settled in the other, in which something else is awaited too: %s',
    async (from) => {
      const record = inTwoFiles(
        {},
        [
          ['more', 'require-approval', { body: 'council' }, '2018-01-20'],
          ['again', 'await-approval', { body: 'parliament', due: '2018-04-13' }, '2018-03-24'],
          ['more', 'refuse-approval', { body: 'parliament' }, '2018-05-14'],
        ],
        { from },
      );
      const { items } = await listApprovals(record.asked('2018-03-28'), { body: 'parliament' });
      expect(items).toMatchObject([{ decision: 'again', settled: { status: 'refused', on: '2018-05-14' } }]);
    },
  );
});
