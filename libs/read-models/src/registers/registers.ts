import { missions } from '../mission/timeline.js';
import { pageIn, type Page, type PageRequest } from '../page.js';
import { rowsAt } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import type { Timeline } from '../time/timeline.js';
import { bodies, parties, sources } from './timelines.js';

/** One kind of things that are registered. */
export interface RegisterOf<Row> {
  list(asked: Asked, page?: PageRequest): Promise<Page<Row>>;
  /** Undefined where nothing is on record of it on that day. */
  get(asked: Asked, id: string): Promise<Row | undefined>;
}

const registerOf = <Row extends { readonly id: string }>(timeline: Timeline<Row>): RegisterOf<Row> => ({
  async list({ pieces, validAt }, page = {}) {
    const rows = await rowsAt(pieces, timeline, validAt);
    return pageIn(rows, page, { list: timeline.name, validAt }, ({ id }) => [id]);
  },
  async get({ pieces, validAt }, id) {
    return (await rowsAt(pieces, timeline, validAt, { streams: [`${timeline.streamPrefix}${id}`] }))[0];
  },
});

/** The registers by collection, as in a path; rows as they are on the day asked about. */
export const registers = {
  parties: registerOf(parties),
  bodies: registerOf(bodies),
  sources: registerOf(sources),
  missions: registerOf(missions),
} as const;
