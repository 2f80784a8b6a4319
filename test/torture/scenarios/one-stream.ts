import { PostgresEventStore, VersionConflict } from '@acta/event-store';
import type { Context, Figures } from '../scenario.js';
import { Findings } from '../support/findings.js';
import { type Random, randomOf } from '../../support/random.js';
import { metadataOf } from '../support/writers.js';

const WRITERS = 64;
const STORES = 4;
const STREAM = 'contested';

/** A round: 64 writers over four stores append to one stream at once, all expecting the same version. Exactly one may win. */
export async function oneStream({ seed, rounds, report, createDatabase }: Context): Promise<Figures> {
  const random = randomOf(seed, 'one-stream');
  const url = await createDatabase();
  const stores = Array.from({ length: STORES }, () => new PostgresEventStore({ connectionString: url }));
  const findings = new Findings();
  try {
    for (let round = 0; round < rounds; round++) {
      const contest = Array.from({ length: WRITERS }, (_, writer) =>
        contend(stores[writer % STORES] as PostgresEventStore, round, random),
      );
      const won = (await Promise.all(contest)).filter((outcome) => outcome === 'won').length;
      if (won !== 1) findings.add('not exactly one winner', `${won} in round ${round + 1}`);
      report(`${round + 1} of ${rounds} rounds`);
    }
    const versions: number[] = [];
    for await (const { version } of (stores[0] as PostgresEventStore).readStream(STREAM)) versions.push(version);
    if (versions.length !== rounds || versions.some((version, index) => version !== index + 1)) {
      findings.add('the stream is not one event per round', `${versions.length} events`);
    }
  } finally {
    await Promise.all(stores.map((store) => store.close()));
  }
  findings.throwIfAny();
  return { rounds, 'writers in each': WRITERS, winners: rounds, 'told of the conflict': rounds * (WRITERS - 1) };
}

async function contend(store: PostgresEventStore, version: number, random: Random): Promise<'won' | 'lost'> {
  const id = random.uuid();
  const events = [{ id, type: 'Contested', schema: 1, data: { round: version + 1 }, metadata: metadataOf(id) }];
  try {
    await store.append([{ stream: STREAM, expected: version, events }]);
    return 'won';
  } catch (error) {
    const isTold =
      error instanceof VersionConflict &&
      error.stream === STREAM &&
      error.expected === version &&
      error.actual === version + 1;
    if (isTold) return 'lost';
    throw error;
  }
}
