import type { JsonObject, RecordedEvent } from '@acta/kernel';
import type { Random } from '../../support/random.js';
import type { DayNumber } from '../days.js';
import type { Office } from '../office.js';
import { record, type Script, until } from '../script.js';
import { stated } from '../statements/dates.js';
import { correct, dispute, isCorrectable, retract } from './remarks.js';

/** A file has no fewer and no more events than these. */
export const fewest = 10;
const most = 60;

/** What can be taken back without anything that rests on it. */
const retractable = new Set(['StudyConcluded', 'ApprovalDeferred', 'ApprovalPending', 'RequestAnswered']);

interface Remark {
  readonly on: DayNumber;
  readonly script: () => Script;
}

export interface Saying {
  /** When it happened; absent: some days ago, seldom years. */
  readonly happened?: DayNumber;
  /** What the sources say. */
  readonly what: string;
  readonly links?: readonly JsonObject[];
}

/** One decision's file while it is written. */
export class File {
  #events = 0;
  #remarks: Remark[] = [];

  constructor(
    readonly id: string,
    readonly office: Office,
    readonly random: Random,
  ) {}

  get events(): number {
    return this.#events;
  }

  /** How many more events it can take, with what is still to be remarked. */
  get room(): number {
    return most - this.#events - 2 * this.#remarks.length;
  }

  /** Records a command in this file, and at times, later, that it was not quite so. */
  *say(command: string, data: JsonObject, { happened, what, links }: Saying): Script<RecordedEvent> {
    const { office, random } = this;
    const today = office.today();
    for (const { script } of this.#due(today)) yield* this.#counted(script());
    const day = happened ?? today - (random.chance(0.05) ? random.between(30, 1100) : random.between(0, 8));
    const isDated = happened !== undefined || random.chance(0.93);
    const event = yield* this.#counted(
      record(`decisions/${this.id}/${command}`, {
        data,
        ...(isDated && { occurred: stated(day, random, happened === undefined ? 0.15 : 0.03) }),
        ...(isDated && random.chance(0.08) ? {} : { evidence: office.library.cite(what, random) }),
        ...(links && links.length > 0 && { links }),
        ...(random.chance(0.03) && { note: 'To be checked against the minutes' }),
      }),
    );
    this.#consider(event);
    return event;
  }

  /** Goes on some days later. */
  *wait(least: number, most: number): Script {
    yield* until(this.office.today() + this.random.between(least, most));
  }

  /** Records what is still to be remarked, and closes the file for the ledger. */
  *finish(): Script {
    for (const { on, script } of this.#remarks.toSorted((a, b) => a.on - b.on)) {
      yield* until(on);
      yield* this.#counted(script());
    }
    this.office.ledger.settle(`decision-${this.id}`);
  }

  #due(today: DayNumber): readonly Remark[] {
    const due = this.#remarks.filter(({ on }) => on <= today);
    this.#remarks = this.#remarks.filter(({ on }) => on > today);
    return due;
  }

  /** @param script of which every command brings an event of this file */
  *#counted<Result>(script: Script<Result>): Script<Result> {
    let step = script.next(undefined as never);
    while (!step.done) {
      if (typeof step.value !== 'number') this.#events++;
      step = script.next(yield step.value);
    }
    return step.value;
  }

  #consider(event: RecordedEvent): void {
    const { random, office } = this;
    if (this.room < 6) return;
    const chance = random.between(1, 1000);
    const remark =
      chance <= 10 && retractable.has(event.type)
        ? () => retract(event, random)
        : chance <= 20
          ? () => dispute(event, office, random)
          : chance <= 60 && isCorrectable(event)
            ? () => correct(event, office, random)
            : undefined;
    if (remark) this.#remarks.push({ on: office.today() + random.between(2, 300), script: remark });
  }
}
