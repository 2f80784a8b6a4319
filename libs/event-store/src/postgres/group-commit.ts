import { setTimeout as delay } from 'node:timers/promises';
import { type AppendRequest, appendResult } from '../append-request.js';
import { appendOutcomeUnknown, appendQueueFull, databaseUnreachable, storeClosed, VersionConflict } from '../errors.js';
import { isAsExpected } from '../expectation.js';
import type { AppendResult } from '../port.js';
import { firstResult } from '../repeated-append.js';
import type { StoredEvent } from '../stored-event.js';
import { appendStatement, readVerdicts, type Verdict } from './append-statement.js';
import type { Connection } from './connection.js';
import { asActaError, isDatabaseLost, isRefusalOfAll, reasonOf } from './database-errors.js';
import { queryValue } from './lean-query.js';
import { appendLone, isLone } from './lone-append.js';
import { SilenceWatch } from './silence-watch.js';

export interface GroupCommitOptions {
  readonly connection: Connection;
  /** Whether the connection may keep prepared statements, and keeps `APPEND_SETTINGS`. */
  readonly prepares: boolean;
  /** How many appends may wait. */
  readonly queueLimit: number;
  /** How much text all that wait may hold, in characters; an append that finds none before it may hold more. */
  readonly queueTextLimit: number;
  /** How long an append may wait for a lost database, in milliseconds. */
  readonly patienceMs: number;
  /** How long the database may keep silent over a statement, in milliseconds, before the connection is given up. */
  readonly answerMs: number;
  /** What is recorded under these ids. */
  readonly readRecorded: (ids: readonly string[]) => Promise<readonly StoredEvent[]>;
  /** Called after a commit with the last position that it recorded. */
  readonly onRecorded: (position: bigint) => void;
}

interface Pending {
  readonly request: AppendRequest;
  readonly deadline: number;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
  /** Sent once, and the connection was lost before the answer came: it may be recorded already. */
  isOutcomeUnknown: boolean;
}

const MAX_BATCH_EVENTS = 1000;
const MAX_BATCH_TEXT = 8_000_000;
const MAX_PAUSE_MS = 1000;

/**
 * Gathers the appends that arrive while one statement is under way, and sends them as the next one: the more appends
 * there are, the fewer commits each of them costs. A lone append goes at once.
 */
export class GroupCommit {
  #queue: Pending[] = [];
  #queuedText = 0;
  #running: Promise<void> | undefined;
  #isClosed = false;
  #failures = 0;
  readonly #silence: SilenceWatch;

  constructor(private readonly options: GroupCommitOptions) {
    this.#silence = new SilenceWatch(options.answerMs, () => void options.connection.drop());
  }

