import type { Timeline } from './time/timeline.js';
import { decisions } from './decision/timeline.js';
import { missions } from './mission/timeline.js';
import { presences } from './presence/timeline.js';
import { bodies, parties, sources } from './registers/timelines.js';
import { sessions } from './session/timeline.js';

/** Every timeline that there is. */
export const timelines: readonly Timeline[] = [parties, bodies, sources, missions, sessions, decisions, presences];
