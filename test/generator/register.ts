import type { StoredEvent } from '@acta/event-store';
import { v5 as nameBased } from 'uuid';
import { randomOf } from '../support/random.js';
import { Agenda } from './agenda.js';
import { castOf, type Cast } from './cast.js';
import { Clock } from './clock.js';
import { type DayNumber, workingDay } from './days.js';
import { Ledger } from './ledger.js';
import type { Office } from './office.js';
import type { Command, Script } from './script.js';
import { decision } from './scripts/decision.js';
import { Observations } from './scripts/observations.js';
import { mission, partiesOnRecord } from './scripts/registrations.js';
import { Relations } from './scripts/relations.js';
import { Sessions } from './scripts/sessions.js';
import { EVENTS_PER_SOURCE, firstDay, lastDay, OPENING, type Size } from './size.js';
import { Library } from './statements/library.js';
import { speakers } from './statements/words.js';

/** A command and the event that came of it. */
export interface Recorded {
  /** By which the command is told in a case file. */
  readonly key: string;
  readonly command: Command;
  readonly event: StoredEvent;
}

const PEOPLE = '5a3a8a0e-3f0e-5d0a-8f53-1f0c7f1b9d21';
const CLERKS = ['Clerk One', 'Clerk Two', 'Clerk Three', 'Clerk Four', 'Clerk Five', 'Clerk Six'];

const personOf = (name: string): string => nameBased(name, PEOPLE);

/** All who record or are cited: names by id. */
export const people: ReadonlyMap<string, string> = new Map(
  [...CLERKS, ...speakers].map((name) => [personOf(name), name]),
);

/** The name of the case that a register is, which its ids derive from. */
export const caseNameOf = ({ decisions, events, seed }: Size): string => `generated-${seed}-${decisions}-${events}`;

/**
 * A register as clerks could have kept it for twenty years, in order of recording. The same size gives the same bytes.
 * Memory is bounded by what is under way at a time, and a few hundred bytes for each file.
 */
export function* registerOf(size: Size): Generator<Recorded> {
  yield* new Writing(size).all();
}

class Writing {
  readonly #size: Size;
  readonly #cast: Cast;
  readonly #ledger: Ledger;
  readonly #library: Library;
  readonly #clock: Clock;
  readonly #agenda: Agenda;
  readonly #observations: readonly Observations[];
  #today: DayNumber = firstDay;
  #turn = 0;

  constructor(size: Size) {
    const { seed, decisions } = size;
    const random = randomOf(seed, 'register');
    this.#size = size;
    this.#cast = castOf(size);
    this.#ledger = new Ledger(caseNameOf(size), personOf);
    this.#library = new Library(seed, this.#ledger);
    this.#clock = new Clock(random, size.events / (lastDay - firstDay));
    this.#agenda = new Agenda(random);
    const office: Office = {
      seed,
      cast: this.#cast,
      ledger: this.#ledger,
      library: this.#library,
      today: () => this.#today,
      begin: (script, day) => this.#agenda.put(script, Math.max(day, this.#today)),
    };
    this.#observations = this.#cast.missions.flatMap((of) =>
      of.contributors.map((presence) => new Observations(of, presence, office)),
    );
    for (const of of this.#cast.missions) this.#agenda.put(mission(of, office, lastDay), of.from + 1);
    const [sessions, relations] = [new Sessions(office), new Relations()];
    for (let number = 1; number <= decisions; number++) {
      const day = firstDay + 30 + Math.round(((lastDay - firstDay) * OPENING * number) / decisions);
      this.#agenda.put(decision(number, office, sessions, relations), day);
    }
  }

  *all(): Generator<Recorded> {
    yield* this.#run(partiesOnRecord(this.#cast));
    for (; this.#today <= workingDay(lastDay); this.#today = workingDay(this.#today + 1)) {
      this.#clock.begin(this.#today);
      yield* this.#sources();
      for (let script = this.#agenda.take(this.#today); script; script = this.#agenda.take(this.#today)) {
        yield* this.#run(script);
      }
      yield* this.#observe();
    }
  }

  /** How many events there are to be by the end of this day. */
  #due(): number {
    return Math.round(this.#size.events * Math.min(1, (this.#today - firstDay + 1) / (lastDay - firstDay)));
  }

  *#sources(): Generator<Recorded> {
    while (this.#library.registered < 1 + this.#due() / EVENTS_PER_SOURCE) {
      yield* this.#run(this.#library.register(this.#today));
    }
  }

  /** Presence is observed as often as it takes to keep pace. */
  *#observe(): Generator<Recorded> {
    const going = this.#observations.filter(
      ({ mission: { from, until } }) => from < this.#today && this.#today <= until,
    );
    const due = this.#due();
    while (going.length > 0 && this.#ledger.position < due) {
      const next = going[this.#turn++ % going.length] as Observations;
      for (const recorded of this.#run(next.next(this.#today))) {
        yield recorded;
        if (this.#ledger.position >= due) break;
      }
    }
  }

  /** Records what a script yields, until it waits for another day or ends. */
  *#run(script: Script): Generator<Recorded> {
    let step = script.next(undefined as never);
    while (!step.done) {
      if (typeof step.value === 'number') {
        if (step.value > this.#today) return this.#agenda.put(script, step.value);
        step = script.next(undefined as never);
      } else {
        const recorded = this.#record(step.value);
        yield recorded;
        step = script.next(recorded.event);
      }
    }
  }

  #record(command: Command): Recorded {
    const { actor, recordedAt } = this.#clock.next(CLERKS);
    const event = this.#ledger.record(command, personOf(actor), recordedAt);
    return { key: Ledger.key(this.#ledger.position), command, event };
  }
}
