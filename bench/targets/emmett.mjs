import { newEvents, newStream } from '../harness/sample.mjs';

export async function openEmmett(server, database = 'bench_emmett') {
  const { getPostgreSQLEventStore } = await import('@event-driven-io/emmett-postgresql');
  const store = getPostgreSQLEventStore(await server.database(database));
  await store.schema.migrate();
  const append = (stream, expectedStreamVersion, count) =>
    store.appendToStream(
      stream,
      newEvents(count).map(({ type, data, metadata }) => ({ type, data, metadata })),
      { expectedStreamVersion },
    );
  return {
    create: (stream, count) => append(stream, 'STREAM_DOES_NOT_EXIST', count),
    appender(perAppend = 1) {
      const places = new Map();
      return async (writer) => {
        const place = places.get(writer) ?? { stream: newStream(), version: 'STREAM_DOES_NOT_EXIST' };
        places.set(writer, place);
        ({ nextExpectedStreamVersion: place.version } = await append(place.stream, place.version, perAppend));
      };
    },
    readStream: async (stream) => (await store.readStream(stream)).events.length,
    close: () => store.close(),
  };
}
