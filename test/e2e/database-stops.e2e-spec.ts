import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServerFolder, type ServerProcess } from '../support/server-process.js';

let folder: ServerFolder;
let one: ServerProcess;
let another: ServerProcess;
beforeAll(async () => {
  folder = await ServerFolder.make();
  one = await folder.start();
  another = await folder.start();
}, 60_000);
afterAll(() => folder.remove());

/** Registers one party after the other, each until it is acknowledged. */
async function write(server: ServerProcess, name: string, signal: AbortSignal): Promise<readonly string[]> {
  const acknowledged: string[] = [];
  while (!signal.aborted) {
    const party = `${name}-${acknowledged.length}`;
    if ((await server.register(party)) === 201) acknowledged.push(party);
    else await delay(50);
  }
  return acknowledged;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await delay(10);
}

describe('an embedded PostgreSQL that is stopped from outside, under two servers', () => {
  it.each([
    ['and waits for their connections to be closed', 'SIGTERM'],
    ['and waits for nobody', 'SIGINT'],
    ['and dies', 'SIGKILL'],
  ] as const)(
    '%s: they say that they are not ready, start it again, and have lost nothing',
    async (_, signal) => {
      const name = signal.toLowerCase();
      const before = await folder.postmaster();
      const stopping = new AbortController();
      const writing = Promise.all(
        [one, another].map((server, index) => write(server, `${name}-${index}`, stopping.signal)),
      );
      await delay(300);
      process.kill(before, signal);
      await until(async () => (await one.readiness()).reason !== undefined);
      await until(async () => (await one.readiness()).status === 200);
      await until(async () => (await another.readiness()).status === 200);
      await delay(300);
      stopping.abort();
      const acknowledged = (await writing).flat();

      expect(await folder.postmaster()).not.toBe(before);
      const mine = async () => (await one.parties()).filter((party) => party.startsWith(name)).toSorted();
      await until(async () => (await mine()).length >= acknowledged.length);
      expect(await mine()).toEqual(acknowledged.toSorted());
    },
    60_000,
  );
});
