import { describe, expect, it } from '@jest/globals';
import { allow, linkedFiles, promise, stands } from '../testing/linked-files.js';

const until = '2019-12-31';

describe('a mandate of which two others take the place in turn on vague days', () => {
  it.each([
    ['n1', 'n2', 'n3'],
    ['n2', 'n1', 'n3'],
    ['n3', 'n2', 'n1'],
  ] as const)('is one of the three, whatever the ids of the files: %s, %s, %s', async (first, second, third) => {
    const record = linkedFiles({ [first]: [], [second]: [['supersedes', first]], [third]: [['supersedes', second]] });
    for (const [file, command, data, occurred] of [
      allow(first, 100, '2018-01-10', ['2018-01-15', until]),
      allow(second, 80, '2018-05-01', ['2018-06', until]),
      allow(third, 50, '2018-05-02', ['2018-06', until]),
    ])
      record.do(`decisions/${file}/${command}`, { data, occurred });
    expect((await stands(record, '2018-06-10')).ceiling).toBe('50 to 100, 100 for certain');
    expect((await stands(record, '2018-07-10')).ceiling).toBe('50');
  });
});

it('is not ended for certain by what merely may take its place', async () => {
  const record = linkedFiles(
    { fa: [], fb: [['supersedes', 'fa']], fc: [] },
    allow('fa', 100, '2018-01-10', ['2018-02-01', until]),
    allow('fb', 50, '2018-03-01', ['2018-12-01', until]),
    allow('fc', 20, '2018-03-01', ['2018-06-01', until]),
  );
  record.do('decisions/fc/link', { data: { relation: 'supersedes', to: 'decisions/fa' }, occurred: '2018-10' });
  expect((await stands(record, '2018-10-10')).ceiling).toMatch(/^20 to 120/);
});

it('takes no place for certain while it may have come to nothing, as what is the same as what takes it', async () => {
  const record = linkedFiles(
    { fa: [], fb: [['supersedes', 'fa']], fc: [['same-as', 'fb']] },
    promise('fa', 60, '2018-02-01'),
    promise('fc', 50, '2018-03-01'),
  );
  record.do('decisions/fc/close', { data: { outcome: 'abandoned' }, occurred: '2018-10' });
  expect((await stands(record, '2018-10-10')).committed).toBe('possibly 0 to 110, nothing for certain');
});

it.each([
  { fc: [], fb: [['same-as', 'fc']], fa: [['same-as', 'fc']] },
  { fb: [], fc: [['same-as', 'fb']], fa: [['same-as', 'fc']] },
] as const)(
  'counts what two files promise once, that are the same as one in which nothing is said: %j',
  async (files) => {
    const record = linkedFiles(files, promise('fa', 60, '2018-02-01'), promise('fb', 60, '2018-02-01'));
    expect((await stands(record, '2018-10-01')).committed).toBe('60');
  },
);
