import { recordedKnowledge } from '../known/knowledge.js';
import type { Asked } from '../pieces/times.js';
import type { listCorrections } from '../corrections/corrections.js';
import type { Register } from './register.js';
import { storedRegister } from './stored-register.js';

/** What is asked of a register of its own. */
export async function inOwn<Answer>(
  { events }: Register,
  validAt: string,
  ask: (asked: Asked, source: Parameters<typeof listCorrections>[1]) => Promise<Answer>,
): Promise<Answer> {
  const own = await storedRegister();
  try {
    await own.record(events);
    const view = await own.view();
    const source = { ...own, view, knownAt: view.position };
    return await ask({ ...recordedKnowledge(source, view.position), validAt }, source);
  } finally {
    await own.close();
  }
}
