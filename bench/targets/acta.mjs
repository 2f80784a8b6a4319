import { PostgresEventStore } from '../../dist/libs/event-store/src/index.js';
import { newEvents, newStream } from '../harness/sample.mjs';

export async function openActa(server, database = 'bench_acta') {
  const url = await server.migrated(database);
  const store = new PostgresEventStore({ connectionString: url });
  return {
    url,
    store,
    /** Appends to a stream of the writer's own, at the version that it left it at. */
    appender(perAppend = 1) {
      const streams = new Map();
      return async (writer) => {
        const place = streams.get(writer) ?? { stream: newStream(), version: 0 };
        streams.set(writer, place);
        const { stream, version } = place;
        await store.append([{ stream, expected: version, events: newEvents(perAppend) }]);
        place.version += perAppend;
      };
    },
    close: () => store.close(),
  };
}
