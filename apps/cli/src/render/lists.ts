import type {
  GetFindings,
  ListDecisions,
  ListRegister,
  ListSessions,
  RegisterName,
  SearchAuditEvents,
} from '@acta/application';
import type { Query } from '@nestjs/cqrs';
import { asPublished, type AsOf } from './as-of.js';
import { columns, longDay } from './columns.js';
import { dateText, occurredText } from './date.js';

type AnswerTo<Question> = Question extends Query<infer Answer> ? Answer : never;
type Register<Name extends RegisterName> = AnswerTo<ListRegister<Name>>;

interface Said extends AsOf {
  readonly validAt: string | null;
}

interface List<Item> extends Said {
  readonly items: readonly Item[];
}

/** What is shown, on which day, and as known when. */
export const heading = (what: string, said: Said): string => {
  const day = said.validAt === null ? '' : ` on ${longDay(said.validAt)}`;
  return `${what}${day}${asPublished(said) || `, as known at ${said.knownAt}`}`;
};

/** A list for a terminal, a line for each item. */
const table =
  <Item>(what: string, row: (item: Item) => readonly (string | undefined)[]) =>
  (list: List<Item>): string => {
    const rows = list.items.map((item) => row(item).map((cell) => cell ?? ''));
    return `${heading(what, list)}\n\n${rows.length > 0 ? columns(rows) : '  None.'}\n`;
  };

const unsure = (certain: boolean): string => (certain ? '' : '?');

export const renderDecisions: (answer: AnswerTo<ListDecisions>) => string = table(
  'Decisions',
  ({ id, kind, status, certain, contributor, mission, theatre, title }) => [
    `${status}${unsure(certain)}`,
    kind,
    contributor,
    mission ?? theatre,
    id,
    title,
  ],
);

export const renderFindings: (answer: AnswerTo<GetFindings>) => string = table(
  'Findings',
  ({ kind, certain, from, until, certainUntil, mission, party, decision, detail }) => [
    `${kind}${unsure(certain)}`,
    (until === null ? `from ${from ?? '?'}` : `${from ?? '?'} to ${until}`) +
      (certainUntil === undefined ? '' : `, certain to ${certainUntil}`),
    [mission, party].filter(Boolean).join('/'),
    decision ?? undefined,
    detail,
  ],
);

export const renderSessions: (answer: AnswerTo<ListSessions>) => string = table(
  'Agenda',
  ({ id, body, status, certain, date, items }) => [
    `${status}${unsure(certain)}`,
    date.earliest === date.latest ? longDay(date.latest) : dateText(date),
    body,
    id,
    items.map((item) => `${item.decision ?? item.topic}${item.status === 'dropped' ? ' (dropped)' : ''}`).join(', '),
  ],
);

export const renderEvents: (answer: AnswerTo<SearchAuditEvents>) => string = table(
  'Events',
  ({ position, recordedAt, type, stream, occurred, actor }) => [
    String(position),
    recordedAt.slice(0, 19).replace('T', ' '),
    type,
    stream,
    occurredText(occurred),
    actor.name ?? actor.id,
  ],
);

export const renderParties: (answer: Register<'parties'>) => string = table(
  'Parties',
  ({ id, name, kind, country, members }) => [id, kind, country, members ? `${name} (${members.join(', ')})` : name],
);

export const renderBodies: (answer: Register<'bodies'>) => string = table('Bodies', ({ id, name, party, roles }) => [
  id,
  party,
  roles?.join(', '),
  name,
]);

export const renderSources: (answer: Register<'sources'>) => string = table(
  'Sources',
  ({ id, title, publisher, published, language, url }) => [
    id,
    dateText(published),
    language,
    publisher,
    [title, url].filter(Boolean).join(' '),
  ],
);

/** "open, possibly ended" */
function statusOfMission({ status, certain, possibly = [] }: Register<'missions'>['items'][number]): string {
  const others = new Set(possibly.map((other) => other.status).filter((other) => other !== status));
  return [`${status}${unsure(certain)}`, ...[...others].map((other) => `possibly ${other}`)].join(', ');
}

export const renderMissions: (answer: Register<'missions'>) => string = table('Missions', (mission) => [
  statusOfMission(mission),
  mission.id,
  mission.lead,
  mission.theatre,
  mission.name,
]);
