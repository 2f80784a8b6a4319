import type { CorrectionsAnswer } from '@acta/application';
import { sinceText } from './date.js';
import { placeText } from './place.js';
import { changeText } from './value.js';

type Entry = CorrectionsAnswer['items'][number];
type Change = Entry['changes'][number];

const spanText = ({ from, until }: Change): string =>
  `${from === null ? 'ever' : `from ${from}`}${until === null ? ' on' : ` until ${until}`}`;

/** @param day that alone is asked about; null: any */
function answerText(change: Change, day: string | null): string {
  const { mission, party, figure, decision } = change;
  const place = placeText(mission, party);
  const about = decision === null ? figure : `${figure} of ${decision}`;
  return `       ${place}, ${about}: ${changeText(change)}, ${day === null ? spanText(change) : `on ${day}`}`;
}

const dayText = (bounds: NonNullable<Entry['published']>['before']): string =>
  bounds === null ? 'nothing that was published' : `published ${sinceText(bounds).replace('since', 'on')}`;

/** What answers as published differ in. */
function publishedText({ source, before, after, of }: NonNullable<Entry['published']>): string {
  const places = of.map(({ mission, party }) => placeText(mission, party)).join('; ');
  return `       ${source ?? 'What it cites'}: ${dayText(before)} → ${dayText(after)}. As published, answers differ${places === '' ? '' : ` about ${places}`}.`;
}

function renderEntry(entry: Entry, day: string | null): string {
  const { position, type, recordedAt, actor, reason, concerns, retracted, changes, published } = entry;
  const taken = retracted ? ' (taken back)' : '';
  const asRecorded = published ? ' as recorded' : '';
  const none = `       It changes no answer about the deployment state${day === null ? '' : ` on ${day}`}${asRecorded}.`;
  return [
    `  ${position}  ${type}${taken} on ${recordedAt.slice(0, 10)} by ${actor.name ?? actor.id}: ${reason}`,
    `       of ${concerns.position}  ${concerns.type} in ${concerns.stream}`,
    ...(changes.length > 0 ? changes.map((change) => answerText(change, day)) : [none]),
    ...(published ? [publishedText(published)] : []),
    '',
  ].join('\n');
}

/** What was corrected, for a terminal, each with the answers that it changes. */
export function renderCorrections({ items, validAt }: CorrectionsAnswer): string {
  const entries = items.map((entry) => renderEntry(entry, validAt));
  return ['Corrections, the newest first', '', ...(entries.length > 0 ? entries : ['  None.', ''])].join('\n');
}
