import type { JsonObject } from '@acta/kernel';
import { alliance } from '../cast.js';
import { dayText } from '../days.js';
import type { Script } from '../script.js';
import { amount, near } from '../statements/amounts.js';
import type { File } from './file.js';
import type { Subject } from './subject.js';

const outcomes = ['feasible', 'feasible', 'not-feasible', 'inconclusive'] as const;

/** The alliance asks, a staff studies, and mostly an answer is given. */
export function* requesting(file: File, { measure, basis, contributor, state }: Subject): Script {
  const { random } = file;
  const figure = near(measure.level, random, 90, 150);
  const asked = amount(figure, measure, basis, random);
  yield* file.say(
    'record-request',
    { by: alliance, to: contributor, amount: asked },
    { what: `${figure} are asked for` },
  );
  yield* file.wait(2, 40);
  if (state && random.chance(0.75)) {
    const body = state.staff;
    const question = random.chance(0.4) ? { question: 'Are there enough, and for how long?' } : {};
    yield* file.say('open-study', { body, ...question }, { what: 'a study was opened' });
    yield* file.wait(10, 120);
    if (random.chance(0.85)) {
      const happened = file.office.today();
      yield* file.say(
        'conclude-study',
        { body, outcome: random.pick(outcomes) },
        { happened, what: 'the study is concluded' },
      );
    }
  }
  if (random.chance(0.75)) {
    const answer = random.pick(['accepted', 'accepted', 'accepted', 'declined', 'lapsed']);
    yield* file.say('answer-request', { by: contributor, answer }, { what: `the request was ${answer}` });
  }
}

/** An intention, perhaps without a figure, and the commitment, which another source may tell otherwise. */
export function* committing(file: File, subject: Subject): Script {
  const { random, office } = file;
  const { measure, basis, contributor: by } = subject;
  const figure = near(measure.level, random, 80, 110);
  if (random.chance(0.4)) {
    const intended: JsonObject = random.chance(0.6) ? { amount: amount(figure, measure, basis, random) } : {};
    yield* file.say('announce-intention', { by, ...intended }, { what: 'more is intended' });
    yield* file.wait(3, 60);
  }
  const data = {
    by,
    to: alliance,
    amount: amount(figure, measure, basis, random),
    ...(random.chance(0.15) && { conditions: ['The others come too'] }),
    ...(random.chance(0.3) && { until: dayText(office.today() + random.between(400, 1500)) }),
  };
  const made = yield* file.say('make-commitment', data, { what: `${figure} are promised` });
  if (!random.chance(0.25)) return;
  yield* file.wait(0, 20);
  const again = random.chance(0.5) ? figure : near(figure, random, 105, 140);
  yield* file.say(
    'make-commitment',
    { by, to: alliance, amount: amount(again, measure, basis, random) },
    { what: `${again} are promised`, links: [{ relation: 'restates', to: made.id }] },
  );
}

/** An intention that is told again. */
export function* restating(file: File, { contributor: by, measure, basis }: Subject): Script {
  const figure = near(measure.level, file.random, 80, 110);
  const data = { by, amount: amount(figure, measure, basis, file.random) };
  yield* file.say('announce-intention', data, { what: `${figure} are still intended` });
}
