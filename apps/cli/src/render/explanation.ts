import { amountText, type ExplainAnswer } from '@acta/application';
import { asPublished } from './as-of.js';
import { columns, longDay } from './columns.js';
import { contentsText } from './contents.js';
import { voteText } from './vote.js';
import { dateText, dueText, occurredText } from './date.js';
import { placeText } from './place.js';
import { statementText } from './statement.js';

type Fact = ExplainAnswer['facts'][number];

const remarked = { EventCorrected: 'corrected', EventRetracted: 'retracted', EventDisputed: 'disputed' } as const;

function factRows({
  position,
  type,
  data,
  occurred,
  corrected,
  evidence,
  counted,
  beside,
  corrections,
}: Fact): readonly string[][] {
  const shown = corrected ?? { data, occurred, evidence };
  const date = occurredText(shown.occurred);
  const said = corrections
    .filter(({ retracted }) => !retracted)
    .map((one) => `${remarked[one.type]} by ${one.position}`);
  const remarks = [counted ? 'counts' : `beside: ${beside}`, ...said].join(', ');
  const cited = shown.evidence.map((evidence) => ['', statementText(evidence.source, evidence)]);
  // What no source says in words is told from the record.
  const isQuoted = shown.evidence.some(({ quote, paraphrase }) => quote !== undefined || paraphrase !== undefined);
  const told = isQuoted ? [] : [['', contentsText(shown.data)]];
  return [[String(position), `${type}, ${date} (${remarks})`], ...told, ...cited];
}

/** Why there is no figure: what was said on the matter, if anything was, comes to none. */
function withoutFigure(facts: readonly Fact[]): string {
  const reasons = new Set(facts.map(({ beside }) => beside));
  if (reasons.size === 0) return 'nothing is on record';
  // What was taken back, refused or is to come says nothing of it either.
  for (const silent of ['retracted', 'not-yet', 'refused'] as const) {
    if (reasons.size > 1) reasons.delete(silent);
  }
  const [reason, ...others] = reasons;
  return (others.length === 0 && reason && withoutFigureFor[reason]) || 'nothing counts';
}

const withoutFigureFor: Readonly<Partial<Record<NonNullable<Fact['beside']>, string>>> = {
  'ceiling-only': 'no amount was approved, only a ceiling',
  'no-amount': 'approved without an amount',
  'no-ceiling': 'approved without a ceiling',
  'not-in-force': 'no ceiling is in force',
  'not-yet': 'nothing yet',
  retracted: 'nothing stands',
  refused: 'refused',
  intention: 'nothing is committed, only intended',
};

/** At which session a body decided or is to decide, or else by when it is due, or of which day it is. */
function decidedText(one: ExplainAnswer['decided'][number]): string {
  const { meeting, occurred } = one;
  return meeting ? `${meeting.id}, ${dateText(meeting.date)}` : (dueText(one) ?? (occurred ? dateText(occurred) : ''));
}

/** A figure explained, for a terminal: what it rests on, who decided it and where, on whose proposal. */
export function renderExplanation(answer: ExplainAnswer): string {
  const { mission, party, figure, value, also, facts, decided, proposals, plans, sources, validAt } = answer;
  const place = placeText(mission, party);
  const figures = [value, ...also].flatMap((one) => one?.text ?? []);
  const part = (title: string, rows: readonly (readonly string[])[]): readonly string[] =>
    rows.length > 0 ? [title, '', columns(rows), ''] : [];
  return [
    `${place}, ${figure} on ${longDay(validAt)}${asPublished(answer)}: ${figures.join('; ') || withoutFigure(facts)}`,
    '',
    ...part('Facts', facts.flatMap(factRows)),
    ...part(
      'Decided',
      decided.map((one) => [
        one.decision,
        `${one.status} at ${one.body}${one.amount ? `: ${amountText(one.amount)}` : ''}${one.vote ? `, ${voteText(one.vote)}` : ''}`,
        decidedText(one),
      ]),
    ),
    ...part(
      'Proposed',
      proposals.map(({ what, by, to, decision, occurred }) => [
        what,
        `by ${by}${to === null ? '' : ` to ${to}`}`,
        `${decision}${occurred ? `, ${dateText(occurred)}` : ''}`,
      ]),
    ),
    ...part(
      'Under',
      plans.map(({ decision, title }) => [decision, title]),
    ),
    ...part(
      'Sources',
      sources.map(({ id, title, published }) => [id, [title, dateText(published)].filter(Boolean).join(', ')]),
    ),
  ].join('\n');
}
