import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServerFolder } from '../support/server-process.js';

let folder: ServerFolder;
beforeAll(async () => {
  folder = await ServerFolder.make();
});
afterAll(() => folder.remove());

describe('a server that is killed between two commands', () => {
  it('has lost nothing when it is started again, and stops cleanly when it is asked to', async () => {
    const first = await folder.start();
    expect(await first.register('belgium')).toBe(201);
    await first.end('SIGKILL');

    const second = await folder.start();
    expect(await second.parties()).toEqual(['belgium']);
    expect(await second.register('france')).toBe(201);
    await second.end('SIGINT');
    expect(second.exitCode).toBe(0);

    const third = await folder.start();
    expect(await third.parties()).toEqual(['belgium', 'france']);
    await third.end('SIGTERM');
  }, 120_000);
});
