import { describe, expect, it } from '@jest/globals';
import { article } from '../testing/article.js';
import { deploymentState } from './state.js';

const record = article();
const state = (validAt: string, filter = { mission: 'resolute-support' } as object) =>
  deploymentState(record.asked(validAt), filter);
const belgium = async (validAt: string) =>
  (await state(validAt, { mission: 'resolute-support', party: 'belgium' })).items[0];
const pending = async (validAt: string) => (await belgium(validAt))?.approvals[0];

describe('what the article of 7 November 2017 comes to, on that day', () => {
  it('has 62 Belgians there', async () =>
    expect(await belgium('2017-11-07')).toMatchObject({
      present: {
        min: '62',
        max: '62',
        unspecified: false,
        unit: 'personnel',
        text: '62',
        certain: { min: '62', max: '62' },
      },
      presentOn: '2017-11-07',
      ceiling: null,
    }));

  it('has an increase of unspecified size committed, which is not added to those who are there', async () =>
    expect(await belgium('2017-11-07')).toMatchObject({
      committed: { min: '1', max: null, unspecified: true, basis: 'increase', text: 'an increase of unspecified size' },
      commitments: [{ decision: 'be-2017', status: 'made', certain: true, occurred: { edtf: '2017-22' } }],
    }));

  it('has approval pending at the council of 9 November', async () =>
    expect((await belgium('2017-11-07'))?.approvals).toMatchObject([
      {
        decision: 'be-2017',
        body: 'be-council',
        status: 'pending',
        certain: true,
        session: 'be-council-2017-11-09',
        due: '2017-11-09',
        overdueSince: null,
      },
    ]));

  it('has a request by NATO under study at the General Staff', async () =>
    expect((await belgium('2017-11-07'))?.requests).toMatchObject([
      {
        by: 'nato',
        status: 'under-study',
        amount: { min: '1', max: null },
        study: { body: 'be-staff', status: 'open', question: 'Are there numbers enough?' },
      },
    ]));

  it('has a target of 16 000, with what says so again beside it', async () => {
    const [mission] = (await state('2017-11-07')).missions;
    expect(mission?.targets).toHaveLength(1);
    expect(mission?.targets[0]).toMatchObject({
      amount: { min: '16000', max: '16000', text: '16 000 (also stated as nearly 16 000)' },
      baseline: { min: '13000' },
      restatements: [
        { amount: { unspecified: true, basis: 'target' } },
        { amount: { text: 'nearly 16 000', basis: 'target' } },
      ],
    });
  });

  it('does not say how many are there in all: 13 000 is where the target starts from', async () =>
    expect((await state('2017-11-07')).missions[0]).toMatchObject({
      mission: 'resolute-support',
      present: { min: '62', max: null, unspecified: true },
      committed: { min: '1', max: null, unspecified: true },
    }));

  it('has the United States deploying, and about 1 000 asked of the allies', async () => {
    const { items } = await state('2017-11-07');
    expect(items.find(({ party }) => party === 'united-states')?.deployments).toMatchObject([
      { status: 'partly-deployed' },
    ]);
    expect(items.find(({ party }) => party === 'nato-allies')?.requested?.text).toBe('an increase of about 1 000');
  });

  it('finds that no figure was given, and that nothing is approved', async () =>
    expect((await belgium('2017-11-07'))?.findings).toEqual(['amount-unspecified', 'committed-never-approved']));
});

describe('the approval of the article', () => {
  it('is still pending on 9 November', async () =>
    expect(await pending('2017-11-09')).toMatchObject({ status: 'pending' }));

  it('is overdue on 10 November', async () => {
    expect(await pending('2017-11-10')).toMatchObject({ status: 'overdue', certain: true, overdueSince: '2017-11-10' });
    expect((await belgium('2017-11-10'))?.findings).toContain('approval-overdue');
  });

  it('is possibly pending the day before anybody said so', async () =>
    expect(await pending('2017-11-06')).toMatchObject({ status: 'pending', certain: false }));
});

describe('the commitment of the article', () => {
  it('is possible in July, and certain on the last day of summer', async () => {
    expect((await belgium('2017-07-15'))?.committed).toMatchObject({
      ...{ min: '0', max: null, text: 'possibly an increase of unspecified size' },
      ...{ certain: null, possible: { min: '1', max: null } },
    });
    expect((await belgium('2017-09-22'))?.committed).toMatchObject({ certain: { min: '1', max: null } });
  });

  it('is unknown of before summer', async () => expect((await belgium('2017-06-20'))?.committed).toBeNull());
});
