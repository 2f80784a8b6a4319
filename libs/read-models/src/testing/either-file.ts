import type { JsonObject } from '@acta/kernel';
import * as fc from 'fast-check';
import { mandate, troops, type inTwoFiles } from './two-files.js';

type Told = Parameters<typeof inTwoFiles>[1][number];

/** What is told: a promise or a request, each kind of which is told in one of the files, what is sent there, or what a body decides. */
interface Said {
  readonly of: 'promises' | 'requests' | 'deployments' | 'decisions';
  readonly command: string;
  readonly data: JsonObject;
}

/** Which of two files. */
export const eitherFile = fc.constantFrom('more' as const, 'again' as const);

const body = fc.constantFrom('council', 'parliament');
const many = fc.integer({ min: 1, max: 9 }).map((tens) => tens * 10);
const by = 'belgium';
const said = (of: Said['of'], command: string, data: fc.Arbitrary<JsonObject>): fc.Arbitrary<Said> =>
  data.map((told) => ({ of, command, data: told }));
const nothing = fc.constant({});

const anything = fc.oneof(
  said('decisions', 'require-approval', fc.record({ body })),
  said('decisions', 'await-approval', fc.record({ body, due: fc.constant('2018-06-15') })),
  said('decisions', 'refuse-approval', fc.record({ body })),
  said('decisions', 'grant-approval', fc.record({ body, amount: many.map((value) => troops(value, 'increase')) })),
  said(
    'decisions',
    'grant-approval',
    fc.tuple(body, many).map(([of, value]) => mandate(value, '2018-04-01', { body: of })),
  ),
  said('promises', 'make-commitment', fc.record({ by: fc.constant(by), amount: many.map((value) => troops(value)) })),
  said('promises', 'amend-commitment', fc.record({ amount: many.map((value) => troops(value)) })),
  said('promises', 'withdraw-commitment', fc.constant({ by })),
  said(
    'requests',
    'record-request',
    fc.record({ by: fc.constant('belgium'), to: fc.constant(by), amount: many.map((value) => troops(value)) }),
  ),
  said('deployments', 'record-deployment', fc.constant({ extent: 'fully' })),
  said(
    'deployments',
    'record-deployment',
    fc.record({
      amount: fc
        .tuple(many, fc.constantFrom('level', 'increase', 'decrease'))
        .map(([value, basis]) => troops(value, basis)),
      extent: fc.constantFrom('partly', 'fully'),
    }),
  ),
  said('deployments', 'end-deployment', nothing),
);

/**
 * Nobody leaves, and nothing ends, where nothing is there. A body's decision is awaited once, before it grants anything, and refused once: of
 * several refusals in two files, and of a renewal, it is not always told which came of which.
 */
function isSound(all: readonly Said[]): boolean {
  let isThere = false;
  const once = new Set<string>();
  return all.every(({ command, data }) => {
    const isLess = command === 'end-deployment' || JSON.stringify(data).includes('decrease');
    const was = isThere;
    if (command.endsWith('-deployment')) isThere = command === 'record-deployment';
    if (isLess && !was) return false;
    if (!command.endsWith('-approval')) return true;
    const name = `${command === 'refuse-approval' ? 'refused' : 'awaited'} by ${data.body as string}`;
    const isFirst = command === 'grant-approval' || !once.has(name);
    once.add(name);
    return isFirst;
  });
}

/** Who was observed there, by day. */
export const seen = fc.dictionary(fc.constantFrom('2018-02-15', '2018-05-15', '2018-07-20'), many, { maxKeys: 2 });

/**
 * Steps of one file, a month each, in one of two files each. What is promised is told in one of them, and so is what is asked for: in files
 * that are the same each measure counts in the first that says anything in it. What a body decides is told with its day: what it may have
 * decided in each of two files is told beside each other.
 */
export const someSteps: fc.Arbitrary<readonly Told[]> = fc
  .record({
    all: fc.array(fc.record({ what: anything, in: eitherFile, isVague: fc.boolean() }), { minLength: 1, maxLength: 7 }),
    promises: eitherFile,
    requests: eitherFile,
  })
  .filter(({ all }) => isSound(all.map(({ what }) => what)))
  .map(({ all, ...files }) =>
    all.map(({ what: { of, command, data }, in: own, isVague }, index): Told => {
      const month = `2018-0${index + 1}`;
      const file = of === 'promises' || of === 'requests' ? files[of] : own;
      return [file, command, data, isVague && of !== 'decisions' ? month : `${month}-10`];
    }),
  );
