import { expect, it } from '@jest/globals';
import { deploy, linkedFiles, stands } from '../testing/linked-files.js';
import { troops } from '../testing/two-files.js';

it('goes on from what is deployed in a file that says another again', async () => {
  const record = linkedFiles({ fa: [], fb: [] });
  const data = { amount: troops(60), extent: 'fully' };
  const links = [{ relation: 'restates', to: 'decisions/fa' }];
  record.do('decisions/fb/record-deployment', { data, occurred: '2018-03-01', links });
  const [file, command, fewer, occurred] = deploy('fb', 20, '2018-04-01', 'decrease');
  record.do(`decisions/${file}/${command}`, { data: fewer, occurred });
  expect((await stands(record, '2018-10-01')).deployed).toEqual(['fb 40']);
});
