import type { Pool } from 'pg';
import { retryStreams, type Target } from './apply.js';
import { applyBatch, type Member, memberOf } from './batch.js';
import type { ProjectionDefinition } from './definition.js';
import { Leases, type LiveLease } from './leases.js';
import type { LogReader } from './log-reader.js';
import { Sleeper } from './sleeper.js';

export interface ProjectorOptions {
  /** Events applied at a time; default 500. */
  readonly batchSize?: number;
  /** How long a worker that falls silent keeps its projections, in milliseconds; default 3000. */
  readonly leaseMs?: number;
  /** How often the log is looked at when nothing wakes, in milliseconds; default 500. */
  readonly pollMs?: number;
  /** Told of what went wrong in a round; the next round tries again. */
  readonly onError?: (error: unknown) => void;
  /** Told of each checkpoint that has moved. */
  readonly onAdvance?: (name: string, position: bigint) => void;
}

export interface RunOptions {
  readonly signal: AbortSignal;
  /** Yields when something may have been appended; polling goes on beside it. */
  readonly wake?: AsyncIterable<unknown>;
}

/**
 * Keeps the live generations up with the log. Any number of them may run, in any number of processes: each projection is
 * written by the one that has its lease, and rows and checkpoint are one transaction.
 */
export class Projector {
  readonly #pool: Pool;
  readonly #log: LogReader;
  readonly #definitions: readonly ProjectionDefinition[];
  readonly #options: Required<ProjectorOptions>;
  readonly #leases: Leases;
  #held = new Map<number, LiveLease>();
  #renewedAt = Number.NEGATIVE_INFINITY;

  constructor(
    pool: Pool,
    log: LogReader,
    definitions: readonly ProjectionDefinition[],
    options: ProjectorOptions = {},
  ) {
    this.#pool = pool;
    this.#log = log;
    this.#definitions = definitions;
    this.#options = { batchSize: 500, leaseMs: 3000, pollMs: 500, onError: silent, onAdvance: silent, ...options };
    this.#leases = new Leases(pool, this.#options.leaseMs);
  }

  /** Whether it is this worker that keeps a projection up. */
  holds(name: string): boolean {
    return [...this.#held.values()].some(({ definition }) => definition.name === name);
  }

  /** Goes on until the signal is given; then lets go of the leases. */
  async run({ signal, wake }: RunOptions): Promise<void> {
    const sleeper = new Sleeper(signal, wake);
    while (!signal.aborted) {
      const moved = await this.step().catch((error: unknown) => {
        this.#renewedAt = Number.NEGATIVE_INFINITY;
        this.#options.onError(error);
        return false;
      });
      if (!moved) await sleeper.sleep(this.#options.pollMs);
    }
    await this.release().catch(this.#options.onError);
  }

  /** Lets go of the leases, so that another worker need not wait for their end. */
  async release(): Promise<void> {
    this.#held.clear();
    this.#renewedAt = Number.NEGATIVE_INFINITY;
    await this.#leases.release();
  }

  /** One round: each projection that this worker has goes one batch on. @returns whether any did */
  async step(): Promise<boolean> {
    await this.#renewWhenDue();
    const members = await Promise.all([...this.#held.values()].map((lease) => this.#member(lease)));
    await Promise.all(members.map((member) => this.#retry(member)));
    let moved = false;
    for (const [position, group, limit] of groupsOf(members, this.#options.batchSize)) {
      moved = (await this.#advance(position, group, limit)) || moved;
    }
    return moved;
  }

  async #advance(after: bigint, group: readonly Member[], limit: number): Promise<boolean> {
    const { position, lost } = await applyBatch(this.#log, group, after, limit);
    for (const { target } of lost) this.#lose(target);
    if (position === undefined) return false;
    for (const member of group) {
      if (!lost.includes(member)) this.#options.onAdvance(member.target.definition.name, position);
    }
    return true;
  }

  async #retry({ target, exceptions }: Member): Promise<void> {
    if (exceptions.toRetry.length > 0 && !(await retryStreams(target, exceptions))) this.#lose(target);
  }

  #member(lease: LiveLease): Promise<Member> {
    return memberOf(this.#pool, {
      pool: this.#pool,
      log: this.#log,
      definition: lease.definition,
      lease,
      duration: this.#options.leaseMs,
      beat: () => this.#renewWhenDue(),
    });
  }

  #lose({ lease }: Target): void {
    this.#held.delete(lease.generation);
    this.#renewedAt = Number.NEGATIVE_INFINITY;
  }

  /** A lease whose epoch is unchanged keeps its object, and with it the position of a batch under way. */
  async #renewWhenDue(): Promise<void> {
    const now = performance.now();
    if (now - this.#renewedAt < this.#options.leaseMs / 3) return;
    this.#renewedAt = now;
    const taken = await this.#leases.takeLive(this.#definitions);
    this.#held = new Map(
      taken.map((lease) => {
        const held = this.#held.get(lease.generation);
        return [lease.generation, held?.epoch === lease.epoch ? held : lease];
      }),
    );
  }
}

const silent = (): void => undefined;

/**
 * By position, the foremost first, so that one that catches up does not hold up the others; its batch ends where the next
 * group stands, and from there they go on together.
 */
function groupsOf(members: readonly Member[], batchSize: number): [bigint, Member[], number][] {
  const byPosition = new Map<bigint, Member[]>();
  for (const member of members) {
    const { position } = member.target.lease;
    const group = byPosition.get(position);
    if (group) group.push(member);
    else byPosition.set(position, [member]);
  }
  const descending = [...byPosition].toSorted(([a], [b]) => (a < b ? 1 : -1));
  return descending.map(([position, group], index) => {
    const ahead = descending[index - 1]?.[0];
    const gap = ahead === undefined ? batchSize : Number(ahead - position);
    return [position, group, Math.min(batchSize, gap)];
  });
}
