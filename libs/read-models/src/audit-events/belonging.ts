import type { View } from '@acta/projections';
import { decisions } from '../decision/timeline.js';
import { presences } from '../presence/timeline.js';
import { sessions } from '../session/timeline.js';
import type { Conditions } from './numbered.js';

/** Whose streams belong to what. */
const belongings = { body: [sessions], mission: [decisions, presences], party: [decisions, presences] } as const;

/** The ways in which an event may be of something: what it takes for each. */
interface Belonging {
  /** It names it. */
  readonly naming: string;
  /** It is in one of its streams: a query for these, whatever was believed of them at any time by then. */
  readonly streams: string;
  /** Whether there are few events in each. */
  readonly areShort: boolean;
}

/** As what is known at a position. */
export interface Known {
  readonly view: View;
  readonly knownAt: bigint;
}

/** Where the streams of a timeline are that were believed to have such keys at any time by then: to be selected from, as `s`. */
export function streamsWith(
  conditions: Conditions,
  { view, knownAt }: Known,
  name: string,
  keys: Readonly<Record<string, string | undefined>>,
): string {
  const wanted = Object.entries(keys).filter(([, id]) => id !== undefined);
  const having = wanted.map(([key, id]) => conditions.number(`s.${key} = ?`, id));
  if (knownAt < view.position) {
    const same = wanted.map(([key]) => `r.${key} = s.${key}`).join(' and ');
    const believed = `select from ${view.table(name)} r where r.stream = s.stream and ${same} and r.known_from <= ?::bigint`;
    having.push(conditions.number(`exists (${believed})`, knownAt));
  }
  return `${view.streamsTable(name)} s where ${having.join(' and ')}`;
}

export function belongingTo(conditions: Conditions, known: Known, key: keyof typeof belongings, id: string): Belonging {
  const streams = belongings[key].map(
    ({ name }) => `select s.stream from ${streamsWith(conditions, known, name, { [key]: id })}`,
  );
  return {
    naming: conditions.number('i.tags @> array[?]', `${key}:${id}`),
    streams: `(${streams.join(' union ')})`,
    areShort: key === 'body',
  };
}

/** Each way of being of several things at once, so that it is looked up by what is the rarest in it. */
export function ofAll(all: readonly Belonging[]): readonly string[] {
  interface Way {
    readonly names: readonly string[];
    readonly within: readonly Belonging[];
  }
  const ways = all.reduce<readonly Way[]>(
    (before, one) =>
      before.flatMap(({ names, within }) => [
        { names: [...names, one.naming], within },
        { names, within: [...within, one] },
      ]),
    [{ names: [], within: [] }],
  );
  return ways.map(({ names, within }) => {
    const streams = within.map((one) => one.streams);
    // Few events are looked up stream by stream, as an array; joined, the log would be walked through.
    const areFew = names.length === 0 && within.some(({ areShort }) => areShort || within.length > 1);
    const texts = areFew
      ? [`i.stream = any(array(${streams.join(' intersect ')}))`]
      : streams.map((some) => `i.stream in ${some}`);
    return [...names, ...texts].join(' and ');
  });
}
