import type { ClaimsAnswer } from '@acta/application';
import { columns } from './columns.js';
import { occurredText } from './date.js';
import { statementText } from './statement.js';

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
  const head = `${numbers.get(event)}  ${whose}, ${about}: ${amount.text}, ${occurredText(occurred)}`;
  const others = claim.contradicts.map((id) => numbers.get(id) ?? id);
  const rows = [
    ...(decision === null ? [] : [['file', decision]]),
    ['source', claim.source ? statementText(claim.source.id, claim) : 'none'],
    ...(claim.restates === null ? [] : [['says again', String(numbers.get(claim.restates) ?? claim.restates)]]),
    ...(claim.disputed ? [['disputed', 'yes']] : []),
    ...(others.length === 0 ? [] : [['contradicts', others.join(', ')]]),
  ];
  return `${head}\n${columns(rows, '   ')}\n`;
}
