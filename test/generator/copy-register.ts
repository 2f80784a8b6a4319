import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { people, type Recorded } from './register.js';

const BLOCK_LENGTH = 1 << 16;

const escaped = (json: string): string => (json.includes('\\') ? json.replaceAll('\\', '\\\\') : json);

/** A row in COPY's text format; canonical JSON holds no tabs and no ends of lines. */
function rowOf({ event }: Recorded): string {
  const { position, recordedAt, version, schema, id, stream, type, dataText, metadataText } = event;
  const fields = [position, recordedAt, version, schema, id, stream, type, escaped(dataText), escaped(metadataText)];
  return `${fields.join('\t')}\n`;
}

function* blocksOf(register: Iterable<Recorded>, onProgress: (events: number) => void): Generator<string> {
  let [block, events] = ['', 0];
  for (const recorded of register) {
    block += rowOf(recorded);
    events++;
    if (block.length < BLOCK_LENGTH) continue;
    yield block;
    block = '';
    onProgress(events);
  }
  yield block;
  onProgress(events);
}

/**
 * Writes a register into the log of a database with Acta's schema, and the people that it names, all or nothing.
 * @throws Error where something is recorded there already
 */
export async function copyRegister(
  url: string,
  register: Iterable<Recorded>,
  onProgress: (events: number) => void = () => undefined,
): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ recorded: boolean }>('select exists (select from event) as recorded');
    if (rows[0]?.recorded) throw new Error('Something is recorded in this database: a register needs an empty one.');
    await client.query('insert into person (id, name) select * from unnest($1::uuid[], $2::text[])', [
      [...people.keys()],
      [...people.values()],
    ]);
    const columns = 'position, recorded_at, version, schema, id, stream, type, data, metadata';
    const copy = client.query(copyFrom(`copy event (${columns}) from stdin`));
    await pipeline(Readable.from(blocksOf(register, onProgress)), copy);
    await client.query('commit');
  } finally {
    await client.end();
  }
}
