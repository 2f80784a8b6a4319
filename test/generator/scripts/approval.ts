import { type DayNumber, dayText } from '../days.js';
import { record, type Script, until } from '../script.js';
import { amount, exactly, near } from '../statements/amounts.js';
import type { File } from './file.js';
import type { Meeting, Sessions } from './sessions.js';
import type { Subject } from './subject.js';

/** The approval that a file needs at one body. */
export interface Asked {
  readonly body: string;
  /** Whether it puts things to the vote. */
  readonly votes: boolean;
}

/** Waits for a session, however often it slips; that it was held may be recorded much later. */
function* settled(meeting: Meeting, { office }: File): Script {
  while (meeting.status === 'to-come' && office.today() <= meeting.date) yield* until(meeting.date + 1);
}

function voteIn(file: File, inFavour: boolean) {
  const [more, fewer] = [file.random.between(76, 120), file.random.between(10, 74)];
  const [yes, no] = inFavour ? [more, fewer] : [fewer, more];
  return { vote: { for: yes, against: no, abstained: file.random.between(0, 12) } };
}

/** Puts the file on a session's agenda, and records that it is pending there, or by a day. */
function* tabled(file: File, sessions: Sessions, body: string, command: string): Script<Meeting | DayNumber> {
  const { random, office } = file;
  const from = office.today() + random.between(3, 45);
  if (random.chance(0.2)) {
    yield* file.say(command, { body, due: dayText(from) }, { what: 'it is to be decided by then' });
    return from;
  }
  const meeting = yield* sessions.next(body, from);
  const item = { decision: file.id };
  if (random.chance(0.8)) {
    yield* record(`sessions/${meeting.id}/table-item`, { data: item });
    if (random.chance(0.04)) {
      yield* record(`sessions/${meeting.id}/drop-item`, { data: { ...item, reason: 'There was no time for it' } });
    }
  }
  yield* file.say(command, { body, session: meeting.id }, { what: 'it is on the agenda' });
  return meeting;
}

/** @returns the session at which it can be decided; undefined: without one */
function* awaited(file: File, sessions: Sessions, body: string): Script<Meeting | undefined> {
  let command = 'await-approval';
  for (;;) {
    const at = yield* tabled(file, sessions, body, command);
    if (typeof at === 'number') yield* until(at + file.random.between(-3, 20));
    else yield* settled(at, file);
    const isOff = typeof at !== 'number' && at.status === 'cancelled';
    if (!isOff && (file.room < 12 || !file.random.chance(0.22))) return typeof at === 'number' ? undefined : at;
    command = 'defer-approval';
  }
}

/**
 * One approval: required, pending, deferred any number of times, and granted, refused, or never heard of again.
 * @returns whether it was granted
 */
export function* approval(
  file: File,
  sessions: Sessions,
  { measure, basis }: Subject,
  { body, votes }: Asked,
): Script<boolean> {
  const { random, office } = file;
  const meeting = yield* awaited(file, sessions, body);
  if (random.chance(0.06)) return false;
  yield* file.wait(0, random.chance(0.07) ? 400 : 4);
  const today = office.today();
  const happened = meeting?.date ?? today - random.between(0, 3);
  const at = { body, ...(meeting && { session: meeting.id }) };
  if (random.chance(0.05)) {
    const vote = votes ? voteIn(file, false) : {};
    yield* file.say('refuse-approval', { ...at, reason: 'Too dear', ...vote }, { happened, what: 'it was refused' });
    return false;
  }
  const figure = near(measure.level, random, 85, 110);
  const from = random.chance(0.1) ? happened - random.between(10, 120) : happened + random.between(0, 60);
  const mandate = {
    ceiling: exactly(near(figure, random, 100, 150), measure, 'ceiling'),
    from: dayText(from),
    ...(random.chance(0.85) && { until: dayText(from + random.pick([180, 364, 364, 729])) }),
  };
  yield* file.say(
    'grant-approval',
    {
      ...at,
      ...(random.chance(0.7) && { amount: amount(figure, measure, basis, random) }),
      ...(basis !== 'decrease' && random.chance(0.7) && { mandate }),
      ...(votes && voteIn(file, true)),
      ...(random.chance(0.15) && { conditions: ['Parliament is told every half-year'] }),
    },
    { happened, what: `${figure} were approved` },
  );
  return true;
}
