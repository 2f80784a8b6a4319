import type { PledgesAnswer } from '@acta/application';
import { asPublished } from './as-of.js';
import { columns, longDay } from './columns.js';

type Pledge = PledgesAnswer['items'][number];

/** Increases pledged, for a terminal: the totals, those that count, and why others do not. */
export function renderPledges(answer: PledgesAnswer): string {
  const { validAt, totals, unspecified, items } = answer;
  const title = `Pledged by ${longDay(validAt)}${asPublished(answer)}`;
  if (items.length === 0) return `${title}\n\n  Nothing that is on record.\n`;
  const without = unspecified.map(({ party, decision }) => ['no number', `by ${party} (${decision})`]);
  const summary = [...totals.map(({ text }) => ['in all', text]), ...without];
  return [title, '', columns(summary), '', columns(items.map(rowOf)), ''].join('\n');
}

function rowOf({ party, decision, amount, certain, ended, because, within }: Pledge): readonly string[] {
  const where = within === null ? '' : ` ${within}`;
  const why = because === null ? '' : `, not counted: ${because}${where}`;
  return [
    party,
    decision,
    `${amount?.text ?? 'no amount'}${certain ? '' : ' (possibly)'}${ended === 'possibly' ? ', possibly over' : ''}${why}`,
  ];
}
