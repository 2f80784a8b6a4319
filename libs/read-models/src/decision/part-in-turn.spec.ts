import { describe, expect, it } from '@jest/globals';
import { listPledges } from '../pledges/list.js';
import { linkedFiles } from '../testing/linked-files.js';
import { troops } from '../testing/two-files.js';

const more = (file: string, value: number, on: string) =>
  [file, 'make-commitment', { by: 'belgium', amount: troops(value, 'increase') }, on] as const;

describe('what takes the place of a part', () => {
  it.each([
    ['2018-03-01', '250', '250'],
    ['2018-03-31', '200', '200'],
    ['2018-03', '200', '250'],
  ])('is in the whole as the part was, promised on %s', async (on, min, max) => {
    const record = linkedFiles(
      { whole: [], part: [['part-of', 'whole']], next: [['supersedes', 'part']] },
      more('whole', 200, '2018-01-02'),
      more('part', 150, '2018-01-03'),
      more('next', 250, on),
    );
    const { totals } = await listPledges(record.asked('2018-03-15'), {});
    expect(totals).toMatchObject([{ min, max }]);
  });
});
