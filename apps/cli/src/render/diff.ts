import type { DiffAnswer } from '@acta/application';
import { asKnown } from './as-of.js';
import { longDay } from './columns.js';
import { placeText } from './place.js';
import { changeText } from './value.js';

type Difference = DiffAnswer['items'][number];
type Cause = Difference['because'][number];

const sideText = (side: DiffAnswer['from']): string => `${longDay(side.validAt)}${asKnown(side)}`;

function causeText(cause: Cause): string {
  if (cause.kind === 'day') return `the day came: ${longDay(cause.on)}`;
  const { position, type, as, on, actor, recordedAt } = cause;
  const what =
    as === 'in-effect' ? `in effect on ${longDay(on)}` : as === 'known' ? 'came to be known' : 'is not known';
  return `${position}  ${type}, ${what}; recorded on ${recordedAt.slice(0, 10)} by ${actor.name ?? actor.id}`;
}

function renderDifference({
  mission,
  party,
  figure,
  decision,
  subject,
  from,
  to,
  differs,
  because,
}: Difference): string {
  const place = placeText(mission, party);
  // The same file may be decided on by several bodies; the event that tells what else is in it says nothing to a reader.
  const isTold = decision === null ? figure !== 'finding' : figure === 'approval';
  const about = [figure, decision, isTold ? subject : null].filter((part) => part !== null).join(', ');
  const head = `${place}, ${about}: ${changeText({ before: from, after: to, differs })}`;
  return [head, ...because.map((cause) => `  ${causeText(cause)}`), ''].join('\n');
}

/** What differs between two states, for a terminal, each with what made the difference. */
export function renderDiff({ from, to, items }: DiffAnswer): string {
  const title = `From  ${sideText(from)}\nto    ${sideText(to)}\n`;
  return [title, ...(items.length > 0 ? items.map(renderDifference) : ['Nothing differs.', ''])].join('\n');
}
