import { describe, expect, it } from '@jest/globals';
import { Register } from '../testing/register.js';
import { history } from './history.js';

function register(): Register {
  const record = new Register();
  record.do('parties/belgium/register', { data: { name: 'Belgium', kind: 'state' } });
  const data = { title: 'Moer', kind: 'funds', contributor: 'belgium' };
  record.do('decisions/more/open', { data, note: 'Typed in haste' }, { key: 'opening' });
  return record;
}
const ofFile = (record: Register) => history(record.events.filter(({ stream }) => stream === 'decision-more'));
const title = 'More';
const corrected = (record: Register) => {
  const replace = { data: { title, kind: 'funds', contributor: 'belgium' } };
  return record.do('events/@opening/correct', { data: { replace, reason: 'A slip' } }, { key: 'correction' });
};

describe('the history of a file', () => {
  it('has what was recorded, as it was recorded', () =>
    expect(ofFile(register())).toMatchObject([
      {
        type: 'DecisionOpened',
        version: 1,
        position: 2n,
        actor: 'clerk',
        data: { title: 'Moer' },
        occurred: null,
        evidence: [],
        links: [],
        note: 'Typed in haste',
        retracted: false,
        disputed: false,
        corrections: [],
      },
    ]));

  it('has a correction beside what it corrects, and what stands now', () => {
    const record = register();
    const id = corrected(record);
    expect(ofFile(record)).toMatchObject([
      {
        data: { title: 'Moer' },
        corrected: { data: { title: 'More' } },
        corrections: [{ id, type: 'EventCorrected', reason: 'A slip', actor: 'clerk', retracted: false }],
      },
      { id, type: 'EventCorrected', concerns: record.events[1]?.id, corrections: [] },
    ]);
  });

  it('has no correction in force that was taken back', () => {
    const record = register();
    corrected(record);
    record.do('events/@correction/retract', { data: { reason: 'It was right' } });
    const [opening, correction] = ofFile(record);
    expect(opening).not.toHaveProperty('corrected');
    expect(opening?.corrections).toMatchObject([{ type: 'EventCorrected', retracted: true }]);
    expect(correction).toMatchObject({
      retracted: true,
      corrections: [{ type: 'EventRetracted', reason: 'It was right' }],
    });
  });

  it('says what is retracted and what is disputed', () => {
    const record = register();
    record.do('events/@opening/dispute', { data: { reason: 'Others say so' } });
    expect(ofFile(record)[0]).toMatchObject({ disputed: true, retracted: false });
    record.do('events/@opening/retract', { data: { reason: 'Never was' } });
    expect(ofFile(record)[0]).toMatchObject({
      retracted: true,
      corrections: [{ type: 'EventDisputed' }, { type: 'EventRetracted' }],
    });
  });
});
