import { describe, expect, it } from '@jest/globals';
import { allow, deploy, linkedFiles, promise, stands } from '../testing/linked-files.js';

const day = '2018-10-01';
const year = ['2018-03-01', '2019-12-31'] as const;

describe('a file that takes the place of another and says again what that says', () => {
  it('says nothing in its place: what was promised, granted and deployed counts once, in the old one', async () => {
    const record = linkedFiles({ first: [], second: [['supersedes', 'first']] });
    const steps = [promise('', 200, '2018-01-03'), allow('', 200, '2018-01-10', year), deploy('', 200, '2018-03-02')];
    const tell = (file: string, links: (index: number) => readonly { relation: string; to: string }[]) =>
      steps.map(([, command, data, occurred], index) =>
        record.do(`decisions/${file}/${command}`, { data, occurred, links: [...links(index)] }),
      );
    const events = tell('first', () => []);
    const before = await stands(record, day);
    expect(before).toMatchObject({ committed: '200', approved: '200', ceiling: '200', deployed: ['first 200'] });
    tell('second', (index) => [{ relation: 'restates', to: events[index] as string }]);
    expect(await stands(record, day)).toEqual({ ...before, deployed: ['first 200', 'second 200'] });
  });
});
