import { openActa } from '../../dist/apps/server/src/index.js';
import { createLogger, readConfiguration } from '../../dist/libs/platform/src/index.js';
import { projectionDefinitions } from '../../dist/libs/read-models/src/index.js';
import { castOf, copyRegister, registerOf, usualSize } from '../../dist/test/generator/index.js';
import { secondsOf } from '../harness/load.mjs';
import { execute } from '../harness/server.mjs';

/** `BENCH_EVENTS` and `BENCH_DECISIONS` shrink the register; one of them alone takes the other along. */
function sizeFrom({ BENCH_EVENTS, BENCH_DECISIONS, BENCH_SEED: seed = usualSize.seed }) {
  const decisions = Number(BENCH_DECISIONS ?? Math.ceil(Number(BENCH_EVENTS ?? usualSize.events) / 100));
  return { decisions, events: Number(BENCH_EVENTS ?? decisions * 100), seed };
}

/** A generated register in a database of its own, with every projection rebuilt; Acta is opened on it. */
export async function openRegister(server, { log }) {
  const url = await server.migrated('bench_audit');
  const size = sizeFrom(process.env);
  await fill(url, size, log);
  const acta = await openActa(readConfiguration({ DATABASE_URL: url }), createLogger('silent'), { project: false });
  for (const { name } of projectionDefinitions) {
    const seconds = await secondsOf(() => acta.adapters.projections.rebuild(name, { takeOver: 'always' }));
    log(`${name}: rebuilt in ${seconds.toFixed(1)} s`);
  }
  return { acta, url, subjects: await subjectsOf(url, size) };
}

async function fill(url, size, log) {
  let told = performance.now();
  let events = 0;
  const seconds = await secondsOf(() =>
    copyRegister(url, registerOf(size), (written) => {
      events = written;
      if (performance.now() < told + 10_000) return;
      told = performance.now();
      log(`Written: ${events} of ${size.events} events`);
    }),
  );
  log(`Written: ${events} events of ${size.decisions} decisions, ${Math.round(events / seconds)} a second`);
  await execute(url, 'vacuum analyze event');
}

/** Files are looked at one after the other, so that no question is answered from the very pages of the one before. */
const FILES = 50;

/** Of the missions those that were on record when half of the events were: questions go back as far. */
async function subjectsOf(url, size) {
  const [head, files, opened] = await execute(
    url,
    'select max(position) as head from event',
    `select substr(stream, 10) as id from event where type = 'DecisionOpened' order by hashtext(stream) limit ${FILES}`,
    `select substr(stream, 9) as id from event where type = 'MissionOpened' and position <= (select max(position) / 2 from event)`,
  );
  const known = new Set(opened.rows.map(({ id }) => id));
  return {
    missions: castOf(size).missions.filter(({ id }) => known.has(id)),
    head: BigInt(head.rows[0].head),
    files: files.rows.map(({ id }) => id),
  };
}
