import { setTimeout as delay } from 'node:timers/promises';
import type { WriterTask } from '../children/writer.js';
import type { Context, Figures } from '../scenario.js';
import { checkLog } from '../support/check.js';
import { Child } from '../support/child.js';
import { randomOf } from '../../support/random.js';
import { withHistory } from '../support/with-history.js';

const SLOTS = 2;
const WRITERS_PER_SLOT = 32;

/**
 * A round: one of two processes with 32 writers each dies by kill -9 in the midst of appending, and another one takes its place.
 * It repeats half of what the dead one never heard about, with the same event ids.
 */
export async function killProcess({ seed, rounds, report, createDatabase }: Context): Promise<Figures> {
  const random = randomOf(seed, 'kill-process');
  const url = await createDatabase();
  return withHistory(async (historyPath, attempts) => {
    let spare = new Child<WriterTask>('writer');
    let born = 0;
    let repeated = 0;
    const takeSlot = async (slot: number): Promise<Child<WriterTask>> => {
      const child = spare;
      spare = new Child<WriterTask>('writer');
      await attempts.read();
      const open = attempts.takeUnheardOf(slot);
      const repeat = open.filter(() => random.chance(0.5));
      repeated += repeat.length;
      await child.begin({ url, historyPath, slot, writers: WRITERS_PER_SLOT, seed, name: `${++born}`, repeat });
      return child;
    };

    const slots: Child<WriterTask>[] = [];
    for (let slot = 0; slot < SLOTS; slot++) slots.push(await takeSlot(slot));
    for (let round = 1; round <= rounds; round++) {
      await delay(random.between(20, 300));
      const slot = random.between(0, SLOTS - 1);
      await slots[slot]?.kill();
      slots[slot] = await takeSlot(slot);
      report(`${round} of ${rounds} killed`);
    }
    await delay(200);
    await Promise.all(slots.map((child) => child.end()));
    await spare.kill();

    await attempts.read();
    const events = await checkLog(url, attempts);
    return {
      'kill -9 of a process': rounds,
      writers: SLOTS * WRITERS_PER_SLOT,
      attempts: attempts.size,
      'acknowledged, each there once': attempts.count('acknowledged'),
      'refused, none there': attempts.count('refused'),
      'repeated after a death': repeated,
      'events, dense and in order': events,
    };
  });
}