  append(request: AppendRequest): Promise<AppendResult> {
    const { patienceMs } = this.options;
    if (this.#isClosed) return Promise.reject(storeClosed());
    if (this.#isFullFor(request)) return Promise.reject(appendQueueFull(this.#queue.length));
    return new Promise((resolve, reject) => {
      this.#queuedText += request.textLength;
      this.#queue.push({ request, resolve, reject, deadline: Date.now() + patienceMs, isOutcomeUnknown: false });
      this.#running ??= this.#run();
    });
  }

  /** Takes no more appends, and resolves once those that wait are answered. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#running;
    await this.options.connection.drop();
  }

  #isFullFor({ textLength }: AppendRequest): boolean {
    const { queueLimit, queueTextLimit } = this.options;
    const isTooMuch = this.#queue.length > 0 && this.#queuedText + textLength > queueTextLimit;
    return isTooMuch || this.#queue.length >= queueLimit;
  }

  #enqueue(queue: Pending[]): void {
    this.#queue = queue;
    this.#queuedText = queue.reduce((sum, { request }) => sum + request.textLength, 0);
  }

  async #run(): Promise<void> {
    // The appends of one moment travel together, and so do those that follow upon an answer.
    await everybodyHadTheirSay();
    while (this.#queue.length > 0) {
      await this.#commit(this.#takeBatch());
      await everybodyHadTheirSay();
    }
    this.#running = undefined;
  }

  #takeBatch(): readonly Pending[] {
    let events = 0;
    let text = 0;
    const end = this.#queue.findIndex(({ request }, index) => {
      events += request.eventCount;
      text += request.textLength;
      return index > 0 && (events > MAX_BATCH_EVENTS || text > MAX_BATCH_TEXT);
    });
    const batch = end < 0 ? this.#queue : this.#queue.slice(0, end);
    this.#enqueue(end < 0 ? [] : this.#queue.slice(end));
    return batch;
  }

  async #commit(batch: readonly Pending[]): Promise<void> {
    let verdicts: readonly Verdict[];
    try {
      verdicts = await this.#send(batch);
    } catch (error) {
      if (isDatabaseLost(error)) return this.#waitForDatabase(batch, error);
      if (isRefusalOfAll(error)) return batch.forEach(({ reject }) => reject(asActaError(error)));
      if (batch.length === 1) return batch[0]?.reject(error);
      // One of them is what the database refuses; the others must not suffer for it.
      const middle = batch.length >> 1;
      await this.#commit(batch.slice(0, middle));
      return this.#commit(batch.slice(middle));
    }
    this.#failures = 0;
    batch.forEach((pending, index) => this.#settle(pending, verdicts[index] as Verdict));
  }

  async #send(batch: readonly Pending[]): Promise<readonly Verdict[]> {
    const requests = batch.map(({ request }) => request);
    const { connection, prepares } = this.options;
    const client = await connection.client();
    this.#silence.asked();
    try {
      const lone = prepares && isLone(requests) && (await appendLone(client, requests[0] as AppendRequest));
      if (lone) return [lone];
      const { name, text, values } = appendStatement(requests);
      const answer = await queryValue(client, prepares ? { name, text, values } : { text, values });
      return readVerdicts(requests, answer);
    } catch (error) {
      if (isDatabaseLost(error)) for (const pending of batch) pending.isOutcomeUnknown = true;
      throw error;
    } finally {
      this.#silence.answered();
    }
  }

  #settle(pending: Pending, verdict: Verdict): void {
    const { request, resolve, reject } = pending;
    switch (verdict.kind) {
      case 'recorded': {
        const result = appendResult(request, verdict.places);
        this.options.onRecorded(result.position);
        return resolve(result);
      }
      case 'unexpected':
        return reject(conflictOf(request, verdict.versions));
      case 'repeated':
        void this.#answerRepeated(pending);
    }
  }

  async #answerRepeated({ request, resolve, reject, isOutcomeUnknown }: Pending): Promise<void> {
    try {
      const ids = request.parts.flatMap(({ events }) => events.map(({ id }) => id));
      const first = firstResult(request, await this.options.readRecorded(ids));
      if (isOutcomeUnknown) this.options.onRecorded(first.position);
      resolve({ ...first, duplicate: !isOutcomeUnknown });
    } catch (error) {
      reject(asActaError(error));
    }
  }

  /** Event ids make it safe to send again what may be recorded already. */
  async #waitForDatabase(batch: readonly Pending[], error: unknown): Promise<void> {
    void this.options.connection.drop();
    const reason = reasonOf(error);
    const now = Date.now();
    const waiting = [...batch, ...this.#queue];
    this.#enqueue(waiting.filter(({ deadline }) => deadline > now));
    for (const { deadline, isOutcomeUnknown, reject } of waiting) {
      if (deadline <= now) reject(isOutcomeUnknown ? appendOutcomeUnknown(reason) : databaseUnreachable(reason));
    }
    await delay(Math.min(25 * 2 ** this.#failures++, MAX_PAUSE_MS));
  }
}

/** Resolves when no promise is left to go on by itself; sooner than a turn of the event loop. */
function everybodyHadTheirSay(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}

function conflictOf({ parts }: AppendRequest, versions: readonly number[]): VersionConflict {
  const part = parts.findIndex(({ expected }, index) => !isAsExpected(expected, versions[index] as number));
  const { stream, expected } = parts[part] as AppendRequest['parts'][number];
  return new VersionConflict(stream, expected, versions[part] as number);
}
