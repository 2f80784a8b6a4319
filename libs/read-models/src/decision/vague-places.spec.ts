import { describe, expect, it } from '@jest/globals';
import { listPledges } from '../pledges/list.js';
import { allow, linkedFiles, promise, stands } from '../testing/linked-files.js';
import { observe } from '../testing/session-of-march.js';
import { troops } from '../testing/two-files.js';

const files = { old: [], next: [['supersedes', 'old']] } as const;
const standing = [
  promise('old', 100, '2018-01-10'),
  allow('old', 100, '2018-01-20', ['2018-02-01', '2019-12-31']),
] as const;
const either = '50 to 100, 100 for certain';

describe('what takes the place of something on a vague day', () => {
  it('has taken it by then, or that stands', async () => {
    const record = linkedFiles(
      files,
      ...standing,
      promise('next', 50, '2018-06'),
      allow('next', 50, '2018-07', ['2018-07-05', '2019-12-31']),
    );
    observe(record, 45, '2018-03-01');
    expect(await stands(record, '2018-06-10')).toMatchObject({ committed: either, approved: '100', ceiling: '100' });
    expect(await stands(record, '2018-07-02')).toMatchObject({ committed: '50', approved: either, ceiling: '100' });
    expect(await stands(record, '2018-07-10')).toMatchObject({ approved: either, ceiling: either });
    expect(await stands(record, '2018-07-31')).toMatchObject({ approved: '50', ceiling: '50' });
    for (const day of ['2018-06-10', '2018-07-10']) {
      const { findings } = await stands(record, day);
      expect(findings).not.toContain('mandate-expired-presence-continues');
    }
  });

  it.each(['council', 'parliament'])('allows it since then, where a mandate of the %s does', async (body) => {
    const [file, command, data, occurred] = allow('next', 50, '2018-06-01', ['2018-07', '2019-12-31']);
    const record = linkedFiles(files, ...standing, [file, command, { ...data, body }, occurred]);
    observe(record, 45, '2018-03-01');
    expect(await stands(record, '2018-06-30')).toMatchObject({ ceiling: '100' });
    const found = await stands(record, '2018-07-10');
    expect(found.ceiling).toBe(either);
    expect(found.findings).not.toContain('mandate-expired-presence-continues');
    expect(await stands(record, '2018-07-31')).toMatchObject({ ceiling: '50' });
  });

  it('may count beside it, where it is vague since when it takes that place', async () => {
    const record = linkedFiles({ old: [], next: [] }, ...standing, promise('next', 50, '2018-02-01'));
    const data = { relation: 'supersedes', to: 'decisions/old' };
    record.do('decisions/next/link', { data, occurred: '2018-06' });
    expect((await stands(record, '2018-06-10')).committed).toBe('50 to 150, 50 for certain');
  });

  it('is one or the other among pledges', async () => {
    const more = (file: string, value: number, on: string) =>
      [file, 'make-commitment', { by: 'belgium', amount: troops(value, 'increase') }, on] as const;
    const record = linkedFiles(files, more('old', 100, '2018-01-10'), more('next', 50, '2018-06'));
    const { totals } = await listPledges(record.asked('2018-06-10'), {});
    expect(totals).toMatchObject([{ min: '50', max: '100', certain: { min: '100', max: '100' } }]);
  });

  it('is one or the other within one file', async () => {
    const record = linkedFiles({ old: [] });
    const data = (value: number) => ({ by: 'belgium', amount: troops(value) });
    const first = record.do('decisions/old/make-commitment', { data: data(100), occurred: '2018-01-10' });
    const links = [{ relation: 'supersedes', to: first }];
    record.do('decisions/old/make-commitment', { data: data(50), occurred: '2018-06', links });
    expect((await stands(record, '2018-06-10')).committed).toBe(either);
  });
});

describe('a mandate', () => {
  it.each([
    ['grants an amount alone', { amount: troops(50) }],
    [
      'allows something else',
      { mandate: { ceiling: { value: 5, unit: 'helicopter', basis: 'ceiling' }, from: '2018-07-01' } },
    ],
  ])('runs on where a body %s in the file that takes its place', async (_what, granted) => {
    const record = linkedFiles(
      files,
      ...standing,
      ['next', 'refuse-approval', { body: 'parliament' }, '2018-05-20'],
      ['next', 'grant-approval', { body: 'council', ...granted }, '2018-06-01'],
    );
    observe(record, 60, '2018-03-01');
    for (const day of ['2018-06-02', '2019-12-31']) {
      const { ceiling, findings } = await stands(record, day);
      expect([ceiling, findings]).toEqual(['100', []]);
    }
    const { ceiling, findings } = await stands(record, '2020-01-01');
    expect([ceiling === '100', findings]).toEqual([false, ['mandate-expired-presence-continues']]);
  });

  it('does not come back where the one that took its place is taken back', async () => {
    const record = linkedFiles(files, ...standing, allow('next', 80, '2018-06-01', ['2018-07-01', '2019-06-30']), [
      'next',
      'refuse-approval',
      { body: 'council' },
      '2018-09-01',
    ]);
    observe(record, 60, '2018-03-01');
    expect(await stands(record, '2018-08-31')).toMatchObject({ ceiling: '80' });
    const { ceiling, findings } = await stands(record, '2018-09-01');
    expect([ceiling, findings]).toEqual([null, ['mandate-expired-presence-continues']]);
  });
});

describe('what takes the place of an event of another file on a vague day', () => {
  it('has taken it by then, or that stands', async () => {
    const record = linkedFiles({ old: [], next: [] });
    const [[, , promised], [, , granted], [, , less], [, , fewer]] = [
      ...standing,
      promise('next', 50, '2018-06'),
      allow('next', 50, '2018-06', ['2018-06-15', '2019-12-31']),
    ] as const;
    const made = record.do('decisions/old/make-commitment', { data: promised, occurred: '2018-01-10' });
    const first = record.do('decisions/old/grant-approval', { data: granted, occurred: '2018-01-20' });
    const inPlaceOf = (to: string) => ({ occurred: '2018-06', links: [{ relation: 'supersedes', to }] });
    record.do('decisions/next/make-commitment', { data: less, ...inPlaceOf(made) });
    record.do('decisions/next/grant-approval', { data: fewer, ...inPlaceOf(first) });
    observe(record, 45, '2018-03-01');
    const { findings, ...figures } = await stands(record, '2018-06-20');
    expect(figures).toMatchObject({ committed: either, approved: either, ceiling: either });
    expect(findings).not.toContain('mandate-expired-presence-continues');
    expect(await stands(record, '2018-06-30')).toMatchObject({ committed: '50', approved: '50', ceiling: '50' });
  });

  it('leaves what else is promised in both files', async () => {
    const record = linkedFiles(
      { old: [], next: [] },
      promise('old', 30, '2018-02-01'),
      promise('next', 7, '2018-02-01'),
    );
    const [[, , data], [, , less]] = [standing[0], promise('next', 50, '2018-06')];
    const made = record.do('decisions/old/make-commitment', { data, occurred: '2018-01-10' });
    const links = [{ relation: 'supersedes', to: made }];
    record.do('decisions/next/make-commitment', { data: less, occurred: '2018-06', links });
    expect((await stands(record, '2018-06-20')).committed).toBe('87 to 137, 137 for certain');
  });
});
