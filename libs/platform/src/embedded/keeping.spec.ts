import { describe, expect, it, jest } from '@jest/globals';
import { keepUp, type Kept } from './keeping.js';

const told = () => ({ onStopped: jest.fn(), onRunning: jest.fn(), onFailure: jest.fn() });

/** Down until it has been raised so many times. */
function serverThatTakes(times: number): Kept & { readonly raised: boolean[] } {
  const raised: boolean[] = [];
  return {
    raised,
    isUp: async () => raised.length >= times,
    raise: async (isFirst) => {
      raised.push(isFirst);
      if (raised.length < times) throw new Error('no room on the disk');
    },
  };
}

describe('a server that is kept up', () => {
  it('is raised until it is up, and each failure is told', async () => {
    const leaving = new AbortController();
    const listener = told();
    const server = serverThatTakes(3);
    listener.onRunning.mockImplementation(() => leaving.abort());
    await keepUp(server, listener, leaving.signal);
    expect(server.raised).toEqual([true, false, false]);
    expect(listener.onStopped).toHaveBeenCalledTimes(1);
    expect(listener.onFailure).toHaveBeenCalledTimes(2);
  });

  it('is given up with the last failure, once patience is at its end', async () => {
    const listener = told();
    const keeping = keepUp(serverThatTakes(100), { ...listener, patienceMs: 150 }, new AbortController().signal);
    await expect(keeping).rejects.toThrow('no room on the disk');
    expect(listener.onRunning).not.toHaveBeenCalled();
  });

  it('is left alone from the signal on', async () => {
    const leaving = new AbortController();
    const listener = told();
    const server = serverThatTakes(100);
    listener.onFailure.mockImplementation(() => leaving.abort());
    await keepUp(server, listener, leaving.signal);
    expect(server.raised).toEqual([true]);
    expect(listener.onRunning).not.toHaveBeenCalled();
  });
});
