import { describe, expect, it } from '@jest/globals';
import { oneFile } from '../testing/one-file.js';
import { troops } from '../testing/two-files.js';
import { explainFigure } from './explain.js';

/** What each body approved counts for on a day, where a council approved more than once. */
async function counting(relation: string | undefined, occurred: string) {
  const record = oneFile();
  record.do('bodies/parliament/register', { data: { name: 'Parliament', party: 'belgium' } });
  const grant = (body: string, value: number, on: string, links: readonly { relation: string; to: string }[] = []) =>
    record.do('decisions/more/grant-approval', {
      data: { body, amount: troops(value) },
      occurred: on,
      links: [...links],
    });
  const first = grant('council', 250, '2018-02-01');
  grant('parliament', 200, '2018-02-02');
  grant('council', 180, occurred, relation === undefined ? [] : [{ relation, to: first }]);
  const asked = { mission: 'rs', party: 'belgium', figure: 'approved' } as const;
  const { value, facts } = await explainFigure(record.asked('2018-03-15'), asked);
  return [value?.max, ...facts.map(({ counted, beside }) => (counted ? 'counted' : beside))];
}

describe('what a body approved before', () => {
  it('does not count once it has approved another amount', async () => {
    expect(await counting('supersedes', '2018-03-01')).toEqual(['180', 'superseded', 'other', 'counted']);
    expect(await counting(undefined, '2018-03-01')).toEqual(['180', 'earlier', 'other', 'counted']);
  });

  it('counts as long as it is not certain that it has', async () => {
    expect(await counting('supersedes', '2018-03')).toEqual(['200', 'counted', 'counted', 'counted']);
  });
});
