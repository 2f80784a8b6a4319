import type { CorrectionsAnswer } from '@acta/application';
import { sinceText } from './date.js';
import { placeText } from './place.js';
import { changeText } from './value.js';

type Entry = CorrectionsAnswer['items'][number];
type Change = Entry['changes'][number];

const spanText = ({ from, until }: Change): string =>
  `${from === null ? 'ever' : `from ${from}`}${until === null ? ' on' : ` until ${until}`}`;

function answerText(change: Change): string {
  const { mission, party, figure, decision } = change;
  const place = placeText(mission, party);
  const about = decision === null ? figure : `${figure} of ${decision}`;
  return `       ${place}, ${about}: ${changeText(change)}, ${spanText(change)}`;
}

const dayText = (bounds: NonNullable<Entry['published']>['before']): string =>
  bounds === null ? 'nothing that was published' : `published ${sinceText(bounds).replace('since', 'on')}`;

/** What answers as published differ in. */
function publishedText({ source, before, after, of }: NonNullable<Entry['published']>): string {
  const places = of.map(({ mission, party }) => placeText(mission, party)).join('; ');
  return `       ${source ?? 'What it cites'}: ${dayText(before)} → ${dayText(after)}. As published, answers differ${places === '' ? '' : ` about ${places}`}.`;
}

function renderEntry(entry: Entry): string {
  const { position, type, recordedAt, actor, reason, concerns, retracted, changes, published } = entry;
  const taken = retracted ? ' (taken back)' : '';
  const asRecorded = published ? ' as recorded' : '';
  const none = `       It changes no answer about the deployment state${asRecorded}.`;
  return [
    `  ${position}  ${type}${taken} on ${recordedAt.slice(0, 10)} by ${actor.name ?? actor.id}: ${reason}`,
    `       of ${concerns.position}  ${concerns.type} in ${concerns.stream}`,
    ...(changes.length > 0 ? changes.map(answerText) : [none]),
    ...(published ? [publishedText(published)] : []),
    '',
  ].join('\n');
}

/** What was corrected, for a terminal, each with the answers that it changes. */
export const renderCorrections = ({ items }: CorrectionsAnswer): string =>
  ['Corrections, the newest first', '', ...(items.length > 0 ? items.map(renderEntry) : ['  None.', ''])].join('\n');
