import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { allow, deploy, linkedFiles, promise } from '../testing/linked-files.js';
import { listFindings } from './list.js';

const year = ['2018-06-01', '2018-12-31'] as const;

describe('findings of a file that says again what another says', () => {
  it.each<{ how: string; granted: string; required?: boolean }>([
    { how: 'told of later', granted: '2018-08-01' },
    { how: 'of the same day', granted: '2018-06-01' },
    { how: 'of the same day, where another body is required', granted: '2018-06-01', required: true },
  ])('are none on what was approved and deployed there: $how', async ({ granted, required }) => {
    const record = linkedFiles({ first: [], press: [] });
    const tell = (file: string, on: string, links: (index: number) => JsonObject[] = () => []) =>
      [promise(file, 40, '2018-05-01'), allow(file, 40, on, year), deploy(file, 40, '2018-07-01')].map(
        ([of, command, data, occurred], index) =>
          record.do(`decisions/${of}/${command}`, { data, occurred, links: links(index) }),
      );
    const events = tell('first', '2018-06-01');
    record.do('presence/rs/belgium/observe', {
      data: { amount: { value: 40, basis: 'level', unit: 'personnel' } },
      occurred: '2018-07-05',
    });
    tell('press', granted, (index) => [{ relation: 'restates', to: events[index] as string }]);
    if (required)
      record.do('decisions/press/require-approval', { data: { body: 'parliament' }, occurred: '2018-07-20' });
    const { items } = await listFindings(record.asked('2018-09-10'), { open: true });
    const kinds = items.filter(({ decision }) => decision === 'press').map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'presence-before-approval' || kind === 'approval-after-effect')).toEqual([]);
  });
});
