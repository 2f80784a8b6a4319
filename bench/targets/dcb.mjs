import { Pool, types } from 'pg';
import { newEvents, newStream } from '../harness/sample.mjs';

export async function openDcb(server, database = 'bench_dcb') {
  const { Query, Tags } = await import('@dcb-es/event-store');
  const { PostgresEventStore } = await import('@dcb-es/event-store-postgres');
  // Another peer changes how the driver reads bigint for everybody; this one wants it as it is.
  const asDelivered = {
    getTypeParser: (type, format) => (type === types.builtins.INT8 ? String : types.getTypeParser(type, format)),
  };
  const pool = new Pool({ connectionString: await server.database(database), max: 32, types: asDelivered });
  const store = new PostgresEventStore({ pool });
  await store.ensureInstalled();
  const byStream = (stream) => Query.fromItems([{ types: ['CommitmentMade'], tags: Tags.fromObj({ stream }) }]);
  const append = (stream, after, count) =>
    store.append({
      events: newEvents(count).map(({ type, data, metadata }) => ({
        type,
        data,
        metadata,
        tags: Tags.fromObj({ stream }),
      })),
      condition: { failIfEventsMatch: byStream(stream), ...(after && { after }) },
    });
  return {
    create: (stream, count) => append(stream, undefined, count),
    appender(perAppend = 1) {
      const places = new Map();
      return async (writer) => {
        const place = places.get(writer) ?? { stream: newStream(), after: undefined };
        places.set(writer, place);
        place.after = await append(place.stream, place.after, perAppend);
      };
    },
    async readStream(stream) {
      let count = 0;
      for await (const { event } of store.read(byStream(stream))) if (event.data) count++;
      return count;
    },
    close: () => pool.end(),
  };
}
