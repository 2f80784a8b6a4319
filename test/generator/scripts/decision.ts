import { randomOf } from '../../support/random.js';
import { yearOf } from '../days.js';
import type { Office } from '../office.js';
import type { Script } from '../script.js';
import { amount, near } from '../statements/amounts.js';
import { approval, type Asked } from './approval.js';
import { committing, requesting, restating } from './commitment.js';
import { File, fewest } from './file.js';
import type { Relations } from './relations.js';
import type { Sessions } from './sessions.js';
import { type Subject, subjectOf } from './subject.js';

/** The whole life of a file, from its opening to its close, or to where nothing more was heard of it. */
export function* decision(number: number, office: Office, sessions: Sessions, relations: Relations): Script {
  const random = randomOf(office.seed, 'decision', number);
  const subject = subjectOf(office, office.today(), random);
  const file = new File(`${subject.kind}-${subject.contributor}-${number}`, office, random);
  yield* opening(file, subject, relations);
  const approvers = approversOf(file, subject);
  if (random.chance(0.82)) yield* requesting(file, subject);
  yield* committing(file, subject);
  for (const { body } of approvers) {
    if (random.chance(0.8)) yield* file.say('require-approval', { body }, { what: 'they have to approve' });
  }
  if (random.chance(0.1)) yield* deployment(file, subject, 'partly');
  if (yield* approvals(file, sessions, subject, approvers)) yield* execution(file, sessions, subject, approvers);
  yield* ending(file, subject);
  yield* file.finish();
}

const title = { personnel: 'Troops', funds: 'Funds', equipment: 'Equipment', plan: 'Plan of operations' } as const;

function* opening(file: File, subject: Subject, relations: Relations): Script {
  const { random, office } = file;
  const { kind, contributor, mission } = subject;
  const year = yearOf(office.today());
  const where = mission?.name ?? 'the southern flank';
  const data = {
    title: `${title[kind]} of ${contributor} for ${where}, ${year}`,
    kind,
    contributor,
    ...(mission ? { mission: mission.id } : kind !== 'plan' && { theatre: 'Southern flank' }),
    ...(random.chance(0.4) && {
      reference: `${contributor.slice(0, 3).toUpperCase()}/${year}/${random.between(1, 999)}`,
    }),
    ...((kind === 'plan' || random.chance(0.2)) && { period: String(year) }),
  };
  const links = relations.of(file.id, subject, random);
  const what = `${contributor} considers a contribution to ${where}`;
  const [link] = links;
  if (!link || random.chance(0.7)) yield* file.say('open', data, { what, links });
  else {
    yield* file.say('open', data, { what });
    yield* file.say('link', link, { what: 'the two belong together' });
  }
}

/** A council approves, and for what is large or long the parliament too. */
function approversOf({ random }: File, { state }: Subject): readonly Asked[] {
  if (!state) return [];
  const council = { body: state.council, votes: false };
  return random.chance(0.3) ? [council, { body: state.parliament, votes: true }] : [council];
}

function* approvals(file: File, sessions: Sessions, subject: Subject, approvers: readonly Asked[]): Script<boolean> {
  for (const asked of approvers) {
    if (!(yield* approval(file, sessions, subject, asked))) return false;
  }
  return approvers.length > 0;
}

function* deployment(file: File, { measure, basis, state, kind }: Subject, extent: 'partly' | 'fully'): Script {
  if (kind === 'plan' || !state) return;
  const { random } = file;
  if (random.chance(0.5)) {
    yield* file.say('order-deployment', { by: state.staff }, { what: 'the order was given' });
    yield* file.wait(1, 30);
  }
  const figure = near(measure.level, random, 60, 100);
  const data = { extent, ...(random.chance(0.8) && { amount: amount(figure, measure, basis, random) }) };
  yield* file.say('record-deployment', data, { what: `${figure} are there` });
}

/** Deployed once approved; the mandate is renewed year after year, as often as chance has it. */
function* execution(file: File, sessions: Sessions, subject: Subject, approvers: readonly Asked[]): Script {
  const { random } = file;
  if (random.chance(0.5)) yield* deployment(file, subject, 'partly');
  yield* file.wait(5, 90);
  if (random.chance(0.85)) yield* deployment(file, subject, 'fully');
  while (file.room > 16 && random.chance(0.83)) {
    yield* file.wait(60, 260);
    if (random.chance(0.5)) {
      const figure = near(subject.measure.level, random, 80, 125);
      const data = { amount: amount(figure, subject.measure, subject.basis, random) };
      yield* file.say('amend-commitment', data, { what: `it becomes ${figure}` });
    }
    if (random.chance(0.4)) yield* restating(file, subject);
    if (!(yield* approvals(file, sessions, subject, approvers.slice(0, 1)))) break;
    if (random.chance(0.6)) yield* deployment(file, subject, 'fully');
  }
}

const outcomes = ['fulfilled', 'fulfilled', 'abandoned', 'superseded', 'lapsed'] as const;

function* ending(file: File, subject: Subject): Script {
  const { random, office } = file;
  while (file.events < fewest) {
    yield* restating(file, subject);
    yield* file.wait(3, 60);
  }
  if (random.chance(0.2)) return;
  yield* file.wait(30, 200);
  if (subject.state && subject.kind !== 'plan' && random.chance(0.5)) {
    const happened = office.today();
    yield* file.say('end-deployment', { reason: 'The rotation is over' }, { happened, what: 'the last came home' });
  }
  if (random.chance(0.06)) {
    const data = { by: subject.contributor, reason: 'The government fell' };
    yield* file.say('withdraw-commitment', data, { happened: office.today(), what: 'it was withdrawn' });
  }
  yield* file.say('close', { outcome: random.pick(outcomes) }, { happened: office.today(), what: 'it is closed' });
  if (!random.chance(0.07)) return;
  yield* file.wait(10, 100);
  yield* file.say('reopen', { reason: 'A bill came in' }, { happened: office.today(), what: 'it is open again' });
  yield* restating(file, subject);
}
