import { ActaError } from '@acta/kernel';
import type { Beginning } from '@acta/read-models';
import type { Question } from './asked.js';

/** The parameters that name what has a stream of its own, and how its stream begins. */
const prefixes = {
  party: 'party-',
  body: 'body-',
  mission: 'mission-',
  decision: 'decision-',
  session: 'session-',
  source: 'source-',
  stream: '',
} as const;

type Parameter = keyof typeof prefixes;
type Named = Readonly<Partial<Record<Parameter, string | undefined>>>;

/**
 * That everything that a question names was on record as of its position: an answer about what there is not would look like one about
 * what has nothing.
 * @throws ActaError `unknown-party`, `unknown-mission` …
 */
export async function checkNamed({ spoken, notBegun }: Question, named: Named): Promise<void> {
  const given = (Object.keys(prefixes) as Parameter[]).flatMap((parameter) => {
    const id = named[parameter];
    return id === undefined ? [] : [{ parameter, id, stream: `${prefixes[parameter]}${id}` }];
  });
  if (given.length === 0) return;
  const missing = await notBegun(given.map(({ stream }) => stream));
  const errors = given.flatMap(({ parameter, id, stream }) => {
    const later = missing.get(stream);
    return later === undefined ? [] : [{ parameter, message: `"${id}" ${saying(later, spoken.position)}` }];
  });
  const [first] = errors;
  if (!first) return;
  throw new ActaError(
    'not-found',
    `unknown-${first.parameter}`,
    `The ${first.parameter} ${first.message}.`,
    errors.map(({ parameter, message }) => ({ pointer: `/${parameter}`, message })),
  );
}

const saying = (later: Beginning | null, position: bigint): string =>
  later === null
    ? 'is not on record'
    : `was not on record at position ${position}: it is from position ${later.position} on, recorded at ${later.recordedAt}`;
