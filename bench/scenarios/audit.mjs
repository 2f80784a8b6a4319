import { Client } from 'pg';
import { addDays } from '../../dist/libs/domain/src/index.js';
import { questions } from '../audit/questions.mjs';
import { openRegister } from '../audit/register.mjs';
import { latencyOf } from '../harness/load.mjs';

/** How often a question is asked in a round, each time about something else. */
const TIMES = 15;

/** What an auditor asks of a register of twenty years, beside the bare SQL for the same rows. */
export async function auditScenarios(server, { log }) {
  const { acta, url, subjects } = await openRegister(server, { log });
  const client = new Client({ connectionString: url });
  await client.connect();
  const tables = await tablesOf(acta);
  const limit = 'bare-sql';
  return {
    scenarios: questions.map(({ name, ask, bare, prepare, turnOf = (turn) => turn }) => ({
      name: `audit-${name}`,
      unit: 'ms',
      limit,
      targets: {
        [limit]: latencyOf({
          times: TIMES,
          work: async (turn) => {
            const queries = bare(tables, aboutAt(turnOf(turn), subjects));
            for (const [index, [text, values]] of queries.entries()) {
              const { rows } = await client.query({ name: `${name}-${index}`, text, values });
              for (const { content } of rows) if (content) JSON.parse(content);
            }
          },
        }),
        acta: prepared(
          () => prepare?.(acta, (turn) => aboutAt(turn, subjects)),
          latencyOf({ times: TIMES, work: (turn) => acta.ask(ask(aboutAt(turnOf(turn), subjects))) }),
        ),
      },
    })),
    close: () => Promise.all([client.end(), acta.close()]),
  };
}

const prepared = (prepare, run) => async () => {
  await prepare();
  return run();
};

async function tablesOf({ adapters: { projections } }) {
  const view = await projections.view();
  const statuses = await projections.status();
  return Object.fromEntries(statuses.map(({ name }) => [name, view.table(name)]));
}

/** About what a question is asked the nth time: the same for all targets. */
function aboutAt(turn, { missions, head, files }) {
  const { id, contributors } = missions[turn % missions.length];
  const { state } = contributors[turn % contributors.length];
  const day = addDays('2012-01-01', (turn * 97) % 4000);
  return {
    mission: id,
    party: state.id,
    body: state.council,
    file: files[turn % files.length],
    day,
    from: addDays(day, -365),
    head,
    earlier: head / 2n,
  };
}
