import { DataSource, EntitySchema } from 'typeorm';
import { newEvents, newStream } from '../harness/sample.mjs';

const event = new EntitySchema({
  name: 'event',
  columns: {
    position: { type: 'bigint', primary: true, generated: 'identity' },
    recordedAt: { type: 'timestamptz', createDate: true },
    version: { type: 'bigint' },
    schema: { type: 'int' },
    id: { type: 'uuid', unique: true },
    stream: { type: 'text' },
    type: { type: 'text' },
    data: { type: 'jsonb' },
    metadata: { type: 'jsonb' },
  },
  uniques: [{ columns: ['stream', 'version'] }],
});

/** What a Nest service does without an event store: `repository.save`. */
export async function openTypeorm(server, database = 'bench_typeorm') {
  const url = await server.database(database);
  const source = new DataSource({ type: 'postgres', url, entities: [event], synchronize: true, poolSize: 32 });
  await source.initialize();
  const repository = source.getRepository(event);
  const append = (stream, version, count) =>
    repository.save(newEvents(count).map((given, index) => ({ ...given, stream, version: version + index + 1 })));
  return {
    create: (stream, count) => append(stream, 0, count),
    appender(perAppend = 1) {
      const places = new Map();
      return async (writer) => {
        const place = places.get(writer) ?? { stream: newStream(), version: 0 };
        places.set(writer, place);
        await append(place.stream, place.version, perAppend);
        place.version += perAppend;
      };
    },
    readStream: async (stream) => (await repository.find({ where: { stream }, order: { version: 'asc' } })).length,
    close: () => source.destroy(),
  };
}
