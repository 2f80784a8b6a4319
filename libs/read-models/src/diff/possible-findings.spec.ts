import { describe, expect, it } from '@jest/globals';
import { oneFile } from '../testing/one-file.js';
import { diffStates } from './diff.js';

describe('a finding that is merely possible', () => {
  it('differs once it is certain, and the other way round', async () => {
    const record = oneFile();
    const amount = { qualifier: 'unspecified', basis: 'increase', unit: 'personnel' };
    record.do('decisions/more/make-commitment', { data: { by: 'belgium', amount }, occurred: '2018-03' });
    const found = async (...[from, to]: readonly [string, string]) =>
      (await diffStates(record.asked(from), record.asked(to), { mission: 'rs', party: 'belgium' }))
        .filter(({ figure }) => figure === 'finding')
        .map(({ from: was, to: is, because }) => [was, is, because.map((cause) => [cause.kind, cause.on])]);
    const [possible, certain] = ['possibly amount-unspecified', 'amount-unspecified'];
    expect(await found('2018-03-15', '2018-03-31')).toEqual([[possible, certain, [['event', '2018-03-31']]]]);
    expect(await found('2018-03-31', '2018-03-15')).toEqual([[certain, possible, [['event', '2018-03-31']]]]);
    expect(await found('2018-02-28', '2018-03-15')).toEqual([[null, possible, [['event', '2018-03-01']]]]);
    expect(await found('2018-03-10', '2018-03-20')).toEqual([]);
  });

  it('differs once a correction makes it certain', async () => {
    const record = oneFile();
    const amount = { qualifier: 'unspecified', basis: 'increase', unit: 'personnel' };
    const data = { by: 'belgium', amount };
    record.do('decisions/more/make-commitment', { data, occurred: '2018-03' }, { key: 'made' });
    const before = record.asked('2018-03-15');
    record.do('events/@made/correct', { data: { replace: { occurred: '2018-03-02' }, reason: 'The day' } });
    const found = (await diffStates(before, record.asked('2018-03-15'), { mission: 'rs', party: 'belgium' })).filter(
      ({ figure }) => figure === 'finding',
    );
    expect(found).toMatchObject([
      { from: 'possibly amount-unspecified', to: 'amount-unspecified', because: [{ kind: 'event' }] },
    ]);
  });
});
