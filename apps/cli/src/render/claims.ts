import type { ClaimsAnswer } from '@acta/application';
import { columns } from './columns.js';
import { dateText } from './date.js';

type Claim = ClaimsAnswer['items'][number];

/** What sources claim, for a terminal: claims that contradict others name them by their numbers. */
export function renderClaims({ items }: ClaimsAnswer): string {
  if (items.length === 0) return 'Nothing is claimed.\n';
  const numbers = new Map<string, number>();
  for (const { event } of items) if (!numbers.has(event)) numbers.set(event, numbers.size + 1);
  return items.map((claim) => renderClaim(claim, numbers)).join('\n');
}

function renderClaim(claim: Claim, numbers: ReadonlyMap<string, number>): string {
  const { about, mission, party, decision, event, amount, occurred } = claim;
  const whose = [party, mission].filter((name) => name !== null).join(' / ');
  const head = `${numbers.get(event)}  ${whose}, ${about}: ${amount.text}, ${occurred ? dateText(occurred) : 'no date stated'}`;
  const others = claim.contradicts.map((id) => numbers.get(id) ?? id);
  const rows = [
    ...(decision === null ? [] : [['file', decision]]),
    ['source', sourceText(claim)],
    ...(claim.restates === null ? [] : [['says again', String(numbers.get(claim.restates) ?? claim.restates)]]),
    ...(claim.disputed ? [['disputed', 'yes']] : []),
    ...(others.length === 0 ? [] : [['contradicts', others.join(', ')]]),
  ];
  return `${head}\n${columns(rows, '   ')}\n`;
}

function sourceText({ source, locator, speaker, quote, paraphrase }: Claim): string {
  if (!source) return 'none';
  const where = [source.id, locator, speaker?.name].filter(Boolean).join(', ');
  const words = quote === undefined ? paraphrase : `"${quote}"`;
  return words === undefined ? where : `${where}: ${words}`;
}
