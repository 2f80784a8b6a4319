import { alliance, type Cast, collective, type Mission, type State } from '../cast.js';
import { type DayNumber, dayText } from '../days.js';
import type { Office } from '../office.js';
import { record, type Script, until } from '../script.js';
import { exactly } from '../statements/amounts.js';
import { randomOf } from '../../support/random.js';

function* stateOnRecord({ id, name, country, council, parliament, staff }: State): Script {
  yield* record(`parties/${id}/register`, { data: { name, kind: 'state', country } });
  const body = (body: string, called: string, roles: readonly string[]) =>
    record(`bodies/${body}/register`, { data: { name: `${called} (${name})`, party: id, roles } });
  yield* body(council, 'Council of Ministers', ['proposes', 'approves']);
  yield* body(parliament, 'Parliament', ['approves', 'informed']);
  yield* body(staff, 'General Staff', ['studies', 'executes']);
}

/** Who takes part, before anything else is recorded. */
export function* partiesOnRecord({ states }: Cast): Script {
  for (const state of states) yield* stateOnRecord(state);
  yield* record(`parties/${alliance}/register`, { data: { name: 'Northern Compact', kind: 'alliance' } });
  const members = states.filter((_, index) => index % 3 === 0).map(({ id }) => id);
  yield* record(`parties/${collective}/register`, {
    data: { name: 'The coastal states', kind: 'collective', members },
  });
}

const measure = (level: number) => ({ unit: 'personnel', level });

/** The level that a mission aims for, year after year; at times it is said again in other words. */
function* targets({ id, until: end, contributors }: Mission, office: Office): Script {
  const random = randomOf(office.seed, id);
  const all = contributors.reduce((sum, { level }) => sum + level, 0);
  let level = Math.round(all / 100) * 100;
  while (office.today() < end) {
    const next = Math.round((level * random.between(90, 125)) / 10_000) * 100 + 100;
    const target = yield* record(`missions/${id}/announce-target`, {
      data: {
        by: alliance,
        amount: exactly(next, measure(next), 'target'),
        baseline: exactly(level, measure(level), 'baseline'),
      },
      occurred: dayText(office.today() - random.between(0, 3)),
      evidence: office.library.cite(`the mission goes from ${level} to ${next}`, random),
    });
    if (random.chance(0.3)) {
      yield* until(office.today() + random.between(1, 40));
      yield* record(`missions/${id}/announce-target`, {
        data: { by: alliance, amount: { value: next, qualifier: 'nearly', basis: 'target', unit: 'personnel' } },
        evidence: office.library.cite(`the mission goes to nearly ${next}`, random),
        links: [{ relation: 'restates', to: target.id }],
      });
    }
    level = next;
    yield* until(office.today() + random.between(250, 500));
  }
}

/** @param last no mission's end is recorded after it */
export function* mission(of: Mission, office: Office, last: DayNumber): Script {
  const { id, name, from, until: end } = of;
  yield* record(`missions/${id}/open`, {
    data: { name, lead: alliance, theatre: `Theatre of ${name}` },
    occurred: dayText(from),
  });
  office.begin(targets(of, office), from + 1);
  if (end > last) return;
  yield* until(end);
  yield* record(`missions/${id}/end`, {
    data: { reason: 'Its task was accomplished' },
    occurred: dayText(end),
    evidence: office.library.cite('the mission has ended', randomOf(office.seed, id, 'end')),
  });
}
