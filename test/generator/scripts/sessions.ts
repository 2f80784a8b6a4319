import { type Random, randomOf } from '../../support/random.js';
import { type DayNumber, dayText, thursdayFrom } from '../days.js';
import type { Office } from '../office.js';
import { record, type Script, until } from '../script.js';

export interface Meeting {
  readonly id: string;
  readonly body: string;
  date: DayNumber;
  status: 'to-come' | 'held' | 'cancelled';
}

const topics = ['Budget', 'Defence review', 'Agricultural policy', 'Infrastructure', 'Foreign relations'];

/** How long a session may still be referred to, in days. */
const REFERRED_TO = 400;

/** The sessions to come, of every body. */
export class Sessions {
  readonly #toCome = new Map<string, Meeting[]>();
  #scheduled = 0;

  constructor(private readonly office: Office) {}

  /** A session of a body on a day or soon after it; scheduled where there is none. */
  *next(body: string, from: DayNumber): Script<Meeting> {
    const toCome = (this.#toCome.get(body) ?? []).filter(
      ({ date, status }) => status === 'to-come' && date > this.office.today(),
    );
    this.#toCome.set(body, toCome);
    const found = toCome.find(({ date }) => date >= from && date < from + 21);
    if (found) return found;
    const random = randomOf(this.office.seed, 'session', ++this.#scheduled);
    const date = thursdayFrom(from + random.between(0, 10));
    const meeting: Meeting = { id: `${body}-${dayText(date)}-${this.#scheduled}`, body, date, status: 'to-come' };
    toCome.push(meeting);
    yield* record(`sessions/${meeting.id}/schedule`, {
      data: { body, date: dayText(date), ...(random.chance(0.3) && { title: 'Ordinary session' }) },
    });
    this.office.begin(course(meeting, this.office, random), Math.max(date - 6, this.office.today() + 1));
    return meeting;
  }
}

/** What becomes of a session: it may slip, mostly from Thursday to Friday, and now and then it is cancelled. */
function* course(meeting: Meeting, office: Office, random: Random): Script {
  const path = `sessions/${meeting.id}`;
  if (random.chance(0.3)) yield* record(`${path}/table-item`, { data: { topic: random.pick(topics) } });
  while (random.chance(0.15)) {
    meeting.date += random.chance(0.6) ? 1 : random.between(4, 21);
    const data = { date: dayText(meeting.date), ...(random.chance(0.6) && { reason: 'The agenda is too long' }) };
    yield* record(`${path}/postpone`, { data, occurred: dayText(office.today()) });
  }
  if (random.chance(0.03)) {
    meeting.status = 'cancelled';
    yield* record(`${path}/cancel`, { data: { reason: 'No quorum' }, occurred: dayText(office.today()) });
  } else {
    yield* until(meeting.date + (random.chance(0.04) ? random.between(30, 300) : random.between(0, 3)));
    meeting.status = 'held';
    yield* record(`${path}/hold`, { data: { date: dayText(meeting.date) }, occurred: dayText(meeting.date) });
  }
  yield* until(office.today() + REFERRED_TO);
  office.ledger.settle(`session-${meeting.id}`);
}
