import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { onLeaving } from './leftovers.js';

/** A process of its own, to be killed. It is loaded ahead of time, and begins when it is told to. */
export class Child<Task extends object> {
  readonly #process: ChildProcess;
  readonly #ready: Promise<unknown>;
  readonly #exit: Promise<readonly [number | null, NodeJS.Signals | null]>;

  /** @param program a file of `children/`, without its ending */
  constructor(program: string) {
    this.#process = fork(new URL(`../children/${program}.js`, import.meta.url), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#exit = once(this.#process, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
    void this.#exit.then(onLeaving(() => this.#process.kill('SIGKILL')));
    this.#ready = once(this.#process, 'message');
  }

  /** Resolves once it has begun. */
  async begin(task: Task): Promise<void> {
    await this.#ready;
    const begun = once(this.#process, 'message');
    this.#process.send(task);
    await Promise.race([begun, this.#exit.then(() => this.#throwEnded())]);
  }

  /** `kill -9`. @throws Error if it had ended before by itself: it found something that it could not bear */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    const [, signal] = await this.#exit;
    if (signal !== 'SIGKILL') this.#throwEnded();
  }

  /** Lets it finish what it is at. @throws Error if it does not end well */
  async end(): Promise<void> {
    if (this.#process.connected) this.#process.send('end');
    const [code] = await this.#exit;
    if (code !== 0) this.#throwEnded();
  }

  #throwEnded(): never {
    throw new Error(`A child process ended by itself with exit code ${this.#process.exitCode}; it says why above.`);
  }
}

/** A child's side: waits for its task. The signal is given when it is to end. */
export async function receiveTask<Task>(): Promise<{ readonly task: Task; readonly signal: AbortSignal }> {
  const ended = new AbortController();
  const told = once(process, 'message') as Promise<[Task]>;
  process.send?.('ready');
  const [task] = await told;
  process.on('message', () => ended.abort());
  process.on('disconnect', () => process.exit(1));
  process.send?.('begun');
  return { task, signal: ended.signal };
}
