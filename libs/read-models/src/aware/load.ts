import type { Sessions } from '../approvals/due.js';
import { loadSessions } from '../approvals/load.js';
import { isOver } from '../decision/uncounted.js';
import { concerningOf } from '../decision/concerning.js';
import { leftByEachOther } from '../decision/left-by-others.js';
import type { DecisionRow } from '../decision/row.js';
import { twinsIn } from '../decision/twins.js';
import { decisions } from '../decision/timeline.js';
import { rowsAt } from '../pieces/piece-source.js';
import type { Asked } from '../pieces/times.js';
import { bodies } from '../registers/timelines.js';
import { sessions, type SessionRow } from '../session/timeline.js';
import type { Whose } from './shape.js';

/** All that awareness is composed of, as it is on the day asked about. */
export interface Concerns {
  /** Ids of the body, or of the party and its bodies. */
  readonly who: ReadonlySet<string>;
  /** Open files that name one of them, or that are on one of their agendas. */
  readonly files: readonly DecisionRow[];
  /** The sessions of these bodies. */
  readonly meetings: readonly SessionRow[];
  /** Those that approvals wait for. */
  readonly sessions: Sessions;
}

async function bodiesOf({ pieces, validAt }: Asked, whose: Whose): Promise<readonly string[]> {
  if ('body' in whose) return [whose.body];
  return (await rowsAt(pieces, bodies, validAt, { keys: { party: whose.party } })).map(({ id }) => id);
}

/** The index of the log says which files name them: of a million events, few do. */
async function filesNaming({ log }: Asked, tags: readonly string[]): Promise<readonly string[]> {
  return (await log.naming(tags)).filter((stream) => stream.startsWith(decisions.streamPrefix));
}

const onAgenda = (meetings: readonly SessionRow[]): readonly string[] =>
  meetings.flatMap(({ items }) => items.flatMap(({ decision }) => decision ?? []));

/** These files and those that are certainly the same, as all others leave them: what a body has before it may be told in either. */
async function withTwins(asked: Asked, rows: readonly DecisionRow[]): Promise<readonly DecisionRow[]> {
  const all = [...rows, ...(await concerningOf(asked, rows))];
  const twins = twinsIn(all);
  const same = rows.flatMap(({ id }) => (twins.get(id) ?? []).flatMap(({ file, certain }) => (certain ? file : [])));
  const meant = new Set([...rows, ...same]);
  return leftByEachOther(all).filter((_, index) => meant.has(all[index] as DecisionRow));
}

export async function loadConcerns(asked: Asked, whose: Whose): Promise<Concerns> {
  const { pieces, validAt } = asked;
  const organs = await bodiesOf(asked, whose);
  const tags = [...('party' in whose ? [`party:${whose.party}`] : []), ...organs.map((id) => `body:${id}`)];
  const [named, meetings] = await Promise.all([
    filesNaming(asked, tags),
    organs.length > 0 ? rowsAt(pieces, sessions, validAt, { keys: { body: organs } }) : [],
  ]);
  const streams = [...new Set([...named, ...onAgenda(meetings).map((id) => `${decisions.streamPrefix}${id}`)])];
  const rows = streams.length > 0 ? await rowsAt(pieces, decisions, validAt, { streams }) : [];
  const files = (await withTwins(asked, rows)).filter((file) => !isOver(file));
  return {
    who: new Set([...organs, ...('party' in whose ? [whose.party] : [])]),
    files,
    meetings,
    sessions: await loadSessions(asked, files),
  };
}
