import type { JsonObject } from '@acta/kernel';
import { describe, expect, it } from '@jest/globals';
import { linkedFiles, stands } from '../testing/linked-files.js';
import { troops } from '../testing/two-files.js';

function register() {
  const record = linkedFiles({ fa: [], fb: [] });
  const grant = (file: string, value: number, occurred: string, again?: string): string => {
    const mandate = { ceiling: troops(value, 'ceiling'), from: occurred, until: '2019-12-31' };
    const links: JsonObject[] = again === undefined ? [] : [{ relation: 'restates', to: again }];
    const data = { body: 'council', amount: troops(value), mandate };
    return record.do(`decisions/${file}/grant-approval`, { data, occurred, links });
  };
  const retract = (event: string) => record.do(`events/${event}/retract`, { data: { reason: 'Misread' } });
  return { record, grant, retract };
}

describe('a grant that is said again of one that was retracted', () => {
  it('comes before what its file grants later', async () => {
    const { record, grant, retract } = register();
    const first = grant('fa', 100, '2018-02-01');
    grant('fb', 100, '2018-02-01', first);
    grant('fb', 80, '2018-05-01');
    retract(first);
    expect(await stands(record, '2018-10-01')).toMatchObject({ approved: '80', ceiling: '80' });
  });

  it('gives way to a later one that is said again of where it stands', async () => {
    const { record, grant, retract } = register();
    const [first, second] = [grant('fa', 100, '2018-02-01'), grant('fa', 120, '2018-03-01')];
    grant('fb', 100, '2018-02-01', first);
    grant('fb', 120, '2018-03-01', second);
    retract(first);
    expect(await stands(record, '2018-10-01')).toMatchObject({ approved: '120' });
  });
});
