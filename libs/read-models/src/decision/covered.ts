import { rowsAt } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import { leadsTo, wholesOf } from './links.js';
import type { DecisionRow } from './row.js';
import { decisions } from './timeline.js';

/** A file that is a part of another: under a plan, say, or in a larger contribution. */
export interface CoveredFile extends Pick<DecisionRow, 'kind' | 'title' | 'contributor' | 'status'> {
  readonly decision: string;
  readonly mission: string | null;
  /** False where it may not be a part of it on that day. */
  readonly certain: boolean;
}

/** The files that say on a day to be a part of another, or of something that is promised in it, by id. */
export async function coveredBy(asked: Asked, whole: DecisionRow): Promise<readonly CoveredFile[]> {
  const { pieces, log, validAt } = asked;
  const named = [
    `decision:${whole.id}`,
    ...whole.commitments.flatMap(({ events }) => events.map((event) => `event:${event}`)),
  ];
  const streams = (await log.naming(named)).filter((stream) => stream !== `decision-${whole.id}`);
  const files = streams.length > 0 ? await rowsAt(pieces, decisions, validAt, { streams }) : [];
  return files.flatMap((file) => {
    const links = wholesOf(file).filter(({ to }) => leadsTo(to, whole));
    if (links.length === 0) return [];
    const { id, kind, title, contributor, mission = null, status } = file;
    return { decision: id, kind, title, contributor, mission, status, certain: links.some(({ certain }) => certain) };
  });
}
