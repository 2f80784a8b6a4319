import { lift } from '../../dist/libs/domain/src/index.js';
import { PostgresLogReader, Projections } from '../../dist/libs/projections/src/index.js';
import { timelines } from '../../dist/libs/read-models/src/index.js';

/** The projection that is measured. */
export const NAME = 'decision';

export async function openDecisions(pool) {
  const definitions = timelines.filter(({ name }) => name === NAME);
  const projections = new Projections({ pool, log: new PostgresLogReader(pool, { lift }), definitions });
  await projections.ensure();
  return projections;
}
